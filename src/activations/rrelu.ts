import { constant } from '../numerics/constant.ts';
import { defineActivation } from './activation.ts';

/** ½(lower + upper): what PyTorch multiplies with outside training. */
const middle = ({ lower, upper }: { readonly lower: number; readonly upper: number }) => (lower + upper) / 2;

/** a·x; 0·(−∞) would be NaN, and the limit of a flat left side is 0. */
const times = (a: number, x: number) => (a === 0 ? 0 * Math.max(x, -1) : a * x);

export default defineActivation({
  id: 'rrelu',
  name: 'RReLU',
  family: 'leaky',
  year: '2015',
  papers: ['xu2015', 'maas2013'],
  tex: {
    f: '\\begin{cases}x&x>0\\\\a\\,x&x\\le 0\\end{cases}',
    df: '\\begin{cases}1&x>0\\\\a&x<0\\end{cases}',
    where:
      '\\begin{aligned}a&\\sim\\mathcal U(l,u)&&\\text{in training}\\\\a&=\\tfrac12(l+u)&&\\text{in use}\\end{aligned}',
  },
  parameters: {
    lower: { label: 'smallest slope below zero', tex: 'l', default: 1 / 8, min: 0, max: 1 },
    upper: { label: 'largest slope below zero', tex: 'u', default: 1 / 3, min: 0, max: 1 },
  },
  smoothness: 'continuous',
  // Neither JAX nor Keras has it: their values are those of the calls below, which are for use, not for training.
  kinks: [{ x: 0, left: 11 / 48, right: 1, taken: { pytorch: 11 / 48, jax: 11 / 48, tensorflow: 11 / 48 } }],
  form: {
    kind: 'stochastic',
    noise: {
      draw: (random, { lower, upper }) => lower + (upper - lower) * random.uniform(),
      f: (x, a) => (x > 0 ? x : times(a, x)),
      df: (x, a) => (x > 0 ? 1 : x <= 0 ? a : NaN),
    },
  },
  ink: {
    light: { line: '#9c7c0b', text: '#8d7007' },
    dark: { line: '#ecd78a', text: '#ecd78a' },
    dash: '1.5 3',
  },
  calls: {
    pytorch: 'torch.nn.functional.rrelu(x, lower=1/8, upper=1/3, training=False)',
    jax: 'jax.nn.leaky_relu(x, negative_slope=11/48 * (x <= 0))',
    keras: 'keras.activations.leaky_relu(x, negative_slope=11/48)',
    numpy: 'numpy.where(x > 0, x, 11/48 * x)',
  },
  why:
    'A leaky rectifier whose slope is thrown anew for every number while the network learns, so that no unit can ' +
    'rely on it. It came from a competition on Kaggle and is known through the comparison by Xu, Wang, Chen and Li ' +
    '(2015), where it did best on small sets of images and they put that down to less overfitting. In use there ' +
    'is no chance any more, and what is drawn and computed here is that function, with the mean slope in place of ' +
    'the thrown one. Mind which mean. The paper throws a divisor between 3 and 8 and divides by 5.5 in use, a ' +
    'slope of $0.1818$. PyTorch throws the slope itself between $1/8$ and $1/3$ and uses the middle, $11/48 ' +
    '\\approx 0.2292$. And the mean slope of the paper’s own throw is $\\ln(8/3)/5 \\approx 0.1962$. Three numbers ' +
    'for one idea: whoever compares results should say which.',
  f: (x, limits) => (x > 0 ? x : times(middle(limits), x)),
  df: (x, limits) => (x > 0 ? 1 : x <= 0 ? middle(limits) : NaN),
  ddf: constant(0),
  dParameters: { lower: (x) => (x > 0 ? 0 : x / 2), upper: (x) => (x > 0 ? 0 : x / 2) },
});
