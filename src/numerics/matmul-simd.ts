/** The matrix product by the WebAssembly SIMD kernel, float32 only. */
import { address, addressOfResult, enter, finish, space } from './simd.ts';

/** Like matmulReference. Returns false, with nothing done, where the kernel cannot be had. */
export function matmulSimd(
  a: Float32Array,
  b: Float32Array,
  c: Float32Array,
  m: number,
  n: number,
  k: number,
  aRow: number,
  aStep: number,
  bStep: number,
  bColumn: number,
  accumulate: boolean,
): boolean {
  const panel = 8 * k + 32;
  const kernels = enter(c, panel + m * k + k * n + m * n);
  if (!kernels) return false;
  const panelAt = space(panel);
  const aAt = address(a, m * k);
  const bAt = address(b, k * n);
  const cAt = accumulate ? address(c, m * n) : addressOfResult(c, m * n);
  kernels.matmul(aAt, bAt, cAt, panelAt, m, n, k, aRow, aStep, bStep, bColumn, accumulate ? 1 : 0);
  finish(c, cAt, m * n);
  return true;
}
