import { constant } from '../numerics/constant.ts';
import { defineActivation } from './activation.ts';

export default defineActivation({
  id: 'step',
  name: 'Step',
  family: 'saturating',
  year: 'classical',
  papers: ['courbariaux2015'],
  tex: { f: '\\begin{cases}1&x>0\\\\0&x\\le 0\\end{cases}', df: '0\\quad(x\\ne 0)' },
  parameters: {},
  smoothness: 'discontinuous',
  // The value jumps; the slope is 0 on both sides, and no framework has another to offer.
  kinks: [{ x: 0, left: 0, right: 0, taken: { pytorch: 0, jax: 0, tensorflow: 0 } }],
  ink: {
    light: { line: '#07027d', text: '#07027d' },
    dark: { line: '#2066b6', text: '#3c80d2' },
    dash: '3 4',
  },
  calls: {
    pytorch: '(x > 0).to(x.dtype)',
    jax: '(x > 0).astype(x.dtype)',
    keras: 'keras.ops.cast(x > 0, x.dtype)',
    numpy: 'numpy.heaviside(x, 0.0)',
  },
  why:
    'All or nothing: the unit of the first models of a neuron, and still the plainest picture of what a neuron ' +
    'decides. It cannot be trained by gradient descent, and it is worth seeing exactly why. Its derivative is 0 ' +
    'wherever there is one, so the gradient says of every weight that it does not matter; PyTorch returns the ' +
    'result of the comparison without any gradient at all. A sigmoid is what one gets by softening the step until ' +
    'a slope appears, and ReLU is its integral, which makes the step the derivative of ReLU: the switch that lets ' +
    'a gradient through or stops it. Where values of 0 and 1 are wanted for their own sake, as in networks for ' +
    'cheap hardware, the usual way out is to compute with the step and to differentiate something softer in its ' +
    'place; BinaryConnect (2015) did so with its weights.',
  f: (x) => (x > 0 ? 1 : x <= 0 ? 0 : NaN),
  df: (x) => (Number.isNaN(x) ? NaN : 0),
  ddf: constant(0),
});
