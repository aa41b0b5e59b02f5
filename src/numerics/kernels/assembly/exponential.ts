// e^(−t) for t ≥ 0, four float32 at a time, as the product of two factors: a sum of a product with it can then be
// rounded once, also where e^(−t) itself is subnormal and has lost digits.
//
// e^(−t) = 2ⁿ·e^r with n the nearest whole number to −t·log₂e. ln 2 is split into a head of ten bits, whose
// products with n are exact, and the rest; e^r is Cephes' polynomial (expf, Moshier 1989), good to 1 ulp. t is cut
// at 150, where 0 is the nearest float32; NaN passes through everything.

const LOG2E: f32 = 1.44269504;
const LN2_HEAD: f32 = 0.693359375;
const LN2_REST: f32 = -2.12194440e-4;

/** n above. */
// @ts-ignore: decorator
@inline
export function exponent(t: v128): v128 {
  return f32x4.nearest(f32x4.mul(t, f32x4.splat(-LOG2E)));
}

/** 2^⌊n/2⌋·e^r: the large factor. t is `head + rest`. */
// @ts-ignore: decorator
@inline
export function mantissa(n: v128, head: v128, rest: v128): v128 {
  let r = f32x4.sub(f32x4.neg(head), f32x4.mul(n, f32x4.splat(LN2_HEAD)));
  r = f32x4.sub(r, f32x4.add(rest, f32x4.mul(n, f32x4.splat(LN2_REST))));
  let p = f32x4.splat(1.9875691500e-4);
  p = f32x4.add(f32x4.mul(p, r), f32x4.splat(1.3981999507e-3));
  p = f32x4.add(f32x4.mul(p, r), f32x4.splat(8.3334519073e-3));
  p = f32x4.add(f32x4.mul(p, r), f32x4.splat(4.1665795894e-2));
  p = f32x4.add(f32x4.mul(p, r), f32x4.splat(1.6666665459e-1));
  p = f32x4.add(f32x4.mul(p, r), f32x4.splat(5.0000001201e-1));
  p = f32x4.add(f32x4.mul(p, f32x4.mul(r, r)), r);
  p = f32x4.add(p, f32x4.splat(1));
  return f32x4.mul(p, powerOf2(i32x4.shr_s(i32x4.trunc_sat_f32x4_s(n), 1)));
}

/** 2^⌈n/2⌉: the other factor. */
// @ts-ignore: decorator
@inline
export function scale(n: v128): v128 {
  const whole = i32x4.trunc_sat_f32x4_s(n);
  return powerOf2(i32x4.sub(whole, i32x4.shr_s(whole, 1)));
}

/** Their product, e^(−t). */
// @ts-ignore: decorator
@inline
export function exponential(t: v128): v128 {
  const n = exponent(t);
  return f32x4.mul(mantissa(n, t, f32x4.splat(0)), scale(n));
}

// @ts-ignore: decorator
@inline
function powerOf2(n: v128): v128 {
  return i32x4.shl(i32x4.add(n, i32x4.splat(127)), 23);
}
