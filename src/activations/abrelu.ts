import { constant } from '../numerics/constant.ts';
import { defineActivation } from './activation.ts';

export default defineActivation({
  id: 'abrelu',
  name: 'ABReLU',
  family: 'rectifier',
  year: '2018',
  papers: ['dubey2018', 'dubey2022'],
  tex: {
    f: '\\max(0,x-\\mu)',
    df: '\\begin{cases}1&x>\\mu\\\\0&x<\\mu\\end{cases}',
  },
  parameters: {
    mean: { label: 'mean of the layer’s input', tex: '\\mu', default: 0, min: -2, max: 2 },
  },
  smoothness: 'continuous',
  kinks: [{ x: 0, left: 0, right: 1, taken: { pytorch: 0, jax: 0, tensorflow: 0 } }],
  kinksAt: ({ mean }) => [mean],
  form: { kind: 'centred', mean: 'mean' },
  ink: {
    light: { line: '#2e3132', text: '#2e3132' },
    dark: { line: '#b0cdd9', text: '#b0cdd9' },
    dash: '9 4',
  },
  calls: {
    pytorch: 'torch.relu(x - mean)',
    jax: 'jax.nn.relu(x - mean)',
    keras: 'keras.activations.relu(x - mean)',
    numpy: 'numpy.maximum(0, x - mean)',
  },
  why:
    'ReLU with its threshold moved to the average of what arrives. Dubey and Chakraborty (2018) looked at the last ' +
    'layers of a network for faces, whose outputs describe an image that is then searched for. ReLU throws half of ' +
    'that description away; where most inputs are negative it throws away nearly all. Taking the mean $\\mu$ of the ' +
    'input as the threshold lets some of the negative numbers through, or drops some of the weakly positive ones, ' +
    'as the case may be. They reported better retrieval on seven sets of faces. The mean is over the numbers ' +
    'of the layer, for one image at a time, and is computed anew for each; implementations differ in this, and the ' +
    'paper allows a factor before it. So it is no function of one number: each output depends on all inputs. For ' +
    'the standard Gaussian of the table below the mean is 0, and then it is ReLU.',
  f: (x, { mean }) => (x <= mean ? 0 : x - mean),
  df: (x, { mean }) => (x > mean ? 1 : x <= mean ? 0 : NaN),
  ddf: constant(0),
  dParameters: { mean: (x, { mean }) => (x > mean ? -1 : x <= mean ? 0 : NaN) },
});
