import { defineActivation } from './activation.ts';
import relu from './relu.ts';

export default defineActivation({
  id: 'reglu',
  name: 'ReGLU',
  family: 'gated',
  year: '2020',
  papers: ['shazeer2020', 'dauphin2017'],
  tex: { f: 'v\\,\\max(0,x)', df: '\\begin{cases}v&x>0\\\\0&x<0\\end{cases}' },
  // The other input, which the gate multiplies; drawn and computed with 1.
  parameters: { value: { label: 'what is gated', tex: 'v', default: 1, min: -2, max: 2 } },
  smoothness: 'continuous',
  kinks: [{ x: 0, left: 0, right: 1, taken: { pytorch: 0, jax: 0, tensorflow: 0 } }],
  form: { kind: 'gated', gate: relu },
  ink: {
    light: { line: '#6f7d1a', text: '#6d7b17' },
    dark: { line: '#9eaf48', text: '#9eaf48' },
    dash: '5 2',
  },
  calls: {
    pytorch: 'value * torch.relu(x)',
    jax: 'value * jax.nn.relu(x)',
    keras: 'value * keras.activations.relu(x)',
    numpy: 'value * numpy.maximum(0, x)',
  },
  why:
    'A gate that is shut or open in proportion, with nothing between. Shazeer (2020) put other functions in the ' +
    'place of the sigmoid of GLU and tried each in the feed-forward layers of a transformer; with ReLU it is ' +
    'this. Where $x$ is negative the unit is silent whatever the value is, and the work for it could be saved; ' +
    'where it is positive, the unit multiplies two linear maps of its input, so that it is quadratic along every ' +
    'ray from the origin. In his comparison all the gated layers did better than those with ReLU, GELU or Swish ' +
    'alone, at equal numbers of weights: a gated layer has three matrices in place of two, and its width is cut ' +
    'to two thirds to make up for the third. Why gating helps he left open, and says so. The gated forms with a ' +
    'smooth bend took its place in most language models; where exact zeros are wanted, to skip the work that ' +
    'belongs to them, this one comes back.',
  f: (x, { value }) => value * relu.f(x, {}),
  df: (x, { value }) => value * relu.df(x, {}),
  ddf: (x, { value }) => value * (relu.ddf?.(x, {}) ?? NaN),
  dParameters: { value: (x) => relu.f(x, {}) },
});
