import { defineActivation } from './activation.ts';

interface Shape {
  readonly alpha: number;
  readonly beta: number;
}

export default defineActivation({
  id: 'srs',
  name: 'Soft root sign',
  family: 'learned',
  year: '2020',
  papers: ['zhou2020', 'dubey2022'],
  tex: {
    f: '\\frac{x}{x/\\alpha+e^{-x/\\beta}}',
    df: '\\frac{(1+x/\\beta)\\,e^{-x/\\beta}}{\\bigl(x/\\alpha+e^{-x/\\beta}\\bigr)^2}',
  },
  // 2 and 3 as surveys quote them; the denominator has no zero as long as β < e·α, which the ends here keep.
  parameters: {
    alpha: { label: 'height of the ceiling', tex: '\\alpha', default: 2, min: 1.5, max: 8, learned: true },
    beta: { label: 'place of the dip', tex: '\\beta', default: 3, min: 0.5, max: 4, learned: true },
  },
  smoothness: 'smooth',
  kinks: [],
  ink: {
    light: { line: '#5b0020', text: '#5b0020' },
    dark: { line: '#fec2cd', text: '#fec2cd' },
    dash: '2 3',
  },
  calls: {
    pytorch: 'x / (x / alpha + torch.exp(-x / beta))',
    jax: 'x / (x / alpha + jax.numpy.exp(-x / beta))',
    keras: 'x / (x / alpha + keras.ops.exp(-x / beta))',
    numpy: 'x / (x / alpha + numpy.exp(-x / beta))',
  },
  why:
    'Bounded on both sides like a sigmoid, with a dip below zero like Swish. Zhou, Li, Huo and Kung (2020) counted ' +
    'three faults of ReLU: its mean is not 0, it forgets what is negative, and it has no ceiling. Theirs comes up ' +
    'from 0 on the far left, dips to its least value at $x = -\\beta$, passes the origin with slope 1 whatever the ' +
    'parameters are, and levels off at $\\alpha$. Both numbers are learned, which lets a network bring the mean of ' +
    'the output near 0, and the ceiling was meant to go well with batch normalisation. The dip is deep: with ' +
    '$\\alpha = 2$ and $\\beta = 3$ it reaches $\\alpha\\beta/(\\beta-\\alpha e) \\approx -2.46$, lower than the ceiling is ' +
    'high. Learning must not go everywhere. Where $\\beta$ exceeds $e\\,\\alpha$ the denominator has a zero and the ' +
    'function a pole, and nothing in the formula prevents that.',
  f(x, { alpha, beta }) {
    if (x >= 0) return x === Infinity ? alpha : x / (x / alpha + Math.exp(-x / beta));
    // Below zero e^(−x/β) would overflow: numerator and denominator are multiplied by e^(x/β).
    const e = Math.exp(x / beta);
    return e === 0 ? -0 : (x * e) / (1 + (x * e) / alpha);
  },
  df(x, shape) {
    const w = weight(x, shape);
    return w === 0 ? 0 : (1 + x / shape.beta) * w;
  },
  ddf(x, shape) {
    const w = weight(x, shape);
    if (w === 0) return 0;
    const rise = 1 + x / shape.beta;
    return w * ((1 + rise) / shape.beta - (2 * rise * rise * reciprocal(x, shape)) / shape.alpha);
  },
  dParameters: {
    alpha: (x, shape) =>
      Math.abs(x) === Infinity ? Number(x > 0) : ((x / shape.alpha) * reciprocal(x, shape)) ** 2,
    beta(x, shape) {
      const w = weight(x, shape);
      return w === 0 ? 0 : -((x / shape.beta) ** 2) * w;
    },
  },
});

/** One over the denominator, on each side in the form that does not overflow. */
function reciprocal(x: number, { alpha, beta }: Shape): number {
  const e = Math.exp(-Math.abs(x) / beta);
  return x >= 0 ? 1 / (x / alpha + e) : e / (1 + (x * e) / alpha);
}

/** e^(−x/β) over the square of the denominator; 0 far out, where its factors may be infinite. */
function weight(x: number, { alpha, beta }: Shape): number {
  const e = Math.exp(-Math.abs(x) / beta);
  if (e === 0) return 0;
  return x >= 0 ? e / (x / alpha + e) ** 2 : e / (1 + (x * e) / alpha) ** 2;
}
