import { describe, expect, test } from 'vitest';
import {
  around,
  judgeNumber,
  printNumber,
  printTarget,
  readNumber,
} from '../../../src/components/exercises/number.ts';

describe('a number is read as people write it', () => {
  test.each([
    ['0.25', 0.25],
    ['0,25', 0.25],
    ['.25', 0.25],
    ['1/4', 0.25],
    ['-0.5', -0.5],
    ['−0.5', -0.5],
    ['–0,5', -0.5],
    ['−1/4', -0.25],
    ['1e-3', 0.001],
    ['2.5·10⁻³', 0.0025],
    ['2,5 × 10^-3', 0.0025],
    ['2.5x10^−3', 0.0025],
    ['10⁻⁶', 1e-6],
    ['-10^3', -1000],
    ['109386', 109386],
    ['109,386', 109386],
    ['109 386', 109386],
    ['109 386', 109386],
    ['1,234,567.5', 1234567.5],
    ['≈ 3.1', 3.1],
    ['25 %', 0.25],
  ])('%s', (text, value) => {
    expect(readNumber(text).some((each) => Math.abs(each - value) <= 1e-12 * Math.abs(value))).toBe(true);
  });

  test('with its unit repeated, and a per cent sign that belongs to the unit', () => {
    expect(readNumber('58.5 %', '%')).toEqual([58.5]);
    expect(readNumber('3 ns', 'ns')).toEqual([3]);
  });

  test.each([
    '',
    'about ten',
    '1/0',
    '1.2.3',
    '1/2/3',
    '--4',
    '4 apples',
    '1,23,456',
    'Infinity',
    'NaN',
    '0x10',
  ])('%j is not a number', (text) => expect(readNumber(text)).toEqual([]));
});

describe('an answer', () => {
  const slips = [{ index: 0, ...around(109184) }];

  test('is right when one reading of it is right', () => {
    expect(judgeNumber('109,386', around(109386), slips)).toEqual({ kind: 'right' });
    expect(judgeNumber('109,386', around(109.386), [])).toEqual({ kind: 'right' });
  });

  test('may be off by its tolerance, and not by more', () => {
    expect(judgeNumber('3.15', around(3.1, 0.05), []).kind).toBe('right');
    expect(judgeNumber('3.16', around(3.1, 0.05), []).kind).toBe('wrong');
  });

  test('is forgiven the dust of binary fractions, and nothing else, where no tolerance is given', () => {
    expect(judgeNumber('0.3', around(0.1 + 0.2), []).kind).toBe('right');
    expect(judgeNumber('0.300001', around(0.1 + 0.2), []).kind).toBe('wrong');
  });

  test('that is a known slip names the slip', () => {
    expect(judgeNumber('109184', around(109386), slips)).toEqual({ kind: 'wrong', slip: 0 });
    expect(judgeNumber('7', around(109386), slips)).toEqual({ kind: 'wrong' });
  });

  test('that is no number is not called wrong', () => {
    expect(judgeNumber('many', around(109386), slips)).toEqual({ kind: 'unread' });
  });
});

describe('a number in an answer key', () => {
  test.each([
    [79510, '79,510'],
    [-2.5, '−2.5'],
    [1 / 26, '0.0384615'],
    [2.5e-10, '2.5·10⁻¹⁰'],
    [0, '0'],
  ])('%d is printed %s', (value, text) => expect(printNumber(value)).toBe(text));

  test('is one number where only dust is forgiven, and a range where more is', () => {
    expect(printTarget(around(0.1 + 0.2))).toBe('0.3');
    expect(printTarget({ from: 6, to: 15.5 })).toBe('6 to 15.5');
  });
});
