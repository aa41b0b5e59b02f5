/** Activations by WebAssembly SIMD, float32 only, four or more numbers. Return false, with nothing done, where it cannot be had. */
import type { ElementwiseName } from './kernels/signatures.ts';
import { address, addressOfResult, enter, finish } from './simd.ts';

/** y[i] = f(x[i]); `y` may be `x`. */
export function elementwiseSimd(
  name: ElementwiseName,
  x: Float32Array,
  y: Float32Array,
  parameter: number,
): boolean {
  const n = x.length;
  const kernels = n < 4 ? null : enter(y, 2 * n);
  if (!kernels) return false;
  const xAt = address(x, n);
  const yAt = addressOfResult(y, n);
  kernels[`${name}Forward`](xAt, yAt, n, parameter);
  finish(y, yAt, n);
  return true;
}

/** dx[i] = dy[i]·f′(x[i]); `dx` may be `dy` or `x`. */
export function elementwiseBackwardSimd(
  name: ElementwiseName,
  x: Float32Array,
  dy: Float32Array,
  dx: Float32Array,
  parameter: number,
): boolean {
  const n = x.length;
  const kernels = n < 4 ? null : enter(dx, 3 * n);
  if (!kernels) return false;
  const xAt = address(x, n);
  const dyAt = address(dy, n);
  const dxAt = addressOfResult(dx, n);
  kernels[`${name}Backward`](xAt, dyAt, dxAt, n, parameter);
  finish(dx, dxAt, n);
  return true;
}
