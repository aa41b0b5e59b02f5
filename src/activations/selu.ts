import { defineActivation } from './activation.ts';

// The two constants for which mean 0 and variance 1 are kept; PyTorch, JAX and TensorFlow have the same.
const ALPHA = 1.6732632423543772;
const SCALE = 1.0507009873554805;

export default defineActivation({
  id: 'selu',
  name: 'SELU',
  family: 'exponential',
  year: '2017',
  papers: ['klambauer2017'],
  tex: {
    f: '\\lambda\\begin{cases}x&x>0\\\\\\alpha\\,(e^x-1)&x\\le 0\\end{cases}',
    df: '\\lambda\\begin{cases}1&x>0\\\\\\alpha\\,e^x&x<0\\end{cases}',
  },
  parameters: {},
  smoothness: 'continuous',
  // PyTorch and JAX take the exponential branch at 0 (x ≤ 0), TensorFlow the straight one (x < 0 is its test).
  kinks: [
    {
      x: 0,
      left: SCALE * ALPHA,
      right: SCALE,
      taken: { pytorch: SCALE * ALPHA, jax: SCALE * ALPHA, tensorflow: SCALE },
    },
  ],
  ink: {
    light: { line: '#02684a', text: '#02684a' },
    dark: { line: '#4db491', text: '#4db491' },
    dash: '9 2.5 2 2.5',
  },
  calls: {
    pytorch: 'torch.nn.functional.selu(x)',
    jax: 'jax.nn.selu(x)',
    keras: 'keras.activations.selu(x)',
    numpy:
      '1.0507009873554805 * numpy.where(x > 0, x, 1.6732632423543772 * numpy.expm1(numpy.minimum(x, 0)))',
  },
  why:
    'A function designed backwards, from what it should do to a distribution. Klambauer, Unterthiner, Mayr and ' +
    'Hochreiter (2017) asked for an activation that brings mean 0 and variance 1 back by itself, layer after ' +
    'layer, without normalisation, and found ELU with a scale of $\\lambda = 1.0507$ and $\\alpha = 1.6733$: for ' +
    'standard Gaussian input the mean of its output is 0 and its mean square 1, to eleven digits, and small ' +
    'deviations shrink from layer to layer. The promise has conditions. The weights must start with mean 0 and ' +
    'variance $1/n$, dropout has to be replaced by a variant that respects the constants, and a convolution or a ' +
    'residual path with other statistics steps outside the theorem. The slopes pay for the gain: 1.05 above zero, ' +
    'and at the origin a jump from 1.76, on whose value at 0 the libraries disagree.',
  f: (x) => (x > 0 ? SCALE * x : SCALE * ALPHA * Math.expm1(x)),
  df: (x) => (x > 0 ? SCALE : SCALE * ALPHA * Math.exp(x)),
  // Jumps at 0, where the left side is taken, as in `f`.
  ddf: (x) => (x > 0 ? 0 : SCALE * ALPHA * Math.exp(x)),
});
