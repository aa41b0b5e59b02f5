/** What the page of the lost digits claims, with its numbers. */
import { describe, expect, it } from 'vitest';
import {
  argumentAt,
  cancellations,
  lostFrom,
  type Cancellation,
} from '../../../src/numerics/cancellations.ts';
import {
  digitsLeft,
  digitsOf,
  errorInUlps,
  float32,
  float64,
  relativeError,
  ulpOf,
  type FloatFormat,
} from '../../../src/numerics/floating.ts';

const { expm1, gelu, softplus, sigmoid, tanh } = cancellations;
const formats = [float64, float32];
const pairs = Object.values(cancellations).flatMap((formula) =>
  formats.map((format) => [formula.id, format.id, formula, format] as const),
);

function naiveError(formula: Cancellation, x: number, format: FloatFormat): number {
  const argument = format.round(x);
  return relativeError(formula.naive(argument, format.round), formula.exact(argument));
}

/** Distances spread over the axis, from the safe end to the other. */
function distances({ axis }: Cancellation, { id }: FloatFormat, count: number): number[] {
  const { safe, lost } = axis[id];
  return Array.from({ length: count }, (_, i) => safe * (lost / safe) ** ((i + 0.37) / count));
}

const largestError = (
  formula: Cancellation,
  format: FloatFormat,
  at: readonly number[],
  compute: Cancellation['naive'],
) =>
  Math.max(
    ...at.map((distance) => {
      const x = argumentAt(formula, distance, format.round);
      return errorInUlps(compute(x, format.round), formula.exact(x), format);
    }),
  );

describe('units in the last place', () => {
  it('are the distance of neighbouring numbers, also just below a power of two', () => {
    expect(ulpOf(1, float64)).toBe(2 ** -52);
    expect(ulpOf(-1, float32)).toBe(2 ** -23);
    expect(ulpOf(1 - 2 ** -53, float64)).toBe(2 ** -53);
    expect(ulpOf(8 - 2 ** -50, float64)).toBe(2 ** -50);
    expect(ulpOf(2 ** -140, float32)).toBe(2 ** -149);
  });

  it('count the digits that are left: none of a wrong zero, all of a right value', () => {
    expect(digitsLeft(0, [1e-18, 0], float64)).toBe(0);
    expect(digitsLeft(0.5, [0.5, 0], float32)).toBeCloseTo(7.22, 2);
    expect(digitsLeft(1.001, [1, 0], float64)).toBeCloseTo(3, 6);
  });
});

describe('the usual forms', () => {
  it('exp(x) − 1 is wrong by 2.2·10⁻⁵ at −10⁻¹², by 11 % at −10⁻¹⁶, and in float32 by 19 % at −10⁻⁷', () => {
    expect(naiveError(expm1, -1e-12, float64)).toBeCloseTo(2.2e-5, 6);
    expect(naiveError(expm1, -1e-16, float64)).toBeCloseTo(0.11, 2);
    expect(naiveError(expm1, -1e-7, float32)).toBeCloseTo(0.192, 3);
  });

  it('1 + erf in float32 is off by 57 % at −5.5 and gives 0 from −6; in float64 it gives 0 from −9', () => {
    expect(naiveError(gelu, -5.5, float32)).toBeCloseTo(0.57, 2);
    expect(gelu.naive(-6, Math.fround)).toBe(-0);
    expect(gelu.naive(-9, float64.round)).toBe(-0);
    expect(gelu.exact(-9)[0]).toBeCloseTo(-1.0e-18, 19);
  });

  it('σ(1 − σ) is 0 at 40 where it should be 4.25·10⁻¹⁸, and 1 − tanh² at 20 where it should be 1.70·10⁻¹⁷', () => {
    expect(sigmoid.naive(40, float64.round)).toBe(0);
    expect(sigmoid.exact(40)[0].toPrecision(3)).toBe('4.25e-18');
    expect(tanh.naive(20, float64.round)).toBe(0);
    expect(tanh.exact(20)[0].toPrecision(3)).toBe('1.70e-17');
  });

  it('log(1 + eˣ) is 0 in the tail, and infinite in float32 from 89 on, where it should be x', () => {
    expect(softplus.naive(-40, float64.round)).toBe(0);
    expect(softplus.naive(89, Math.fround)).toBe(Infinity);
  });

  it.each(pairs)('%s in %s has lost its digits where the law says', (_, __, formula, format) => {
    for (const share of [0.5, 1]) {
      const place = lostFrom(formula, format, share);
      const left = formula.remainder(formula.side * place);
      // All around, where what is left of 1 is within half of it.
      const near = Array.from({ length: 4000 }, (_unused, i) => place * Math.exp(i / 4000 - 0.5)).filter(
        (distance) => Math.abs(Math.log(formula.remainder(formula.side * distance) / left)) < 0.4,
      );
      const fewest = Math.min(
        ...near.map((distance) => {
          const x = argumentAt(formula, distance, format.round);
          return digitsLeft(formula.naive(x, format.round), formula.exact(x), format);
        }),
      );
      // To two bits: a rounding can be half or a whole unit, and what precedes it adds another.
      const bits = (fewest / digitsOf(format)) * format.bits;
      expect(Math.abs(bits - (1 - share) * format.bits), `${share} at ${place}`).toBeLessThan(2);
    }
  });
});

describe('the stable forms', () => {
  it.each(pairs.filter(([id]) => id !== 'gelu'))(
    '%s in %s errs by four units at most',
    (_, __, formula, format) => {
      expect(largestError(formula, format, distances(formula, format, 1500), formula.stable)).toBeLessThan(4);
    },
  );

  it('½x erfc(−x/√2) magnifies the rounding of x/√2 by x², but loses no more', () => {
    for (const format of formats)
      for (const distance of distances(gelu, format, 500)) {
        const error = largestError(gelu, format, [distance], gelu.stable);
        expect(error, `at −${distance}`).toBeLessThan(3 + 1.5 * distance * distance);
      }
    expect(largestError(gelu, float64, distances(gelu, float64, 500), gelu.stable)).toBeGreaterThan(500);
  });

  it('the course’s own GELU carries that rounding along and stays within a few units', () => {
    const careful = gelu.careful;
    if (!careful) throw new Error('there is no careful form');
    for (const format of formats)
      expect(largestError(gelu, format, distances(gelu, format, 1500), careful)).toBeLessThan(6);
  });
});

/** Abramowitz and Stegun 7.1.26, good to 1.5·10⁻⁷, on which TensorFlow.js builds its GELU. */
function roughErf(x: number): number {
  const t = 1 / (1 + 0.3275911 * Math.abs(x));
  const polynomial =
    ((((1.061405429 * t - 1.453152027) * t + 1.421413741) * t - 0.284496736) * t + 0.254829592) * t;
  return Math.sign(x) * (1 - polynomial * Math.exp(-x * x));
}

it('GELU on an erf of seven digits is off by 3·10⁻⁶ at −2, 5·10⁻⁵ at −3 and 1.6·10⁻³ at −5', () => {
  const error = (x: number) => relativeError(0.5 * x * (1 + roughErf(x * Math.SQRT1_2)), gelu.exact(x));
  expect(error(-2).toExponential(0)).toBe('3e-6');
  expect(error(-3).toExponential(0)).toBe('5e-5');
  expect(error(-5).toExponential(1)).toBe('1.6e-3');
});

it('exp(x) − 1 computed in double precision and stored as float32, as TensorFlow.js on its CPU does, is right there', () => {
  const x = Math.fround(-1e-7);
  expect(errorInUlps(Math.fround(Math.exp(x) - 1), expm1.exact(x), float32)).toBeLessThan(0.6);
});
