import { expect, test } from 'vitest';
import { gaussHermite, gaussianMean } from '../../../src/numerics/gauss-hermite.ts';

test('polynomials up to degree 2n − 1 are exact: the even moments are 1, 1, 3, 15, 105', () => {
  for (const [power, moment] of [0, 1, 0, 3, 0, 15, 0, 105].map((value, i) => [i + 1, value] as const))
    expect(gaussianMean((x) => x ** power, 5)).toBeCloseTo(moment, 11);
});

test('the weights sum to 1 and the nodes lie symmetric about 0, also for many nodes', () => {
  for (const n of [1, 2, 3, 64, 255, 256]) {
    const { nodes, weights } = gaussHermite(n);
    expect(weights.reduce((sum, w) => sum + w, 0)).toBeCloseTo(1, 12);
    for (let i = 0; i < n; i++) expect(nodes[i] + nodes[n - 1 - i]).toBe(0);
    expect([...nodes].sort((a, b) => a - b)).toEqual([...nodes]);
  }
});

test('a smooth function converges: E[cos X] is exp(−1/2)', () => {
  expect(gaussianMean(Math.cos)).toBeCloseTo(Math.exp(-0.5), 14);
});

test('a number of nodes that cannot be computed is refused', () => {
  expect(() => gaussHermite(0)).toThrow(RangeError);
  expect(() => gaussHermite(257)).toThrow('1 to 256');
});
