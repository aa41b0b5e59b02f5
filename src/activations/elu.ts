import { defineActivation } from './activation.ts';

export default defineActivation({
  id: 'elu',
  name: 'ELU',
  family: 'exponential',
  year: '2015',
  papers: ['clevert2016'],
  tex: {
    f: '\\begin{cases}x&x>0\\\\\\alpha\\,(e^x-1)&x\\le 0\\end{cases}',
    df: '\\begin{cases}1&x>0\\\\\\alpha\\,e^x&x<0\\end{cases}',
  },
  parameters: { alpha: { label: 'depth of the floor', tex: '\\alpha', default: 1, min: 0.1, max: 3 } },
  // At the default: with another alpha the slope jumps at 0, from alpha to 1.
  smoothness: 'C1',
  kinks: [],
  kinksAt: ({ alpha }) => (alpha === 1 ? [] : [0]),
  ink: {
    light: { line: '#025e1f', text: '#025e1f' },
    dark: { line: '#49935d', text: '#49935d' },
    dash: '2 2.5',
  },
  calls: {
    pytorch: 'torch.nn.functional.elu(x, alpha=1.0)',
    jax: 'jax.nn.elu(x, alpha=1.0)',
    keras: 'keras.activations.elu(x, alpha=1.0)',
    numpy: 'numpy.where(x > 0, x, numpy.expm1(numpy.minimum(x, 0)))',
  },
  why:
    'ReLU has a mean that drifts: its output is never negative, and each layer hands the next an offset. Clevert, ' +
    'Unterthiner and Hochreiter (2015) let the function go below zero, which pulls the mean of the output towards ' +
    '0 (0.16 for standard Gaussian input, against 0.40), and let it level off at $-\\alpha$, so that a unit that is ' +
    'off stays off quietly instead of answering every disturbance. They reported 6.55 % error on CIFAR-10. With ' +
    '$\\alpha = 1$ the slope is continuous and only the curvature jumps. It costs an exponential below zero, and ' +
    'there it saturates like any sigmoid. It also costs care: written as $e^x - 1$, as some libraries have done, ' +
    'it loses its digits where a network spends much of its time, near 0. At $x = -10^{-12}$ about five are right in ' +
    'double precision; expm1 keeps them all.',
  f: (x, { alpha }) => (x > 0 ? x : alpha * Math.expm1(x)),
  df: (x, { alpha }) => (x > 0 ? 1 : alpha * Math.exp(x)),
  // Jumps at 0, where the left side is taken, as in `f`.
  ddf: (x, { alpha }) => (x > 0 ? 0 : alpha * Math.exp(x)),
  dParameters: { alpha: (x) => (x > 0 ? 0 : Math.expm1(x)) },
});
