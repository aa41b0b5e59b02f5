import { logistic, logisticDerivative, softplus } from '../numerics/logistic.ts';
import { defineActivation } from './activation.ts';

export default defineActivation({
  id: 'log-sigmoid',
  name: 'Log-sigmoid',
  family: 'rectifier',
  year: 'classical',
  papers: [],
  tex: { f: '\\log\\sigma(x)=-\\log(1+e^{-x})', df: '\\sigma(-x)' },
  parameters: {},
  smoothness: 'smooth',
  kinks: [],
  ink: {
    light: { line: '#5f6786', text: '#5f6786' },
    dark: { line: '#747798', text: '#7c7c9d' },
    dash: '10 3 3 3',
  },
  calls: {
    pytorch: 'torch.nn.functional.logsigmoid(x)',
    jax: 'jax.nn.log_sigmoid(x)',
    keras: 'keras.activations.log_sigmoid(x)',
    numpy: '-numpy.logaddexp(0, -x)',
  },
  why:
    'Softplus turned around, $-\\log(1+e^{-x})$, and seldom a hidden unit. It has a name of its own because the ' +
    'logarithm of a probability is what a loss adds up, and because the obvious way to it does not work. Take the ' +
    'sigmoid first and the logarithm second, in single precision, and at $x = -110$ the sigmoid is 0 and its ' +
    'logarithm $-\\infty$, where the answer is $-110$; at the other end, from $x = 17$ on, the sigmoid is 1 and a ' +
    'loss that still has digits is reported as 0. Written as $\\min(x, 0) - \\log(1 + e^{-|x|})$, with the last ' +
    'logarithm by log1p, it is right from end to end. Every library computes its binary cross-entropy through ' +
    'this, and the slope it sends back, $\\sigma(-x)$, is the familiar one: the probability that was missing.',
  f: (x) => -softplus(-x),
  df: (x) => logistic(-x),
  ddf: (x) => -logisticDerivative(x),
});
