/** Max pooling in WebAssembly, float32 only; the loop in networks/max-pool2d.ts is its reference. */
import { address, addressOfResult, enter, finish, finishWhole, space } from './simd.ts';
import type { Vector } from './vector.ts';

interface Plane {
  readonly height: number;
  readonly width: number;
}

/**
 * As many planes as x holds; `winners` receives where in x each output comes from. Returns false, with nothing done,
 * where the kernel cannot be had.
 */
export function maxPoolSimd(
  x: Vector,
  y: Vector,
  winners: Int32Array,
  { height, width }: Plane,
  output: Plane,
  kernelSize: number,
  stride: number,
): boolean {
  if (!(x instanceof Float32Array && y instanceof Float32Array)) return false;
  const kernels = enter(y, x.length + 2 * y.length);
  if (!kernels) return false;
  const xAt = address(x, x.length);
  const yAt = addressOfResult(y, y.length);
  const winnersAt = space(y.length);
  const planes = x.length / (height * width);
  kernels.maxPool(
    xAt,
    yAt,
    winnersAt,
    planes,
    height,
    width,
    kernelSize,
    stride,
    output.height,
    output.width,
  );
  finish(y, yAt, y.length);
  finishWhole(winners, winnersAt, y.length);
  return true;
}
