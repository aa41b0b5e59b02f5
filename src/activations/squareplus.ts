import { defineActivation } from './activation.ts';

/** √(x² + b); where x² would overflow, b is far below its last digit. */
function root(x: number, b: number): number {
  return Math.abs(x) < 1e150 ? Math.sqrt(x * x + b) : Math.abs(x);
}

/** Below zero, x and the root nearly cancel: there the sum is written as b over their difference. */
function squareplus(x: number, b: number): number {
  return x < 0 ? (0.5 * b) / (root(x, b) - x) : 0.5 * x + 0.5 * root(x, b);
}

export default defineActivation({
  id: 'squareplus',
  name: 'Squareplus',
  family: 'rectifier',
  year: '2021',
  papers: ['barron2021'],
  tex: {
    f: '\\tfrac12\\bigl(x+\\sqrt{x^2+b}\\bigr)',
    df: '\\tfrac12\\Bigl(1+\\frac{x}{\\sqrt{x^2+b}}\\Bigr)',
  },
  parameters: { b: { label: 'size of the bend', tex: 'b', default: 4, min: 0.01, max: 10 } },
  smoothness: 'smooth',
  kinks: [],
  ink: {
    light: { line: '#6a6a92', text: '#6a6a92' },
    dark: { line: '#a4a1ba', text: '#a4a1ba' },
    dash: '6 2 2 2',
  },
  calls: {
    pytorch: '(x + torch.sqrt(x * x + 4)) / 2',
    jax: 'jax.nn.squareplus(x, b=4)',
    keras: 'keras.activations.squareplus(x, b=4)',
    numpy: '(x + numpy.sqrt(x**2 + 4)) / 2',
  },
  why:
    'Softplus without the exponential and the logarithm. Barron noticed in 2021 that a branch of a hyperbola has ' +
    'the same character, smooth, positive, close to ReLU on both sides, and that it takes one square root: about ' +
    'six times faster than softplus on the processor he measured. The parameter $b$ sets how wide the bend is; at ' +
    '$b = 0$ it is ReLU exactly. The tail tells it from softplus, since it falls towards zero like $b/(4|x|)$ and not ' +
    'exponentially, so a silent unit keeps some gradient. Algebra does not make it safe, though. Typed as it ' +
    'stands, the formula subtracts two nearly equal numbers below zero: in single precision, at $x = -10^4$ and ' +
    '$b = 4$, the root rounds to $10^4$ and the result is 0 in place of $10^{-4}$. Written as ' +
    '$\\tfrac12 b/(\\sqrt{x^2+b}-x)$ it loses nothing.',
  f: (x, { b }) => squareplus(x, b),
  // ½(1 + x/root) is squareplus over the root; at ∞ that would be ∞/∞.
  df: (x, { b }) => (x === Infinity ? 1 : squareplus(x, b) / root(x, b)),
  ddf: (x, { b }) => (0.5 * b) / root(x, b) / root(x, b) / root(x, b),
  dParameters: { b: (x, { b }) => 0.25 / root(x, b) },
});
