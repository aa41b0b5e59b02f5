// e^(−t) for t ≥ 0, four float32 at a time, as the product of two factors: a sum of a product with it can then be
// rounded once, also where e^(−t) itself is subnormal and has lost digits.
//
// e^(−t) = 2ⁿ·e^r with n the nearest whole number to −t·log₂e. ln 2 is split into a head of ten bits, whose
// products with n are exact, and the rest; e^r is Cephes' polynomial (expf, Moshier 1989), good to 1 ulp. t is cut
// at 150, where 0 is the nearest float32; NaN passes through everything.

/**
 * Constants are read from memory where they are used in a loop: V8 builds a vector constant anew in
 * every turn, which made these kernels half as fast. simd.ts keeps the first bytes of each memory for them.
 */
// @ts-ignore: decorator
@inline
export function constant(table: usize, index: i32): v128 {
  return v128.load32_splat(table + (index << 2));
}

const LOG2E: i32 = 0;
const LN2_HEAD: i32 = 1;
const LN2_REST: i32 = 2;
const POLYNOMIAL: i32 = 3;
const REDUCTION = memory.data<f32>([
  -1.44269504, 0.693359375, -2.1219444e-4,
  1.98756915e-4, 1.3981999507e-3, 8.3334519073e-3, 4.1665795894e-2, 1.6666665459e-1, 5.0000001201e-1,
], 4);

/** 1.5·2²³: adding it to a smaller number rounds that to a whole one, in the lowest bits. */
const SHIFTS = memory.data<f32>([12582912, 1], 4);
const BIAS = memory.data<i32>([127], 4);

/** n above, plus that. (Conversions between float and integer with WebAssembly's rules for NaN are slow.) */
// @ts-ignore: decorator
@inline
export function exponent(t: v128): v128 {
  return f32x4.add(f32x4.mul(t, constant(REDUCTION, LOG2E)), constant(SHIFTS, 0));
}

/** 2^⌊n/2⌋·e^r: the large factor. t is `head + rest`. */
// @ts-ignore: decorator
@inline
export function mantissa(shifted: v128, head: v128, rest: v128): v128 {
  const n = f32x4.sub(shifted, constant(SHIFTS, 0));
  let r = f32x4.sub(f32x4.neg(head), f32x4.mul(n, constant(REDUCTION, LN2_HEAD)));
  r = f32x4.sub(r, f32x4.add(rest, f32x4.mul(n, constant(REDUCTION, LN2_REST))));
  let p = constant(REDUCTION, POLYNOMIAL);
  p = f32x4.add(f32x4.mul(p, r), constant(REDUCTION, POLYNOMIAL + 1));
  p = f32x4.add(f32x4.mul(p, r), constant(REDUCTION, POLYNOMIAL + 2));
  p = f32x4.add(f32x4.mul(p, r), constant(REDUCTION, POLYNOMIAL + 3));
  p = f32x4.add(f32x4.mul(p, r), constant(REDUCTION, POLYNOMIAL + 4));
  p = f32x4.add(f32x4.mul(p, r), constant(REDUCTION, POLYNOMIAL + 5));
  p = f32x4.add(f32x4.mul(p, f32x4.mul(r, r)), r);
  p = f32x4.add(p, constant(SHIFTS, 1));
  return f32x4.mul(p, powerOf2(i32x4.shr_s(wholeOf(shifted), 1)));
}

/** 2^⌈n/2⌉: the other factor. */
// @ts-ignore: decorator
@inline
export function scale(shifted: v128): v128 {
  const whole = wholeOf(shifted);
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
  return i32x4.shl(i32x4.add(n, constant(BIAS, 0)), 23);
}

// @ts-ignore: decorator
@inline
function wholeOf(shifted: v128): v128 {
  return i32x4.sub(shifted, constant(SHIFTS, 0));
}
