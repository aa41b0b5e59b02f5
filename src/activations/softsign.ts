import { defineActivation } from './activation.ts';

export default defineActivation({
  id: 'softsign',
  name: 'Softsign',
  family: 'saturating',
  year: '1993',
  papers: ['elliott1993', 'glorot2010'],
  tex: { f: '\\frac{x}{1+|x|}', df: '\\frac{1}{(1+|x|)^2}' },
  parameters: {},
  smoothness: 'C1',
  kinks: [],
  ink: {
    light: { line: '#026a9d', text: '#026a9d' },
    dark: { line: '#4fa8e1', text: '#4fa8e1' },
    dash: '1.5 2.5',
  },
  calls: {
    pytorch: 'torch.nn.functional.softsign(x)',
    jax: 'jax.nn.soft_sign(x)',
    keras: 'keras.activations.softsign(x)',
    numpy: 'x / (1 + numpy.abs(x))',
  },
  why:
    'A tanh that needs no exponential: one absolute value, one addition, one division. Elliott proposed it in 1993 ' +
    'for that economy; under its present name it is one of the functions whose saturation Glorot and Bengio ' +
    'studied in 2010. It differs from tanh where it matters, in the tails. They approach $\\pm 1$ like $1/|x|$ ' +
    'instead of exponentially, so at $x = 10$ the slope is still 0.0083, where that of tanh is $8\\cdot10^{-9}$: a ' +
    'unit that has been pushed far out can be called back. The same tails make it slow to saturate when that is ' +
    'wanted, and near the origin it bends away from the straight line at once, for its second derivative jumps ' +
    'from 2 to $-2$ there. Of a standard Gaussian input it keeps only 0.18 of the mean square, the least of ' +
    'all saturating functions here, so its weights need the largest start.',
  f: (x) => (Math.abs(x) === Infinity ? Math.sign(x) : x / (1 + Math.abs(x))),
  df: (x) => (1 / (1 + Math.abs(x))) ** 2,
  // The limits at 0 are 2 and −2; sign(0) takes the middle.
  ddf: (x) => -2 * Math.sign(x) * (1 / (1 + Math.abs(x))) ** 3,
});
