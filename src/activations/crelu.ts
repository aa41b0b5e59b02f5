import { constant } from '../numerics/constant.ts';
import { defineActivation } from './activation.ts';
import relu from './relu.ts';

export default defineActivation({
  id: 'crelu',
  name: 'CReLU',
  family: 'rectifier',
  year: '2016',
  papers: ['shang2016', 'nair2010'],
  tex: {
    f: '\\bigl(\\max(0,x),\\ \\max(0,-x)\\bigr)',
    df: '\\begin{cases}(1,0)&x>0\\\\(0,-1)&x<0\\end{cases}',
  },
  parameters: {},
  smoothness: 'continuous',
  // Of the first half, as all that is drawn and computed.
  kinks: [{ x: 0, left: 0, right: 1, taken: { pytorch: 0, jax: 0, tensorflow: 0 } }],
  form: {
    kind: 'doubling',
    second: {
      f: (x) => (x >= 0 ? 0 : -x),
      df: (x) => (x < 0 ? -1 : x >= 0 ? 0 : NaN),
    },
  },
  ink: {
    light: { line: '#4c7681', text: '#4c7681' },
    dark: { line: '#7ba7b2', text: '#7ba7b2' },
    dash: '4 4',
  },
  calls: {
    pytorch: 'torch.cat((torch.relu(x), torch.relu(-x)), dim=-1)',
    jax: 'jax.numpy.concatenate((jax.nn.relu(x), jax.nn.relu(-x)), axis=-1)',
    keras: 'keras.ops.concatenate((keras.ops.relu(x), keras.ops.relu(-x)), axis=-1)',
    numpy: 'numpy.concatenate((numpy.maximum(0, x), numpy.maximum(0, -x)), axis=-1)',
  },
  why:
    'Nothing is thrown away: the positive part goes one way and the negative part another. Shang, Sohn, Almeida and ' +
    'Lee (2016) noticed that in the first layers of a trained network the filters come in pairs, one the negative of ' +
    'the other. A rectifier forces that, since each filter can report one sign only. So they let every filter report ' +
    'both, and could then halve the number of filters; with fewer weights they reported better recognition on CIFAR ' +
    'and ImageNet. The layer’s output is twice as wide as its input, $\\max(0,x)$ for all of it first and then ' +
    '$\\max(0,-x)$, so that the next layer has twice as many weights unless the width is cut. Of the two outputs of a ' +
    'unit at most one is not 0, their difference is the input, and the sum of their squares is its square: the pair ' +
    'keeps the mean square of the signal. Drawn and computed here is the first half, which is ReLU.',
  f: relu.f,
  df: relu.df,
  ddf: constant(0),
});
