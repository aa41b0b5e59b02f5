import { logistic, logisticCurvature, logisticDerivative } from '../numerics/logistic.ts';
import { defineActivation } from './activation.ts';

export default defineActivation({
  id: 'sigmoid',
  name: 'Sigmoid',
  family: 'saturating',
  year: 'classical',
  papers: ['cybenko1989', 'glorot2010'],
  tex: { f: '\\frac{1}{1+e^{-x}}', df: '\\sigma(x)\\,\\bigl(1-\\sigma(x)\\bigr)' },
  parameters: {},
  smoothness: 'smooth',
  kinks: [],
  ink: {
    light: { line: '#1b3cdb', text: '#1b3cdb' },
    dark: { line: '#91a3ff', text: '#91a3ff' },
    dash: '9 3',
  },
  calls: {
    pytorch: 'torch.sigmoid(x)',
    jax: 'jax.nn.sigmoid(x)',
    keras: 'keras.activations.sigmoid(x)',
    numpy: 'numpy.exp(-numpy.logaddexp(0, -x))',
  },
  why:
    'It turns any number into one that can be read as a probability, it is smooth everywhere, and its derivative ' +
    "follows from its value alone, $f' = f(1-f)$. Cybenko's theorem of 1989, that one " +
    'hidden layer can approximate any continuous function, is about units of this shape. The price is paid in ' +
    'depth. The slope is at most $\\tfrac14$, so twenty layers multiply a gradient by at most ' +
    '$4^{-20} \\approx 10^{-12}$ before the weights have had their say, and away from zero it is far less: 0.0066 ' +
    'at $x = 5$. Nor is the output ever negative; for standard Gaussian input its mean is $\\tfrac12$, an offset ' +
    'that every layer passes on to the next. It has left the hidden layers, and stays wherever a number between 0 ' +
    'and 1 is what is wanted: in gates, and at the output of a classifier that answers yes or no.',
  f: logistic,
  df: logisticDerivative,
  ddf: logisticCurvature,
});
