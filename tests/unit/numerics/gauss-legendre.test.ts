import { expect, it } from 'vitest';
import { gaussianExpectation, integrate } from '../../../src/numerics/gauss-legendre.ts';

it('integrates a polynomial exactly', () => {
  expect(integrate((x) => 5 * x ** 4 - 2 * x, -1, 2)).toBeCloseTo(30, 13);
});

it('integrates across a corner and a jump exactly, given where they are', () => {
  expect(integrate((x) => Math.abs(x - 0.3), 0, 1, [0.3])).toBeCloseTo((0.09 + 0.49) / 2, 15);
  expect(integrate((x) => (x > 0.3 ? 1 : 0), 0, 1, [0.3])).toBeCloseTo(0.7, 15);
});

it('does not mind breakpoints that are outside, or in no order', () => {
  expect(integrate((x) => Math.abs(x - 0.3), 0, 1, [7, 0.6, 0.3, -2])).toBeCloseTo(0.29, 15);
});

it('gives the moments of the standard normal', () => {
  expect(gaussianExpectation(() => 1)).toBeCloseTo(1, 14);
  expect(gaussianExpectation((x) => x)).toBeCloseTo(0, 14);
  expect(gaussianExpectation((x) => x ** 4)).toBeCloseTo(3, 13);
});

it('gives the expectation of a clipped normal, whose corners are not at 0', () => {
  // E[clip(X, −1, 1)²], by parts: 1 − 2φ(1)·1.
  const exact = 1 - (2 * Math.exp(-0.5)) / Math.sqrt(2 * Math.PI);
  expect(gaussianExpectation((x) => Math.min(1, x * x), [-1, 1])).toBeCloseTo(exact, 14);
});
