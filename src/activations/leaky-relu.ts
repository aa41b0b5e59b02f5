import { constant } from '../numerics/constant.ts';
import { defineActivation } from './activation.ts';

export default defineActivation({
  id: 'leaky-relu',
  name: 'Leaky ReLU',
  family: 'leaky',
  year: '2013',
  papers: ['maas2013', 'xu2015'],
  tex: {
    f: '\\begin{cases}x&x>0\\\\a\\,x&x\\le 0\\end{cases}',
    df: '\\begin{cases}1&x>0\\\\a&x<0\\end{cases}',
  },
  parameters: {
    negativeSlope: { label: 'slope below zero', tex: 'a', default: 0.01, min: 0, max: 1 },
  },
  smoothness: 'continuous',
  // JAX selects on x ≥ 0, the others on x > 0.
  kinks: [{ x: 0, left: 0.01, right: 1, taken: { pytorch: 0.01, jax: 1, tensorflow: 0.01 } }],
  ink: {
    light: { line: '#b38309', text: '#966d07' },
    dark: { line: '#fed079', text: '#fed079' },
    dash: '12 3 2 3',
  },
  calls: {
    pytorch: 'torch.nn.functional.leaky_relu(x, negative_slope=0.01)',
    jax: 'jax.nn.leaky_relu(x, negative_slope=0.01)',
    keras: 'keras.activations.leaky_relu(x, negative_slope=0.01)',
    numpy: 'numpy.where(x > 0, x, 0.01 * x)',
  },
  why:
    'A rectifier that is off learns nothing, for its derivative there is 0. Maas, Hannun and Ng (2013) left it a ' +
    'small slope instead, so that a gradient always finds a way back and no unit is dead for good. When Xu and ' +
    'others compared the rectifiers in 2015, a slope other than zero helped consistently, and they took that as ' +
    'evidence that sparsity is not what makes ReLU work. The exact zeros are what it costs: a leaky layer is never sparse. ' +
    'It also adds a number to choose, and the libraries do not choose alike: 0.01 in PyTorch and JAX, 0.2 in ' +
    'Keras. How far the remedy reaches depends on that number. At 0.01 a gradient through twenty ' +
    'silent units in a row is left with $10^{-40}$ of itself, which is alive in name only.',
  // 0·(−∞) would be NaN; the limit of a flat left side is 0.
  f: (x, { negativeSlope }) => (x > 0 ? x : negativeSlope === 0 ? 0 * Math.max(x, -1) : negativeSlope * x),
  df: (x, { negativeSlope }) => (x > 0 ? 1 : x <= 0 ? negativeSlope : NaN),
  ddf: constant(0),
  dParameters: { negativeSlope: (x) => (x > 0 ? 0 : x) },
});
