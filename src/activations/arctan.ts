import { defineActivation } from './activation.ts';

export default defineActivation({
  id: 'arctan',
  name: 'Arctangent',
  family: 'saturating',
  year: 'classical',
  papers: ['cybenko1989'],
  tex: { f: '\\arctan x', df: '\\frac{1}{1+x^2}' },
  parameters: {},
  smoothness: 'smooth',
  kinks: [],
  ink: {
    light: { line: '#7095a8', text: '#567a8d' },
    dark: { line: '#1a8ba4', text: '#1a8ba4' },
    dash: '13 2.5 1.5 2.5',
  },
  calls: {
    pytorch: 'torch.atan(x)',
    jax: 'jax.numpy.arctan(x)',
    keras: 'keras.ops.arctan(x)',
    numpy: 'numpy.arctan(x)',
  },
  why:
    'Between tanh and softsign: smooth everywhere like the first, with the slow tails of the second. It leaves the ' +
    'origin with slope 1 and levels off at $\\pm\\pi/2$, but its slope falls like $1/x^2$ and never collapses: at ' +
    '$x = 10$ it is 0.0099, a million times that of tanh. It is bounded, monotone and, halved and ' +
    'lifted, a sigmoid, so what was proved about approximation with sigmoids holds for it too. It is rarely used: ' +
    'tanh has a derivative that follows from its value alone, softsign is cheaper, and a rectifier is cheaper ' +
    'still. It is here because a family is understood by its members, and this one separates two things that tanh ' +
    'has together, the bound and the haste in reaching it. Its mean square slope for standard Gaussian input is ' +
    '0.50, the same as that of ReLU, which comes to it by another road: half of the units at 1, the others at 0.',
  f: Math.atan,
  df: (x) => 1 / (1 + x * x),
  // −2x/(1 + x²)², in an order in which (1 + x²)² cannot overflow before its time.
  ddf: (x) => (Math.abs(x) === Infinity ? 0 : (-2 * (x / (1 + x * x))) / (1 + x * x)),
});
