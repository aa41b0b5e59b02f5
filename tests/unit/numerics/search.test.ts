import { describe, expect, it } from 'vitest';
import { centralDifference } from '../../../src/numerics/differences.ts';
import { findMaximum, findZero } from '../../../src/numerics/search.ts';

describe('findZero', () => {
  it('finds a zero to the last digit, whichever way the function runs', () => {
    expect(findZero((x) => x * x - 2, 0, 2)).toBe(Math.SQRT2);
    expect(findZero((x) => 2 - x * x, 0, 2)).toBe(Math.SQRT2);
  });

  it('finds a zero that lies on an end', () => {
    expect(findZero((x) => x, 0, 1)).toBe(0);
    expect(findZero((x) => x - 1, 0, 1)).toBe(1);
  });

  it('refuses ends with one sign', () => {
    expect(() => findZero((x) => x, 1, 2)).toThrow('f has the same sign at 1 and 2');
  });
});

describe('findMaximum', () => {
  it('finds a peak to half the digits, on either side', () => {
    expect(findMaximum((x) => -((x - 0.2) ** 2), -1, 1)).toBeCloseTo(0.2, 7);
    expect(findMaximum((x) => -((x + 0.7) ** 2), -1, 1)).toBeCloseTo(-0.7, 7);
  });

  it('finds a peak that is a corner to all digits', () => {
    expect(findMaximum((x) => -Math.abs(x - 0.2), -1, 1)).toBeCloseTo(0.2, 14);
  });
});

describe('centralDifference', () => {
  it('is exact for polynomials up to the eighth degree', () => {
    expect(centralDifference((x) => x ** 8 - 3 * x, 0.5, 0.1)).toBeCloseTo(8 * 0.5 ** 7 - 3, 12);
  });

  it('gives thirteen digits of the slope of a sine', () => {
    expect(centralDifference(Math.sin, 1, 0.02)).toBeCloseTo(Math.cos(1), 13);
  });
});
