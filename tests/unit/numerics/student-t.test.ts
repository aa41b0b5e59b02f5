import { expect, test } from 'vitest';
import { estimate, limitOf, shareWithin, standAfterHolm } from '../../../src/numerics/student-t.ts';

/** The density, integrated by Simpson's rule: shares no code or formula with the finite sums. */
function byIntegration(t: number, degrees: number): number {
  const density = (x: number) => (1 + x ** 2 / degrees) ** (-(degrees + 1) / 2);
  const simpson = (to: number, n: number) => {
    let sum = density(0) + density(to);
    for (let i = 1; i < n; i++) sum += density((to * i) / n) * (i % 2 === 1 ? 4 : 2);
    return (sum * to) / n / 3;
  };
  // Normalised by Γ, through its recursion from Γ(1/2) and Γ(1).
  const gamma = (half: number): number =>
    half === 1 ? Math.sqrt(Math.PI) : half === 2 ? 1 : (half / 2 - 1) * gamma(half - 2);
  return (2 * simpson(t, 2000) * gamma(degrees + 1)) / (Math.sqrt(degrees * Math.PI) * gamma(degrees));
}

test.each([1, 2, 3, 4, 5, 8, 9])(
  'with %i degrees of freedom the share within t is the integral of the density',
  (degrees) => {
    for (const t of [0, 0.3, 1, 2.5, 6])
      expect(shareWithin(t, degrees)).toBeCloseTo(byIntegration(t, degrees), 9);
    expect(shareWithin(-1, degrees)).toBe(shareWithin(1, degrees));
  },
);

test.each([
  [1, 12.706],
  [2, 4.303],
  [4, 2.776],
  [9, 2.262],
])('95 %% lie, with %i degrees of freedom, within the %d of every table', (degrees, limit) => {
  expect(limitOf(0.95, degrees)).toBeCloseTo(limit, 3);
});

test('of five differences, mean, interval and p are those of a paired t test', () => {
  // By hand: mean 3, variance 2.5, so t = 3/√0.5 = 4.243 with 4 degrees of freedom.
  const { mean, halfWidth, p } = estimate([1, 2, 3, 4, 5]);
  expect(mean).toBe(3);
  expect(halfWidth).toBeCloseTo(2.776445 * Math.SQRT1_2, 5);
  expect(p).toBeCloseTo(1 - byIntegration(3 / Math.SQRT1_2, 4), 9);
  expect(estimate([2, 2, 2]).p).toBe(0);
  expect(() => estimate([1])).toThrow('two or more');
});

test('Holm stops at the first that is too large for its rank', () => {
  expect(standAfterHolm([0.001, 0.04, 0.03])).toBe(1);
  expect(standAfterHolm([0.01, 0.02, 0.04])).toBe(3);
  expect(standAfterHolm([0.02, 0.5, 0.9])).toBe(0);
  expect(standAfterHolm([])).toBe(0);
});
