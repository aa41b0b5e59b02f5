import { describe, expect, it } from 'vitest';
import { cellNumber, cellText, machineText } from '../../../src/figure-kit/cell.ts';
import { bytes, count, fixed, percent, seconds, significant } from '../../../src/figure-kit/format.ts';

describe('the number in a cell', () => {
  it.each([
    ['95.4 %', 95.4, '95.4', '%'],
    ['95.4\u202f%', 95.4, '95.4', '%'],
    ['100%', 100, '100', '%'],
    ['−0.5', -0.5, '-0.5', ''],
    ['-0.50', -0.5, '-0.50', ''],
    ['+3', 3, '3', ''],
    ['.25', 0.25, '0.25', ''],
    ['1,240', 1240, '1240', ''],
    ['−12,345,678.9', -12345678.9, '-12345678.9', ''],
    ['9.1·10⁻¹³', 9.1e-13, '9.1e-13', ''],
    ['−2×10¹²', -2e12, '-2e12', ''],
    ['10⁻⁶', 1e-6, '1e-6', ''],
    ['1e-7', 1e-7, '1e-7', ''],
    ['4.1 s', 4.1, '4.1', 's'],
    ['900 ms', 0.9, '900', 'ms'],
    ['412 kB', 412e3, '412', 'kB'],
    ['infinite', Infinity, 'Infinity', ''],
    ['minus infinite', -Infinity, '-Infinity', ''],
  ])('reads %s', (cell, value, plain, unit) => {
    const read = cellNumber(cell);
    expect(read?.value).toBeCloseTo(value, 12);
    expect(read).toMatchObject({ plain, unit, whole: true });
  });

  it('reads the first number of a cell that says more, and knows that it says more', () => {
    expect(cellNumber('1,240 of 3,000')).toMatchObject({ value: 1240, whole: false });
    expect(cellNumber('0.5 to 0.7')).toMatchObject({ value: 0.5, whole: false });
    expect(cellNumber('2 min 5 s')).toMatchObject({ value: 125, whole: false });
  });

  it.each(['any from 0 to 1', '', '–', '−', 'ReLU6', '3D', '1,24', '510⁻³', 'not a number', 'constructor'])(
    'finds none in “%s”',
    (cell) => {
      expect(cellNumber(cell)).toBeUndefined();
    },
  );

  it('reads back whatever the course’s own formats write', () => {
    for (const value of [0, 0.25, -3, 1240, -98765, 0.932]) {
      expect(cellNumber(fixed(value, 3))?.value).toBeCloseTo(value, 3);
      expect(cellNumber(count(value))?.value).toBe(Math.round(value) + 0);
      expect(cellNumber(percent(value))?.value).toBeCloseTo(100 * value, 6);
    }
    for (const value of [9.1e-13, -4.25e9, 0.00123, 7])
      expect(cellNumber(significant(value))?.value).toBeCloseTo(
        value,
        -Math.floor(Math.log10(Math.abs(value))) + 1,
      );
    expect(cellNumber(seconds(125))?.value).toBe(125);
    expect(cellNumber(bytes(1.9e6))?.value).toBe(1.9e6);
  });
});

describe('a cell as it is shown', () => {
  it.each([
    [0.1 + 0.2, '0.3'],
    [-0.5, '−0.5'],
    [1943, '1943'],
    [12345.678, '12,345.7'],
    [-1234567, '−1,234,570'],
    [1.25e-9, '1.25·10⁻⁹'],
    [NaN, 'not a number'],
    [-Infinity, 'minus infinite'],
    ['9.1·10⁻¹³', '9.1·10⁻¹³'],
  ])('writes %s as %s', (cell, text) => {
    expect(cellText(cell)).toBe(text);
  });
});

it('gives a machine a minus that it reads, and leaves a dash between words', () => {
  expect(machineText('from −1 to −0.5')).toBe('from -1 to -0.5');
  expect(machineText('a − b')).toBe('a − b');
  expect(machineText(-1e-7)).toBe('-1e-7');
});
