/**
 * The logistic function and its relatives, in forms that keep their digits in both tails: every exponential
 * is of −|x|, so nothing overflows, and no 1 is subtracted from a number near 1.
 */

/** σ(x) = 1/(1 + e⁻ˣ). */
export function logistic(x: number): number {
  const e = Math.exp(-Math.abs(x));
  return (x < 0 ? e : 1) / (1 + e);
}

/** σ′(x) = σ(x)σ(−x). The usual σ(1 − σ) is 0 from x = 37 on; this is right down to underflow. */
export function logisticDerivative(x: number): number {
  const e = Math.exp(-Math.abs(x));
  return e / ((1 + e) * (1 + e));
}

/** σ″(x) = σ′(x)·(σ(−x) − σ(x)), whose last factor is −tanh(x/2). */
export function logisticCurvature(x: number): number {
  return -Math.tanh(x / 2) * logisticDerivative(x);
}

/** log(1 + eˣ). */
export function softplus(x: number): number {
  return Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x)));
}

/** sech²(x) = 1 − tanh²(x), the derivative of tanh. Written as 1 − tanh² it is 0 from x = 19.1 on. */
export function sechSquared(x: number): number {
  const e = Math.exp(-2 * Math.abs(x));
  return (4 * e) / ((1 + e) * (1 + e));
}

/** x·σ(βx), the input times a gate that it sets itself, with its limits at ±∞. */
export function selfGated(x: number, beta: number): number {
  const gate = gateOf(x, beta);
  // (−∞)·0 would be NaN.
  return gate === 0 ? -0 : x * gate;
}

/** The derivative of x·σ(βx) by x. */
export function selfGatedDerivative(x: number, beta: number): number {
  const y = beta * x;
  // Where the gate no longer moves, its own slope adds nothing, though y may be infinite.
  if (beta === 0 || Math.abs(y) > 800) return gateOf(x, beta);
  return logistic(y) * (1 + y * logistic(-y));
}

/** The second derivative of x·σ(βx) by x. */
export function selfGatedCurvature(x: number, beta: number): number {
  const y = beta * x;
  const slope = logisticDerivative(y);
  // Where the gate no longer moves, 0·∞ would be NaN.
  return slope === 0 ? 0 : beta * slope * (2 - y * Math.tanh(y / 2));
}

/** The derivative of x·σ(βx) by β. */
export function selfGatedByBeta(x: number, beta: number): number {
  const slope = logisticDerivative(beta * x);
  return slope === 0 ? 0 : x * x * slope;
}

/** σ(βx), also for 0·∞: a gate that does not look at x stands half open. */
function gateOf(x: number, beta: number): number {
  return beta === 0 && !Number.isNaN(x) ? 0.5 : logistic(beta * x);
}
