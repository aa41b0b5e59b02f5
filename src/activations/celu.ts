import { defineActivation } from './activation.ts';

export default defineActivation({
  id: 'celu',
  name: 'CELU',
  family: 'exponential',
  year: '2017',
  papers: ['barron2017', 'clevert2016'],
  tex: {
    f: '\\begin{cases}x&x>0\\\\\\alpha\\,(e^{x/\\alpha}-1)&x\\le 0\\end{cases}',
    df: '\\begin{cases}1&x>0\\\\e^{x/\\alpha}&x<0\\end{cases}',
  },
  parameters: { alpha: { label: 'depth of the floor', tex: '\\alpha', default: 1, min: 0.1, max: 4 } },
  smoothness: 'C1',
  kinks: [],
  ink: {
    light: { line: '#258343', text: '#258343' },
    dark: { line: '#6fd087', text: '#6fd087' },
    dash: '7 3',
  },
  calls: {
    pytorch: 'torch.nn.functional.celu(x, alpha=1.0)',
    jax: 'jax.nn.celu(x, alpha=1.0)',
    keras: 'keras.activations.celu(x, alpha=1.0)',
    numpy: 'numpy.where(x > 0, x, numpy.expm1(numpy.minimum(x, 0)))',
  },
  why:
    'ELU with its one blemish removed. In ELU the parameter $\\alpha$ sets two things at once, how deep the floor ' +
    'lies and how steep the curve is at 0, so that for any value but 1 it has a corner there. Barron (2017) divided ' +
    'by $\\alpha$ inside the exponential as well: the floor still lies at $-\\alpha$, and the slope arrives at 0 with ' +
    'the value 1 whatever $\\alpha$ is. That makes the parameter safe to vary and even to learn. The scale is now ' +
    'all that it changes: CELU with another $\\alpha$ is the same curve seen through a magnifying glass, and in the ' +
    'limits it is ReLU ($\\alpha \\to 0$) or the identity ($\\alpha \\to \\infty$). At $\\alpha = 1$, the default of every ' +
    'library, it is ELU to the last digit, so do not look for a difference before moving the slider.',
  f: (x, { alpha }) => (x > 0 ? x : alpha * Math.expm1(x / alpha)),
  df: (x, { alpha }) => (x > 0 ? 1 : Math.exp(x / alpha)),
  // Jumps at 0, where the left side is taken, as in `f`.
  ddf: (x, { alpha }) => (x > 0 ? 0 : Math.exp(x / alpha) / alpha),
  dParameters: { alpha: (x, { alpha }) => (x > 0 ? 0 : byAlpha(x / alpha)) },
});

/** ∂f/∂α = eᵘ − 1 − u·eᵘ for u = x/α ≤ 0; at −∞ the last product would be NaN. */
function byAlpha(u: number): number {
  return u < -800 ? -1 : Math.expm1(u) - u * Math.exp(u);
}
