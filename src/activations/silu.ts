import { selfGated, selfGatedCurvature, selfGatedDerivative } from '../numerics/logistic.ts';
import { defineActivation } from './activation.ts';

export default defineActivation({
  id: 'silu',
  name: 'SiLU',
  family: 'smooth',
  year: '2016',
  papers: ['hendrycks2016', 'elfwing2018', 'ramachandran2017', 'shazeer2020'],
  tex: { f: 'x\\,\\sigma(x)', df: '\\sigma(x)\\,\\bigl(1+x\\,\\sigma(-x)\\bigr)' },
  parameters: {},
  smoothness: 'smooth',
  kinks: [],
  ink: {
    light: { line: '#850f66', text: '#850f66' },
    dark: { line: '#ad6493', text: '#af6695' },
    dash: '7 2.5 1.5 2.5',
  },
  calls: {
    pytorch: 'torch.nn.functional.silu(x)',
    jax: 'jax.nn.silu(x)',
    keras: 'keras.activations.silu(x)',
    numpy: 'x * numpy.exp(-numpy.logaddexp(0, -x))',
  },
  why:
    'The input times its own sigmoid: a gate that each unit sets for itself. It was found three times. ' +
    "PyTorch's manual traces the name to the GELU paper of 2016, where the logistic function stands in for " +
    'the Gaussian; Elfwing, Uchibe and Doya used it for reinforcement learning; and Ramachandran, Zoph and ' +
    'Le, who in 2017 let a search run through formulas, came upon it as Swish and reported gains of 0.6 and ' +
    '0.9 points on ImageNet over ReLU in two networks. It is GELU with a cheaper switch, a little softer: ' +
    'the minimum is $-0.2785$, exactly $-W(1/e)$, at $x = -1.2785$. The cost is an exponential for every ' +
    'number, an output that is exactly 0 only at 0, and so no sparsity, and a dip that makes it ' +
    'non-monotone. Its widest use today is as the gate of SwiGLU in the feed-forward layers of language ' +
    'models.',
  f: (x) => selfGated(x, 1),
  df: (x) => selfGatedDerivative(x, 1),
  ddf: (x) => selfGatedCurvature(x, 1),
});
