/** Double-double against mpmath at 80 digits: it has to be right far beyond the double that it measures. */
import { describe, expect, it } from 'vitest';
import golden from '../../golden/double-double.json' with { type: 'json' };
import {
  add,
  divide,
  exactly,
  exactProduct,
  exactSum,
  multiply,
  subtract,
  type DoubleDouble,
} from '../../../src/numerics/double-double.ts';
import { preciseExp, preciseExpm1, preciseLog1p, preciseNormalTail } from '../../../src/numerics/precise.ts';

/** |a − b|/|b| */
function relativeError(a: DoubleDouble, b: DoubleDouble): number {
  const [high, low] = subtract(a, b);
  return Math.abs(high + low) / Math.abs(b[0]);
}

describe('the arithmetic', () => {
  it('keeps what a double drops', () => {
    expect(exactSum(1, 1e-20)).toEqual([1, 1e-20]);
    expect(exactSum(1e-20, 1)).toEqual([1, 1e-20]);
    // (1 + 2⁻³⁰)² = 1 + 2⁻²⁹ + 2⁻⁶⁰
    expect(exactProduct(1 + 2 ** -30, 1 + 2 ** -30)).toEqual([1 + 2 ** -29, 2 ** -60]);
  });

  it('gives back what is left when two numbers of 32 digits cancel', () => {
    const a: DoubleDouble = [1, 2 ** -54];
    expect(subtract(a, exactly(1))).toEqual([2 ** -54, 0]);
    expect(add(a, [-1, 2 ** -60])).toEqual([2 ** -54 + 2 ** -60, 0]);
  });

  it('divides so that the product with the divisor is the dividend to 31 digits', () => {
    const a: DoubleDouble = [Math.PI, 1.2246467991473532e-16];
    const b: DoubleDouble = [Math.E, 1.4456468917292502e-16];
    expect(relativeError(multiply(divide(a, b), b), a)).toBeLessThan(1e-31);
    const third = divide(exactly(1), exactly(3));
    expect(relativeError(multiply(third, exactly(3)), exactly(1))).toBeLessThan(1e-31);
  });
});

describe.each([
  ['eʸ', golden.exp, (x: number) => preciseExp(exactly(x)), 1e-28],
  ['eʸ − 1', golden.expm1, (x: number) => preciseExpm1(exactly(x)), 1e-30],
  ['log(1 + u)', golden.log1p, (x: number) => preciseLog1p(exactly(x)), 1e-30],
  ['Φ(−x)', golden.normalTail, preciseNormalTail, 1e-27],
] as const)('%s', (_, values, computed, tolerance) => {
  it(`is right to ${-Math.log10(tolerance)} digits`, () => {
    for (const [x = NaN, high = NaN, low = NaN] of values)
      expect(relativeError(computed(x), [high, low]), `at ${x}`).toBeLessThan(tolerance);
  });
});
