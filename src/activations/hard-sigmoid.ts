import { constant } from '../numerics/constant.ts';
import { defineActivation } from './activation.ts';

export default defineActivation({
  id: 'hard-sigmoid',
  name: 'Hard sigmoid',
  family: 'hard',
  year: '2015',
  papers: ['courbariaux2015', 'howard2019'],
  tex: {
    f: '\\max\\bigl(0,\\min(1,\\tfrac{x+3}{6})\\bigr)',
    df: '\\begin{cases}\\tfrac16&|x|<3\\\\0&|x|>3\\end{cases}',
  },
  parameters: {},
  smoothness: 'continuous',
  kinks: [
    { x: -3, left: 0, right: 1 / 6, taken: { pytorch: 0, jax: 0, tensorflow: 0 } },
    { x: 3, left: 1 / 6, right: 0, taken: { pytorch: 0, jax: 0, tensorflow: 0 } },
  ],
  ink: {
    light: { line: '#374f9d', text: '#374f9d' },
    dark: { line: '#869ae3', text: '#869ae3' },
    dash: '3 3',
  },
  calls: {
    pytorch: 'torch.nn.functional.hardsigmoid(x)',
    jax: 'jax.nn.hard_sigmoid(x)',
    keras: 'keras.activations.hard_sigmoid(x)',
    numpy: 'numpy.clip(x / 6 + 0.5, 0, 1)',
  },
  why:
    'A ramp in place of the logistic curve, for a gate that a phone or a fixed-point chip can afford. Nobody ever ' +
    'settled how steep it should be. BinaryConnect (2015) used $(x+1)/2$ between $-1$ and 1, Keras 2 ' +
    '$0.2x + 0.5$, and MobileNetV3 (2019) the form shown here, $(x+3)/6$, which PyTorch, JAX and Keras now ' +
    'share; a network trained with one and run with another is silently a different network. The slope of ' +
    '$\\tfrac16$ is less than the $\\tfrac14$ of the curve that it replaces, and beyond $\\pm 3$ there is none, so as a ' +
    'hidden unit it has all the faults of a sigmoid and no tails. As a gate it is good enough: open, closed, or ' +
    'in between in proportion.',
  f: (x) => (x <= -3 ? 0 : x >= 3 ? 1 : (x + 3) / 6),
  df: (x) => (Math.abs(x) < 3 ? 1 / 6 : Math.abs(x) >= 3 ? 0 : NaN),
  ddf: constant(0),
});
