// Updates of parameters: the formulas of src/networks/sgd.ts and adam.ts, step by step in the same order. They compute in
// double precision and round when they store, as those do, so the results are equal to the bit. (In float32 arithmetic
// ten steps of LeNet-5 were 3e-5 off PyTorch's in double precision; so they are 3e-6.)

/** Two float32 as doubles. */
// @ts-ignore: decorator
@inline
function pair(at: usize): v128 {
  return f64x2.promote_low_f32x4(v128.load64_zero(at));
}

// @ts-ignore: decorator
@inline
function storePair(at: usize, x: v128): void {
  v128.store64_lane(at, f32x4.demote_f64x2_zero(x), 0);
}

export function sgd(
  value: usize,
  gradient: usize,
  velocity: usize,
  n: i32,
  rate: f64,
  momentum: f64,
  decay: f64,
  nesterov: bool,
): void {
  const even: usize = (n & ~1) << 2;
  const rate2 = f64x2.splat(rate);
  const momentum2 = f64x2.splat(momentum);
  const decay2 = f64x2.splat(decay);
  for (let i: usize = 0; i < even; i += 8) {
    const w = pair(value + i);
    const g = f64x2.add(pair(gradient + i), f64x2.mul(decay2, w));
    const v = f64x2.add(f64x2.mul(momentum2, pair(velocity + i)), g);
    storePair(velocity + i, v);
    const step = nesterov ? f64x2.add(g, f64x2.mul(momentum2, v)) : v;
    storePair(value + i, f64x2.sub(w, f64x2.mul(rate2, step)));
  }
  if ((n & 1) == 0) return;
  const w: f64 = load<f32>(value + even);
  const g: f64 = (load<f32>(gradient + even) as f64) + decay * w;
  const v: f64 = momentum * (load<f32>(velocity + even) as f64) + g;
  store<f32>(velocity + even, v as f32);
  store<f32>(value + even, (w - rate * (nesterov ? g + momentum * v : v)) as f32);
}

/** @param squareScale 1/√(1 − β₂ᵗ); `rate` has 1/(1 − β₁ᵗ) in it */
export function adam(
  value: usize,
  gradient: usize,
  mean: usize,
  square: usize,
  n: i32,
  rate: f64,
  beta1: f64,
  beta2: f64,
  squareScale: f64,
  epsilon: f64,
  decay: f64,
): void {
  const even: usize = (n & ~1) << 2;
  const rest1: f64 = 1 - beta1;
  const rest2: f64 = 1 - beta2;
  for (let i: usize = 0; i < even; i += 8) {
    const w = pair(value + i);
    const g = f64x2.add(pair(gradient + i), f64x2.mul(f64x2.splat(decay), w));
    const m = f64x2.add(f64x2.mul(f64x2.splat(beta1), pair(mean + i)), f64x2.mul(f64x2.splat(rest1), g));
    const s = f64x2.add(
      f64x2.mul(f64x2.splat(beta2), pair(square + i)),
      f64x2.mul(f64x2.mul(f64x2.splat(rest2), g), g),
    );
    storePair(mean + i, m);
    storePair(square + i, s);
    const below = f64x2.add(f64x2.mul(f64x2.sqrt(s), f64x2.splat(squareScale)), f64x2.splat(epsilon));
    storePair(value + i, f64x2.sub(w, f64x2.div(f64x2.mul(f64x2.splat(rate), m), below)));
  }
  if ((n & 1) == 0) return;
  const w: f64 = load<f32>(value + even);
  const g: f64 = (load<f32>(gradient + even) as f64) + decay * w;
  const m: f64 = beta1 * (load<f32>(mean + even) as f64) + rest1 * g;
  const s: f64 = beta2 * (load<f32>(square + even) as f64) + rest2 * g * g;
  store<f32>(mean + even, m as f32);
  store<f32>(square + even, s as f32);
  store<f32>(value + even, (w - (rate * m) / (sqrt<f64>(s) * squareScale + epsilon)) as f32);
}
