// Softmax of rows: each less its largest, through the exponential, divided by the sum.
import { exponent, mantissa, scale } from './exponential';

/** @param space `width` + 4 floats, aligned; `to` may be `from` */
export function softmax(from: usize, to: usize, space: usize, rows: i32, width: i32): void {
  const bytes: usize = width << 2;
  for (let row = 0; row < rows; row++, from += bytes, to += bytes) {
    // A copy whose last four are filled up with −∞, which adds nothing.
    v128.store(space + (bytes & ~15), f32x4.splat(-Infinity));
    memory.copy(space, from, bytes);
    let top4 = v128.load(space);
    for (let i: usize = 16; i < bytes; i += 16) top4 = f32x4.max(top4, v128.load(space + i));
    const top = max(
      max(f32x4.extract_lane(top4, 0), f32x4.extract_lane(top4, 1)),
      max(f32x4.extract_lane(top4, 2), f32x4.extract_lane(top4, 3)),
    );
    let sum = f32x4.splat(0);
    for (let i: usize = 0; i < bytes; i += 16) {
      const e = exponentialOfDifference(v128.load(space + i), f32x4.splat(top));
      v128.store(space + i, e);
      sum = f32x4.add(sum, e);
    }
    const total =
      f32x4.extract_lane(sum, 0) +
      f32x4.extract_lane(sum, 1) +
      (f32x4.extract_lane(sum, 2) + f32x4.extract_lane(sum, 3));
    for (let i: usize = 0; i < bytes; i += 16)
      v128.store(space + i, f32x4.div(v128.load(space + i), f32x4.splat(total)));
    memory.copy(to, space, bytes);
  }
}

/** e^(x − top). What the difference loses in rounding (Knuth's two-sum) is put back, or it would be magnified by x − top. */
// @ts-ignore: decorator
@inline
function exponentialOfDifference(x: v128, top: v128): v128 {
  const t = f32x4.sub(top, x);
  const part = f32x4.sub(t, top);
  const lost = f32x4.sub(f32x4.sub(top, f32x4.sub(t, part)), f32x4.add(x, part));
  const near = f32x4.lt(t, f32x4.splat(150));
  const head = f32x4.min(t, f32x4.splat(150));
  const n = exponent(head);
  return f32x4.mul(mantissa(n, head, v128.and(lost, near)), scale(n));
}
