import { constant } from '../numerics/constant.ts';
import { defineActivation } from './activation.ts';

export default defineActivation({
  id: 'hard-tanh',
  name: 'Hard tanh',
  family: 'hard',
  year: '2004',
  papers: ['dubey2022'],
  tex: {
    f: '\\max\\bigl(-1,\\min(1,x)\\bigr)',
    df: '\\begin{cases}1&|x|<1\\\\0&|x|>1\\end{cases}',
  },
  parameters: {},
  smoothness: 'continuous',
  // PyTorch's backward cuts at ≤ −1 and ≥ 1; JAX selects on x < −1 and x > 1, TensorFlow clips likewise.
  kinks: [
    { x: -1, left: 0, right: 1, taken: { pytorch: 0, jax: 1, tensorflow: 1 } },
    { x: 1, left: 1, right: 0, taken: { pytorch: 0, jax: 1, tensorflow: 1 } },
  ],
  ink: {
    light: { line: '#026266', text: '#026266' },
    dark: { line: '#7abec6', text: '#7abec6' },
    dash: '2.5 2.5',
  },
  calls: {
    pytorch: 'torch.nn.functional.hardtanh(x)',
    jax: 'jax.nn.hard_tanh(x)',
    keras: 'keras.activations.hard_tanh(x)',
    numpy: 'numpy.clip(x, -1, 1)',
  },
  why:
    'Tanh from three straight lines. Inside $[-1, 1]$ it is the identity, so a small signal passes exactly, with ' +
    "slope 1, and costs two comparisons; outside it is constant. It is usually cited to Collobert's thesis of 2004, " +
    "a citation that we have not been able to check. The bargain is the opposite of softsign's. Tanh at $x = 3$ has " +
    'a small slope left; hard tanh has none, and a unit whose inputs all lie outside is as dead as a silent ReLU, ' +
    'on two sides instead of one. For standard Gaussian input that is 32 % of the time, and the mean square that ' +
    'gets through is 0.52, more than tanh lets pass. The corners also show how little the libraries agree on ' +
    'derivatives that exist by convention only: at exactly $\\pm 1$ PyTorch returns 0, JAX and TensorFlow 1.',
  f: (x) => (x <= -1 ? -1 : x >= 1 ? 1 : x),
  df: (x) => (Math.abs(x) < 1 ? 1 : Math.abs(x) >= 1 ? 0 : NaN),
  ddf: constant(0),
});
