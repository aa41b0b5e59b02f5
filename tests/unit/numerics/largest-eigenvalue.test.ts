import { expect, test } from 'vitest';
import { largestEigenvalue } from '../../../src/numerics/largest-eigenvalue.ts';
import { createRandom } from '../../../src/numerics/random.ts';

test('of a chain it is 2 − 2 cos(nπ/(n + 1)), with either sign', () => {
  for (const n of [1, 2, 5, 18]) {
    const chain = Float64Array.from({ length: n * n }, (_, p) => {
      const [i, j] = [Math.floor(p / n), p % n];
      return i === j ? 2 : Math.abs(i - j) === 1 ? -1 : 0;
    });
    expect(largestEigenvalue(chain, n)).toBeCloseTo(2 - 2 * Math.cos((n * Math.PI) / (n + 1)), 10);
    const least = -(2 - 2 * Math.cos(Math.PI / (n + 1)));
    expect(
      largestEigenvalue(
        chain.map((x) => -x),
        n,
      ),
    ).toBeCloseTo(least, 10);
  }
});

test.each([1, 2, 3])('a matrix made of known eigenvalues gives the largest, seed %i', (seed) => {
  const n = 12;
  const random = createRandom(seed);
  const eigenvalues = Array.from({ length: n }, (_, i) => (i === 7 ? 3.25 : -10 * random.uniform()));
  // Two reflections turn the diagonal matrix.
  let matrix = Float64Array.from({ length: n * n }, (_, p) =>
    p % (n + 1) === 0 ? eigenvalues[p / (n + 1)] : 0,
  );
  for (let turn = 0; turn < 2; turn++) {
    const v = Array.from({ length: n }, () => random.normal());
    const vv = v.reduce((sum, x) => sum + x * x, 0);
    const reflect = (m: Float64Array): Float64Array =>
      m.map((x, p) => {
        const [i, j] = [Math.floor(p / n), p % n];
        const dot = v.reduce((sum, w, k) => sum + w * m[k * n + j], 0);
        return x - (2 * v[i] * dot) / vv;
      });
    const transposed = (m: Float64Array) => m.map((_, p) => m[(p % n) * n + Math.floor(p / n)]);
    matrix = transposed(reflect(transposed(reflect(matrix))));
  }
  expect(largestEigenvalue(matrix, n)).toBeCloseTo(3.25, 9);
});

test('a diagonal matrix, and one of zeros, need no reflection', () => {
  expect(largestEigenvalue([1, 0, 0, 0, 4, 0, 0, 0, -7], 3)).toBeCloseTo(4, 12);
  expect(largestEigenvalue([0, 0, 0, 0], 2)).toBeCloseTo(0, 12);
});
