/**
 * The matrix product in the form to read: C = A·B, or C += A·B, on any strides.
 *
 * A's element (i, t) is `a[i * aRow + t * aStep]`, B's element (t, j) is `b[t * bStep + j * bColumn]`; C is
 * row-major m × n. A transpose is an exchange of the two strides. Sums are in double precision and rounded
 * once, when stored. Nothing calls this but the tests of the faster forms beside it.
 */
import type { Vector } from './vector.ts';

/** Plain numbers instead of an object of strides: this is called several times a training step. */
export type Matmul = (
  a: Vector,
  b: Vector,
  c: Vector,
  m: number,
  n: number,
  k: number,
  aRow: number,
  aStep: number,
  bStep: number,
  bColumn: number,
  accumulate: boolean,
) => void;

export const matmulReference: Matmul = (a, b, c, m, n, k, aRow, aStep, bStep, bColumn, accumulate) => {
  for (let i = 0; i < m; i++) {
    for (let j = 0; j < n; j++) {
      let sum = 0;
      for (let t = 0; t < k; t++) sum += a[i * aRow + t * aStep] * b[t * bStep + j * bColumn];
      c[i * n + j] = accumulate ? c[i * n + j] + sum : sum;
    }
  }
};
