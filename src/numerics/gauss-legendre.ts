/**
 * Integrals by composite Gauss–Legendre quadrature, split where the integrand has a corner or a jump, so
 * that a piecewise smooth function is integrated as exactly as a smooth one. (Gauss–Hermite, beside this
 * file, converges only slowly across a kink away from 0.)
 */

const HALF_ORDER = 10;
const { nodes, weights } = legendreRule(2 * HALF_ORDER);

/** ∫ f over [low, high] by panels no wider than `width`, with a border at every breakpoint inside. */
export function integrate(
  f: (x: number) => number,
  low: number,
  high: number,
  breakpoints: readonly number[] = [],
  width = 0.5,
): number {
  const inside = breakpoints.filter((x) => x > low && x < high).sort((a, b) => a - b);
  const borders = [low, ...inside, high];
  let total = 0;
  for (let i = 1; i < borders.length; i++) {
    const panels = Math.ceil((borders[i] - borders[i - 1]) / width);
    const step = (borders[i] - borders[i - 1]) / panels;
    for (let p = 0; p < panels; p++) total += panel(f, borders[i - 1] + (p + 0.5) * step, step / 2);
  }
  return total;
}

/**
 * E[f(X)] for X normal with mean 0 and this variance, f broken at `breakpoints`; what lies beyond 13 standard deviations
 * (4·10⁻³⁸) is left out.
 */
export function gaussianExpectation(
  f: (x: number) => number,
  breakpoints: readonly number[] = [],
  variance = 1,
): number {
  const deviation = Math.sqrt(variance);
  const scale = 1 / Math.sqrt(2 * Math.PI);
  const breaks = breakpoints.map((x) => x / deviation);
  return scale * integrate((u) => f(deviation * u) * Math.exp((-u * u) / 2), -13, 13, breaks);
}

function panel(f: (x: number) => number, centre: number, halfWidth: number): number {
  let total = 0;
  for (let i = 0; i < nodes.length; i++) {
    total += weights[i] * (f(centre - halfWidth * nodes[i]) + f(centre + halfWidth * nodes[i]));
  }
  return total * halfWidth;
}

/** The positive nodes of the rule with `order` (even) points on [−1, 1], by Newton's method on Pₙ. */
function legendreRule(order: number): { nodes: Float64Array; weights: Float64Array } {
  const rule = { nodes: new Float64Array(order / 2), weights: new Float64Array(order / 2) };
  for (let i = 0; i < order / 2; i++) {
    let x = Math.cos((Math.PI * (i + 0.75)) / (order + 0.5));
    let slope = 1;
    // Newton from this start converges quadratically: six steps are more than enough.
    for (let step = 0; step < 6; step++) {
      const [value, derivative] = legendre(order, x);
      slope = derivative;
      x -= value / derivative;
    }
    rule.nodes[i] = x;
    rule.weights[i] = 2 / ((1 - x * x) * slope * slope);
  }
  return rule;
}

/** Pₙ(x) and Pₙ′(x), |x| < 1. */
function legendre(n: number, x: number): [value: number, derivative: number] {
  let before = 1;
  let value = x;
  for (let k = 2; k <= n; k++) {
    [before, value] = [value, ((2 * k - 1) * x * value - (k - 1) * before) / k];
  }
  return [value, (n * (x * value - before)) / (x * x - 1)];
}
