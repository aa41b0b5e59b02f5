import { normalDensity, normalDistribution } from '../numerics/normal.ts';
import { defineActivation } from './activation.ts';

export default defineActivation({
  id: 'gelu',
  name: 'GELU',
  family: 'smooth',
  year: '2016',
  papers: ['hendrycks2016', 'devlin2019', 'dosovitskiy2021'],
  tex: { f: 'x\\,\\Phi(x)', df: '\\Phi(x)+x\\,\\varphi(x)' },
  parameters: {},
  smoothness: 'smooth',
  kinks: [],
  ink: {
    light: { line: '#ad74ff', text: '#9055de' },
    dark: { line: '#7f63ee', text: '#8267f2' },
    dash: '16 3',
  },
  calls: {
    pytorch: 'torch.nn.functional.gelu(x)',
    jax: 'jax.nn.gelu(x, approximate=False)',
    keras: 'keras.activations.gelu(x, approximate=False)',
    numpy: '0.5 * x * scipy.special.erfc(-x / numpy.sqrt(2))',
  },
  why:
    'ReLU keeps or drops its input by the sign alone. Hendrycks and Gimpel (2016) weight it instead by how large ' +
    'it is among its kind: $x$ times the probability $\\Phi(x)$ that a standard Gaussian is smaller. That is what ' +
    'a mask that keeps $x$ with this probability does on average. The kink is gone, a unit slightly below zero ' +
    'still has a gradient, and far out on either side nothing has changed. In their experiments on images, text ' +
    'and speech it did better than ReLU and ELU; BERT, the first GPTs and the vision transformer took it up, and ' +
    'made it a standard. It costs an error function for every number, it is not monotone (it dips to $-0.17$ at ' +
    '$x = -0.75$), and it exists twice: many codes use a tanh in place of the error function, off by up to ' +
    '$4.7\\cdot10^{-4}$, and JAX does so unless told otherwise.',
  // x·Φ(x) by erfc: written with 1 + erf, as in PyTorch and TensorFlow, no digit is left from x = −8.3 down.
  f: (x) => (x === -Infinity ? -0 : x * normalDistribution(x)),
  df: (x) =>
    Math.abs(x) === Infinity ? normalDistribution(x) : normalDistribution(x) + x * normalDensity(x),
  // Beyond 40 the density is 0, and 0·∞ would be NaN.
  ddf: (x) => (Math.abs(x) > 40 ? 0 : normalDensity(x) * (2 - x * x)),
});
