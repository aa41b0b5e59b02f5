import { sechSquared } from '../numerics/logistic.ts';
import { defineActivation } from './activation.ts';

export default defineActivation({
  id: 'lisht',
  name: 'LiSHT',
  family: 'smooth',
  year: '2019',
  papers: ['roy2019', 'dubey2022', 'jarrett2009'],
  tex: { f: 'x\\tanh x', df: '\\tanh x+x\\,(1-\\tanh^2 x)' },
  parameters: {},
  smoothness: 'smooth',
  kinks: [],
  ink: {
    light: { line: '#c076a8', text: '#a45d8e' },
    dark: { line: '#c81e48', text: '#e4405e' },
    dash: '8 2 4 2',
  },
  calls: {
    pytorch: 'x * torch.tanh(x)',
    jax: 'x * jax.numpy.tanh(x)',
    keras: 'x * keras.activations.tanh(x)',
    numpy: 'x * numpy.tanh(x)',
  },
  why:
    'The input times its own tanh, a smooth absolute value. Roy, Manna, Dubey and Chaudhuri (2019) wanted a ' +
    'function that wastes no large negative input, as ReLU does, and that no unit can die of: on both sides ' +
    'the slope goes to 1 in size, never to 0. Their experiments, among them a residual network on CIFAR-100, ' +
    'favour it over tanh, ReLU and Swish. It is the only even function here, and that is what it costs. ' +
    '$f(-x) = f(x)$ forgets the sign, so a unit answers a pattern and its negative alike; the output is never ' +
    'negative, with a mean of 0.61 for standard Gaussian input; and at 0, where small weights put most inputs ' +
    'at the start, the slope is 0. Absolute values have a history in vision all the same: the paper on ' +
    'AlexNet looks back to the $|\\tanh x|$ of Jarrett and others (2009).',
  f: (x) => x * Math.tanh(x),
  // Far out sech² underflows, and ∞·0 would be NaN.
  df: (x) => (Math.abs(x) > 400 ? Math.tanh(x) : Math.tanh(x) + x * sechSquared(x)),
  ddf: (x) => (Math.abs(x) > 400 ? 0 : 2 * sechSquared(x) * (1 - x * Math.tanh(x))),
});
