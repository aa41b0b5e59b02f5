import { logistic, logisticDerivative, softplus } from '../numerics/logistic.ts';
import { defineActivation } from './activation.ts';

export default defineActivation({
  id: 'softplus',
  name: 'Softplus',
  family: 'rectifier',
  year: '2000',
  papers: ['dugas2000', 'nair2010', 'glorot2011'],
  tex: { f: '\\tfrac1\\beta\\log(1+e^{\\beta x})', df: '\\sigma(\\beta x)' },
  parameters: { beta: { label: 'sharpness', tex: '\\beta', default: 1, min: 0.1, max: 20 } },
  smoothness: 'smooth',
  kinks: [],
  ink: {
    light: { line: '#4c5663', text: '#4c5663' },
    dark: { line: '#abb9cb', text: '#abb9cb' },
    dash: '8 2.5',
  },
  calls: {
    pytorch: 'torch.nn.functional.softplus(x, beta=1)',
    jax: 'jax.nn.softplus(x)',
    keras: 'keras.activations.softplus(x)',
    numpy: 'numpy.logaddexp(0, x)',
  },
  why:
    'The integral of the sigmoid, and so a rectifier with its corner rounded off: never more than ' +
    '$\\ln 2 \\approx 0.69$ above ReLU, and that at 0. Nair and Hinton (2010) met it on their way to the rectifier: ' +
    'infinitely many binary units with shared weights and ever lower biases add up to nearly this curve (the sum and ' +
    'the curve differ by at most 0.011), and $\\max(0, x)$ is the cheap stand-in. Smoothness alone is not ' +
    'worth much to a hidden layer, and here it costs a good deal: the output is never 0, so nothing is sparse; its ' +
    'mean for standard Gaussian input is 0.81, twice that of ReLU; and the slope at 0 is only one half. Its true ' +
    'place is at an output that has to be positive, such as a variance. A library may cheat a little: PyTorch ' +
    'returns $x$ itself once $\\beta x$ exceeds 20.',
  f: (x, { beta }) => softplus(beta * x) / beta,
  df: (x, { beta }) => logistic(beta * x),
  ddf: (x, { beta }) => beta * logisticDerivative(beta * x),
  dParameters: { beta: (x, { beta }) => -entropy(beta * x) / beta ** 2 },
});

/**
 * log(1 + eʸ) − y·σ(y), the entropy of a coin with the odds eʸ: even in y, and written so that neither side
 * cancels.
 */
function entropy(y: number): number {
  const size = Math.abs(y);
  // Beyond 800 both terms are 0 in double precision, and ∞·0 would be NaN.
  return size > 800 ? 0 : softplus(-size) + size * logistic(-size);
}
