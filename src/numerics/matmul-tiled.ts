/**
 * The matrix product for engines without WebAssembly SIMD, for float64, and for small matrices.
 *
 * Eight sums at a time (2 rows × 4 columns) stay in registers, so that each number loaded is used several
 * times, and B is first copied column by column into panels of four, which are then read straight through.
 * The panels are float64 whatever B is: converting once beats converting at every use. (Rounding each
 * sum to float32, as the SIMD form does, would make it three times slower: V8 has no float32 arithmetic.)
 */
import type { Matmul } from './matmul-reference.ts';
import type { Vector } from './vector.ts';

const WIDTH = 4;
let panel = new Float64Array(0);

export const matmulTiled: Matmul = (a, b, c, m, n, k, aRow, aStep, bStep, bColumn, accumulate) => {
  if (panel.length < WIDTH * k) panel = new Float64Array(WIDTH * k);
  for (let j = 0; j < n; j += WIDTH) {
    const columns = Math.min(WIDTH, n - j);
    pack(panel, b, j * bColumn, columns, k, bStep, bColumn);
    for (let i = 0; i < m; i += 2) {
      tile(a, c, i * aRow, i + 1 < m ? aRow : 0, aStep, k, i * n + j, i + 1 < m ? n : 0, columns, accumulate);
    }
  }
};

/** panel[4t + j] = B(t, j); columns beyond the matrix are zero. */
function pack(
  to: Float64Array,
  b: Vector,
  start: number,
  columns: number,
  k: number,
  bStep: number,
  bColumn: number,
) {
  if (columns < WIDTH) to.fill(0, 0, WIDTH * k);
  for (let j = 0; j < columns; j++) {
    let from = start + j * bColumn;
    for (let at = j; at < WIDTH * k; at += WIDTH) {
      to[at] = b[from];
      from += bStep;
    }
  }
}

/** Where the second row lies outside the matrix, `aRow` and `cRow` are 0 and the first is computed twice. */
function tile(
  a: Vector,
  c: Vector,
  aStart: number,
  aRow: number,
  aStep: number,
  k: number,
  cStart: number,
  cRow: number,
  columns: number,
  accumulate: boolean,
) {
  const p = panel;
  let s00 = 0;
  let s01 = 0;
  let s02 = 0;
  let s03 = 0;
  let s10 = 0;
  let s11 = 0;
  let s12 = 0;
  let s13 = 0;
  let at = aStart;
  for (let q = 0; q < WIDTH * k; q += WIDTH) {
    const a0 = a[at];
    const a1 = a[at + aRow];
    at += aStep;
    s00 += a0 * p[q];
    s01 += a0 * p[q + 1];
    s02 += a0 * p[q + 2];
    s03 += a0 * p[q + 3];
    s10 += a1 * p[q];
    s11 += a1 * p[q + 1];
    s12 += a1 * p[q + 2];
    s13 += a1 * p[q + 3];
  }
  store(c, cStart, columns, s00, s01, s02, s03, accumulate);
  if (cRow > 0) store(c, cStart + cRow, columns, s10, s11, s12, s13, accumulate);
}

function store(
  c: Vector,
  at: number,
  columns: number,
  s0: number,
  s1: number,
  s2: number,
  s3: number,
  accumulate: boolean,
) {
  c[at] = accumulate ? c[at] + s0 : s0;
  if (columns > 1) c[at + 1] = accumulate ? c[at + 1] + s1 : s1;
  if (columns > 2) c[at + 2] = accumulate ? c[at + 2] + s2 : s2;
  if (columns > 3) c[at + 3] = accumulate ? c[at + 3] + s3 : s3;
}
