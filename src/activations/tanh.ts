import { sechSquared } from '../numerics/logistic.ts';
import { defineActivation } from './activation.ts';

export default defineActivation({
  id: 'tanh',
  name: 'Tanh',
  family: 'saturating',
  year: 'classical',
  papers: ['lecun1998efficient', 'glorot2010', 'krizhevsky2012'],
  tex: { f: '\\tanh x', df: '1-\\tanh^2 x' },
  parameters: {},
  smoothness: 'smooth',
  kinks: [],
  ink: {
    light: { line: '#03919d', text: '#01818c' },
    dark: { line: '#abe0fe', text: '#abe0fe' },
    dash: '4 2.5',
  },
  calls: {
    pytorch: 'torch.tanh(x)',
    jax: 'jax.numpy.tanh(x)',
    keras: 'keras.activations.tanh(x)',
    numpy: 'numpy.tanh(x)',
  },
  why:
    'A sigmoid stretched and moved, $\\tanh x = 2\\sigma(2x) - 1$, so that it passes through the origin with slope ' +
    '1. Two faults of the sigmoid are mended at once: the output is centred on zero, and a small signal passes a ' +
    'layer almost unchanged, so that a deep stack can begin its life nearly linear. What it keeps is the ' +
    'saturation. From $|x| = 3$ on the slope is below 0.01, and a standard Gaussian input comes out with 0.39 of ' +
    'its mean square, so the signal fades from layer to layer unless the weights are drawn to make up for it, ' +
    'which is what the initialisation of Glorot and Bengio (2010) is for. It is the unit that the rectifiers of ' +
    'AlexNet were timed against: a four-layer network on CIFAR-10 reached 25 % training error six times sooner ' +
    'with ReLU, in a comparison whose authors add that the factor varies with the architecture.',
  f: Math.tanh,
  df: sechSquared,
  ddf: (x) => -2 * Math.tanh(x) * sechSquared(x),
});
