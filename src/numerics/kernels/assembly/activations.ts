// Activations, four float32 at a time. Each takes x and a parameter and gives f(x) or f′(x), with the conventions
// of src/activations at kinks, at ±∞, −0 and NaN. tests/unit/activations-simd.test.ts states and holds the errors.
import { constant, exponent, exponential, mantissa, scale } from './exponential';

const SMALL = memory.data<f32>([1, 4, 0.25, 0.5, 150], 4);
const ONE: i32 = 0;
const FOUR: i32 = 1;
const QUARTER: i32 = 2;
const HALF: i32 = 3;
const FAR: i32 = 4;

// @ts-ignore: decorator
@inline
function small(index: i32): v128 {
  return constant(SMALL, index);
}

// @ts-ignore: decorator
@inline
function cut(t: v128): v128 {
  return f32x4.min(t, small(FAR));
}

// @ts-ignore: decorator
@inline
function negative(x: v128): v128 {
  return f32x4.lt(x, f32x4.splat(0));
}

/** d where x is a number, else NaN. */
// @ts-ignore: decorator
@inline
function orNaN(d: v128, x: v128): v128 {
  return v128.bitselect(d, x, f32x4.eq(x, x));
}

// @ts-ignore: decorator
@inline
function relu(v: v128, _: v128): v128 {
  return v128.andnot(v, f32x4.le(v, f32x4.splat(0)));
}
// @ts-ignore: decorator
@inline
function reluSlope(v: v128, _: v128): v128 {
  return orNaN(v128.and(f32x4.gt(v, f32x4.splat(0)), small(ONE)), v);
}

// @ts-ignore: decorator
@inline
function leakyRelu(v: v128, slope: v128): v128 {
  return v128.bitselect(v, f32x4.mul(v, slope), f32x4.gt(v, f32x4.splat(0)));
}
// @ts-ignore: decorator
@inline
function leakyReluSlope(v: v128, slope: v128): v128 {
  return orNaN(v128.bitselect(small(ONE), slope, f32x4.gt(v, f32x4.splat(0))), v);
}

/** (x < 0 ? e : 1)/(1 + e) with e = e^(−|x|). */
// @ts-ignore: decorator
@inline
function sigmoid(v: v128, _: v128): v128 {
  const k = exponent(cut(f32x4.abs(v)));
  const m = mantissa(k, cut(f32x4.abs(v)), f32x4.splat(0));
  const s = scale(k);
  const inverse = f32x4.add(small(ONE), f32x4.mul(m, s));
  const below = negative(v);
  const top = v128.bitselect(m, small(ONE), below);
  return f32x4.mul(f32x4.div(top, inverse), v128.bitselect(s, small(ONE), below));
}
/** e/(1 + e)². */
// @ts-ignore: decorator
@inline
function sigmoidSlope(v: v128, _: v128): v128 {
  const t = cut(f32x4.abs(v));
  const k = exponent(t);
  const m = mantissa(k, t, f32x4.splat(0));
  const s = scale(k);
  const inverse = f32x4.add(small(ONE), f32x4.mul(m, s));
  return f32x4.mul(f32x4.div(m, f32x4.mul(inverse, inverse)), s);
}

/** The sign of a float32; its first twelve bits of fraction and what is before them. */
const BITS = memory.data<i32>([0x80000000, 0xfffff000], 4);

const TANH_POLYNOMIAL = memory.data<f32>([-5.70498872745e-3, 2.06390887954e-2, -5.37397155531e-2, 1.33314422036e-1, -3.33332819422e-1, 0.625], 4);

/** Up to 0.625 Cephes' odd polynomial (tanhf), then 1 − 2e/(1 + e) with e = e^(−2|x|); the sign is x's. */
// @ts-ignore: decorator
@inline
function tanh(v: v128, _: v128): v128 {
  const t = f32x4.abs(v);
  const z = f32x4.mul(t, t);
  let q = constant(TANH_POLYNOMIAL, 0);
  q = f32x4.add(f32x4.mul(q, z), constant(TANH_POLYNOMIAL, 1));
  q = f32x4.add(f32x4.mul(q, z), constant(TANH_POLYNOMIAL, 2));
  q = f32x4.add(f32x4.mul(q, z), constant(TANH_POLYNOMIAL, 3));
  q = f32x4.add(f32x4.mul(q, z), constant(TANH_POLYNOMIAL, 4));
  q = f32x4.add(f32x4.mul(f32x4.mul(q, z), t), t);
  const e = exponential(cut(f32x4.add(t, t)));
  const one = small(ONE);
  const far = f32x4.sub(one, f32x4.div(f32x4.add(e, e), f32x4.add(one, e)));
  const size = v128.bitselect(q, far, f32x4.lt(t, constant(TANH_POLYNOMIAL, 5)));
  return v128.bitselect(v, size, constant(BITS, 0));
}
/** 4e/(1 + e)². */
// @ts-ignore: decorator
@inline
function tanhSlope(v: v128, _: v128): v128 {
  const t = cut(f32x4.abs(f32x4.add(v, v)));
  const k = exponent(t);
  const m = f32x4.mul(mantissa(k, t, f32x4.splat(0)), small(FOUR));
  const s = scale(k);
  const inverse = f32x4.add(small(ONE), f32x4.mul(f32x4.mul(m, s), small(QUARTER)));
  return f32x4.mul(f32x4.div(m, f32x4.mul(inverse, inverse)), s);
}

/** x·σ(x); below zero x·e is a product of large factors until the end, and x is cut, for (−∞)·0 would be NaN. */
// @ts-ignore: decorator
@inline
function silu(v: v128, _: v128): v128 {
  const t = cut(f32x4.abs(v));
  const k = exponent(t);
  const m = mantissa(k, t, f32x4.splat(0));
  const s = scale(k);
  const inverse = f32x4.add(small(ONE), f32x4.mul(m, s));
  const below = negative(v);
  const top = v128.bitselect(f32x4.neg(f32x4.mul(t, m)), v, below);
  return f32x4.mul(f32x4.div(top, inverse), v128.bitselect(s, small(ONE), below));
}
/** Above zero (1 + t·e/(1 + e))/(1 + e), below e·(1 − t/(1 + e))/(1 + e), with t = |x|. */
// @ts-ignore: decorator
@inline
function siluSlope(v: v128, _: v128): v128 {
  const t = cut(f32x4.abs(v));
  const k = exponent(t);
  const m = mantissa(k, t, f32x4.splat(0));
  const s = scale(k);
  const one = small(ONE);
  const e = f32x4.mul(m, s);
  const gate = f32x4.div(one, f32x4.add(one, e));
  const above = f32x4.mul(gate, f32x4.add(one, f32x4.mul(f32x4.mul(t, e), gate)));
  const below = f32x4.mul(f32x4.mul(m, f32x4.mul(gate, f32x4.sub(one, f32x4.mul(t, gate)))), s);
  return v128.bitselect(below, above, negative(v));
}

// The exact GELU. Φ(−t) = e^(−t²/2)·R(t) for t ≥ 0, where R(t)·(t + 2.5) is a polynomial in (t − 2.5)/(t + 2.5): fitted
// to a relative 1.7e-8 on 0 ≤ t ≤ 17 by weighted least squares (the change of variable is Shepherd and Laframboise's,
// 1981). So the tail keeps its digits; 1 + erf has none left from x = −5.5 down in float32. t²/2 is split into the square of a
// head of twelve bits, exact in float32, and the rest.

const RATIO = memory.data<f32>([
  -0.000160734664, -0.000315967016, 0.000686506624, 0.00252835779, -0.00160103559,
  -0.0163876098, 0.00923581515, 0.131987125, -0.433692008, 0.706656635,
], 4);
/** 2.5, 17, 1/√(2π). */
const GAUSS = memory.data<f32>([2.5, 17, 0.39894228], 4);

// @ts-ignore: decorator
@inline
function gaussSize(v: v128): v128 {
  return f32x4.min(f32x4.abs(v), constant(GAUSS, 1));
}

// @ts-ignore: decorator
@inline
function headOf(t: v128): v128 {
  return v128.and(t, constant(BITS, 1));
}

/** t_h²/2, exact. */
// @ts-ignore: decorator
@inline
function halfSquare(head: v128): v128 {
  return f32x4.mul(f32x4.mul(head, head), small(HALF));
}

/** (t² − t_h²)/2. */
// @ts-ignore: decorator
@inline
function halfRest(t: v128, head: v128): v128 {
  return f32x4.mul(f32x4.mul(f32x4.sub(t, head), f32x4.add(t, head)), small(HALF));
}

/** R(t). */
// @ts-ignore: decorator
@inline
function tailRatio(t: v128): v128 {
  const q = f32x4.div(small(ONE), f32x4.add(t, constant(GAUSS, 0)));
  const u = f32x4.mul(f32x4.sub(t, constant(GAUSS, 0)), q);
  let r = constant(RATIO, 0);
  r = f32x4.add(f32x4.mul(r, u), constant(RATIO, 1));
  r = f32x4.add(f32x4.mul(r, u), constant(RATIO, 2));
  r = f32x4.add(f32x4.mul(r, u), constant(RATIO, 3));
  r = f32x4.add(f32x4.mul(r, u), constant(RATIO, 4));
  r = f32x4.add(f32x4.mul(r, u), constant(RATIO, 5));
  r = f32x4.add(f32x4.mul(r, u), constant(RATIO, 6));
  r = f32x4.add(f32x4.mul(r, u), constant(RATIO, 7));
  r = f32x4.add(f32x4.mul(r, u), constant(RATIO, 8));
  r = f32x4.add(f32x4.mul(r, u), constant(RATIO, 9));
  return f32x4.mul(r, q);
}

/** x·Φ(x). */
// @ts-ignore: decorator
@inline
function gelu(v: v128, _: v128): v128 {
  const t = gaussSize(v);
  const head = headOf(t);
  const square = halfSquare(head);
  const k = exponent(square);
  const m = f32x4.mul(mantissa(k, square, halfRest(t, head)), tailRatio(t));
  const s = scale(k);
  const below = f32x4.mul(f32x4.neg(f32x4.mul(t, m)), s);
  const above = f32x4.mul(v, f32x4.sub(small(ONE), f32x4.mul(m, s)));
  return v128.bitselect(below, above, negative(v));
}
/** Φ(x) + x·φ(x) is w for x < 0 and 1 − w else, with w = e^(−t²/2)·(R(t) − t/√2π). */
// @ts-ignore: decorator
@inline
function geluSlope(v: v128, _: v128): v128 {
  const t = gaussSize(v);
  const head = headOf(t);
  const square = halfSquare(head);
  const k = exponent(square);
  const slope = f32x4.sub(tailRatio(t), f32x4.mul(t, constant(GAUSS, 2)));
  const w = f32x4.mul(f32x4.mul(mantissa(k, square, halfRest(t, head)), slope), scale(k));
  return v128.bitselect(w, f32x4.sub(small(ONE), w), negative(v));
}

// A number for each of the functions above. It is a constant wherever it is used, so the compiler leaves one branch.
const RELU = 0;
const RELU_SLOPE = 1;
const LEAKY_RELU = 2;
const LEAKY_RELU_SLOPE = 3;
const SIGMOID = 4;
const SIGMOID_SLOPE = 5;
const TANH = 6;
const TANH_SLOPE = 7;
const SILU = 8;
const SILU_SLOPE = 9;
const GELU = 10;
const GELU_SLOPE = 11;

// @ts-ignore: decorator
@inline
function apply(op: i32, v: v128, p: v128): v128 {
  if (op == RELU) return relu(v, p);
  if (op == RELU_SLOPE) return reluSlope(v, p);
  if (op == LEAKY_RELU) return leakyRelu(v, p);
  if (op == LEAKY_RELU_SLOPE) return leakyReluSlope(v, p);
  if (op == SIGMOID) return sigmoid(v, p);
  if (op == SIGMOID_SLOPE) return sigmoidSlope(v, p);
  if (op == TANH) return tanh(v, p);
  if (op == TANH_SLOPE) return tanhSlope(v, p);
  if (op == SILU) return silu(v, p);
  if (op == SILU_SLOPE) return siluSlope(v, p);
  if (op == GELU) return gelu(v, p);
  if (op == GELU_SLOPE) return geluSlope(v, p);
  return v;
}

// n ≥ 4. The last four numbers are computed first, from x as it was, and stored last: they overlap those before where n is
// no multiple of 4, and y may be x.
// @ts-ignore: decorator
@inline
function map(op: i32, x: usize, y: usize, n: i32, p: f32): void {
  const parameter = f32x4.splat(p);
  const last: usize = (n - 4) << 2;
  const end = apply(op, v128.load(x + last), parameter);
  for (let i: usize = 0; i < last; i += 16) v128.store(y + i, apply(op, v128.load(x + i), parameter));
  v128.store(y + last, end);
}

// @ts-ignore: decorator
@inline
function mapBackward(op: i32, x: usize, dy: usize, dx: usize, n: i32, p: f32): void {
  const parameter = f32x4.splat(p);
  const last: usize = (n - 4) << 2;
  const end = f32x4.mul(v128.load(dy + last), apply(op, v128.load(x + last), parameter));
  for (let i: usize = 0; i < last; i += 16)
    v128.store(dx + i, f32x4.mul(v128.load(dy + i), apply(op, v128.load(x + i), parameter)));
  v128.store(dx + last, end);
}

export function reluForward(x: usize, y: usize, n: i32, p: f32): void {
  map(RELU, x, y, n, p);
}
export function reluBackward(x: usize, dy: usize, dx: usize, n: i32, p: f32): void {
  mapBackward(RELU_SLOPE, x, dy, dx, n, p);
}
export function leakyReluForward(x: usize, y: usize, n: i32, p: f32): void {
  map(LEAKY_RELU, x, y, n, p);
}
export function leakyReluBackward(x: usize, dy: usize, dx: usize, n: i32, p: f32): void {
  mapBackward(LEAKY_RELU_SLOPE, x, dy, dx, n, p);
}
export function sigmoidForward(x: usize, y: usize, n: i32, p: f32): void {
  map(SIGMOID, x, y, n, p);
}
export function sigmoidBackward(x: usize, dy: usize, dx: usize, n: i32, p: f32): void {
  mapBackward(SIGMOID_SLOPE, x, dy, dx, n, p);
}
export function tanhForward(x: usize, y: usize, n: i32, p: f32): void {
  map(TANH, x, y, n, p);
}
export function tanhBackward(x: usize, dy: usize, dx: usize, n: i32, p: f32): void {
  mapBackward(TANH_SLOPE, x, dy, dx, n, p);
}
export function siluForward(x: usize, y: usize, n: i32, p: f32): void {
  map(SILU, x, y, n, p);
}
export function siluBackward(x: usize, dy: usize, dx: usize, n: i32, p: f32): void {
  mapBackward(SILU_SLOPE, x, dy, dx, n, p);
}
export function geluForward(x: usize, y: usize, n: i32, p: f32): void {
  map(GELU, x, y, n, p);
}
export function geluBackward(x: usize, dy: usize, dx: usize, n: i32, p: f32): void {
  mapBackward(GELU_SLOPE, x, dy, dx, n, p);
}
