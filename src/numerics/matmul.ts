/**
 * Matrix products of row-major arrays: the three that a layer and its gradients need.
 *
 * The fastest form for the arguments is chosen here and nowhere else: WebAssembly SIMD for float32 where the
 * engine and the page's policy allow it, else the tiled TypeScript form. The two differ by rounding only
 * (SIMD sums in float32, the tiled form in float64), and the choice depends on sizes, never on timing, so a
 * run gives the same bits again.
 *
 * Arrays may be longer than the matrix; what lies beyond is not touched.
 */
import { matmulSimd } from './matmul-simd.ts';
import { matmulTiled } from './matmul-tiled.ts';
import type { Vector } from './vector.ts';

/** Below this many multiplications, copying to WebAssembly's memory costs more than it saves. */
const SMALL = 4096;

/** C (m × n) = A (m × k) · B (k × n); with `accumulate`, C += A·B. Throws where an array is too short. */
export function matmul(
  a: Vector,
  b: Vector,
  c: Vector,
  m: number,
  n: number,
  k: number,
  accumulate = false,
): void {
  product('matmul', a, b, c, m, n, k, k, 1, n, 1, accumulate);
}

/** C (m × n) = A (m × k) · Bᵀ, where B is n × k. */
export function matmulTransposedB(
  a: Vector,
  b: Vector,
  c: Vector,
  m: number,
  n: number,
  k: number,
  accumulate = false,
): void {
  product('matmulTransposedB', a, b, c, m, n, k, k, 1, 1, k, accumulate);
}

/** C (m × n) = Aᵀ · B (k × n), where A is k × m. */
export function matmulTransposedA(
  a: Vector,
  b: Vector,
  c: Vector,
  m: number,
  n: number,
  k: number,
  accumulate = false,
): void {
  product('matmulTransposedA', a, b, c, m, n, k, 1, m, n, 1, accumulate);
}

function product(
  name: string,
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
): void {
  if (a.length < m * k || b.length < k * n || c.length < m * n) {
    throw new RangeError(
      `${name}: with m = ${m}, n = ${n}, k = ${k} the arrays need ${m * k}, ${k * n} and ${m * n} numbers, ` +
        `but have ${a.length}, ${b.length} and ${c.length}`,
    );
  }
  const fast =
    m * n * k >= SMALL &&
    a instanceof Float32Array &&
    b instanceof Float32Array &&
    c instanceof Float32Array &&
    matmulSimd(a, b, c, m, n, k, aRow, aStep, bStep, bColumn, accumulate);
  if (!fast) matmulTiled(a, b, c, m, n, k, aRow, aStep, bStep, bColumn, accumulate);
}
