import { defineActivation } from './activation.ts';
import sigmoid from './sigmoid.ts';

export default defineActivation({
  id: 'glu',
  name: 'GLU',
  family: 'gated',
  year: '2016',
  papers: ['dauphin2017', 'shazeer2020'],
  tex: { f: 'v\\,\\sigma(x)', df: 'v\\,\\sigma(x)\\,\\sigma(-x)' },
  // The other input, which the gate multiplies; drawn and computed with 1.
  parameters: { value: { label: 'what is gated', tex: 'v', default: 1, min: -2, max: 2 } },
  smoothness: 'smooth',
  kinks: [],
  form: { kind: 'gated', gate: sigmoid },
  ink: {
    light: { line: '#545b04', text: '#545b04' },
    dark: { line: '#c1cf51', text: '#c1cf51' },
    dash: '10 2',
  },
  calls: {
    pytorch: 'torch.nn.functional.glu(torch.cat((value, x), dim=-1))',
    jax: 'jax.nn.glu(jax.numpy.concatenate((value, x), axis=-1))',
    keras: 'value * keras.activations.sigmoid(x)',
    numpy: 'value * numpy.exp(-numpy.logaddexp(0, -x))',
  },
  why:
    'Two linear maps of the same input: one carries the value $v$, the other says by a sigmoid how much of it may ' +
    'pass. Dauphin, Fan, Auli and Grangier (2016) took the gates of recurrent networks out of the recurrence and ' +
    'stacked them in a convolutional model of language. The gradient has a way through the value that no ' +
    'saturating function bends: it is multiplied by $\\sigma(x)$ only, and where the gate is open that is 1. ' +
    'Against the gate of an LSTM cell the value is not squashed by a tanh, and leaving that out was the point. ' +
    'The unit takes two numbers and gives one, so for the same width a layer needs a second matrix of weights. ' +
    'Drawn here is the gate, for a value of 1; as a function of $v$ it is a straight line through the origin. ' +
    'PyTorch and JAX take the value from the first half of a vector and the gate from the second.',
  f: (x, { value }) => value * sigmoid.f(x, {}),
  df: (x, { value }) => value * sigmoid.df(x, {}),
  ddf: (x, { value }) => value * (sigmoid.ddf?.(x, {}) ?? NaN),
  dParameters: { value: (x) => sigmoid.f(x, {}) },
});
