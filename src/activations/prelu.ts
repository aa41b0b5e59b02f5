import { constant } from '../numerics/constant.ts';
import { defineActivation } from './activation.ts';

export default defineActivation({
  id: 'prelu',
  name: 'PReLU',
  family: 'leaky',
  year: '2015',
  papers: ['he2015', 'xu2015', 'maas2013'],
  tex: {
    f: '\\begin{cases}x&x>0\\\\a\\,x&x\\le 0\\end{cases}',
    df: '\\begin{cases}1&x>0\\\\a&x<0\\end{cases}',
  },
  parameters: {
    weight: { label: 'slope below zero', tex: 'a', default: 0.25, min: -1, max: 1, learned: true },
  },
  smoothness: 'continuous',
  // Keras adds two rectifiers, relu(x) − a·relu(−x): at 0 both have the slope 0, and 0 is what it returns,
  // which is not between the one-sided slopes. JAX has no PReLU; its value is that of the call below.
  kinks: [{ x: 0, left: 0.25, right: 1, taken: { pytorch: 0.25, jax: 0.25, tensorflow: 0 } }],
  ink: {
    light: { line: '#884d01', text: '#884d01' },
    dark: { line: '#f2a359', text: '#f2a359' },
    dash: '6 2.5',
  },
  calls: {
    pytorch: 'torch.nn.functional.prelu(x, weight)',
    jax: 'jax.numpy.where(x > 0, x, weight * x)',
    keras: 'keras.layers.PReLU(alpha_initializer=keras.initializers.Constant(0.25))(x)',
    numpy: 'numpy.where(x > 0, x, weight * x)',
  },
  why:
    'A leaky rectifier that finds its own slope. He, Zhang, Ren and Sun (2015) made the number below zero a ' +
    'weight like any other, one for a layer or one for each channel, and the derivative by it is simply ' +
    '$\\min(0, x)$. The same paper gave the initialisation that is now named after He, with ' +
    '$2/((1+a^2)\\,n)$ for the variance in place of $2/n$, and an ensemble of its networks was the first to ' +
    'beat the error of 5.1 % reported for a human on ImageNet, with 4.94. The extra weights are next to none ' +
    "in number. They are weights all the same: PyTorch's manual advises against weight decay on them, since " +
    'that would pull every unit back to ReLU. Libraries start them at 0.25 (PyTorch) or at 0 (Keras), where ' +
    'the function begins as ReLU; and nothing holds the slope above 0, so a unit may end up with two rising ' +
    'arms. At exactly 0 Keras, which adds two rectifiers that are both off there, returns a slope of 0, ' +
    'which the function has on neither side.',
  // 0·(−∞) would be NaN; the limit of a flat left side is 0.
  f: (x, { weight }) => (x > 0 ? x : weight === 0 ? 0 * Math.max(x, -1) : weight * x),
  df: (x, { weight }) => (x > 0 ? 1 : x <= 0 ? weight : NaN),
  ddf: constant(0),
  dParameters: { weight: (x) => (x > 0 ? 0 : x) },
});
