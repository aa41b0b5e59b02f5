import { describe, expect, it } from 'vitest';
import { bytes, count, fixed, percent, seconds, significant } from '../../../src/figure-kit/format.ts';

describe('numbers are written as a person writes them', () => {
  it('very small and very large ones in powers of ten', () => {
    expect(significant(0.25 ** 20, 2)).toBe('9.1·10⁻¹³');
    expect(significant(-6.02e23)).toBe('−6.02·10²³');
  });

  it('others with as many digits as asked for', () => {
    expect(significant(0.15432)).toBe('0.154');
    expect(significant(2, 2)).toBe('2.0');
    expect(significant(1234.5)).toBe('1,230');
    expect(significant(0.0012345, 2)).toBe('0.0012');
  });

  it('a number that rounds up to the next power keeps its digits', () => {
    expect(significant(0.99996, 3)).toBe('1.00');
    expect(significant(9.996, 3)).toBe('10.0');
    expect(significant(9.9999e-4, 2)).toBe('0.0010');
  });

  it('with a true minus, and none before zero', () => {
    expect(fixed(-0.5, 2)).toBe('−0.50');
    expect(fixed(-0.001, 2)).toBe('0.00');
    expect(significant(-0)).toBe('0');
    expect(count(-1240)).toBe('−1,240');
    expect(count(-0.2)).toBe('0');
  });

  it('what is no number in words', () => {
    expect(fixed(NaN, 2)).toBe('not a number');
    expect(significant(Infinity)).toBe('infinite');
    expect(percent(-Infinity)).toBe('minus infinite');
  });
});

describe('units', () => {
  it('stand behind a thin space that does not break', () => {
    expect(percent(0.932)).toBe('93.2\u202f%');
    expect(percent(1, 0)).toBe('100\u202f%');
    expect(bytes(412_300)).toBe('412\u202fkB');
    expect(bytes(1_940_000)).toBe('1.9\u202fMB');
  });

  it('of time change at a minute, and no time has sixty seconds left over', () => {
    expect(seconds(4.06)).toBe('4.1\u202fs');
    expect(seconds(59.96)).toBe('1\u202fmin 0\u202fs');
    expect(seconds(125)).toBe('2\u202fmin 5\u202fs');
    expect(seconds(119.7)).toBe('2\u202fmin 0\u202fs');
  });
});
