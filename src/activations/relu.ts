import { constant } from '../numerics/constant.ts';
import { defineActivation } from './activation.ts';

export default defineActivation({
  id: 'relu',
  name: 'ReLU',
  family: 'rectifier',
  year: '1941, 1969',
  papers: [
    'householder1941',
    'fukushima1969',
    'hahnloser2000',
    'jarrett2009',
    'nair2010',
    'glorot2011',
    'krizhevsky2012',
    'he2015',
    'lu2020',
    'bertoin2021',
  ],
  tex: { f: '\\max(0,x)', df: '\\begin{cases}1&x>0\\\\0&x<0\\end{cases}' },
  parameters: {},
  smoothness: 'continuous',
  kinks: [{ x: 0, left: 0, right: 1, taken: { pytorch: 0, jax: 0, tensorflow: 0 } }],
  ink: {
    light: { line: '#16171a', text: '#16171a' },
    dark: { line: '#f1f0ec', text: '#f1f0ec' },
    dash: '',
  },
  calls: {
    pytorch: 'torch.relu(x)',
    jax: 'jax.nn.relu(x)',
    keras: 'keras.activations.relu(x)',
    numpy: 'numpy.maximum(0, x)',
  },
  why:
    'The simplest bend there is: pass what is positive, drop the rest. Householder wrote it down in 1941 and ' +
    'Fukushima built on it in 1969; it came into its own only after Nair and Hinton (2010), Glorot, Bordes and ' +
    'Bengio (2011) and AlexNet (2012) had shown what it does for deep networks. Where a unit is on, its derivative ' +
    'is exactly 1, at any depth, so the activation neither squeezes nor stretches the gradient. Where it is off, ' +
    'the output is exactly 0: layers are sparse, and the whole computation is one comparison. The costs come from ' +
    'the same two facts. A unit that is off for every input gets no gradient and cannot return by its own effort; ' +
    "half of the signal's mean square is lost at every layer, which the initialiser must give back (He and " +
    'others, 2015: variance $2/n$); and the mean of the output is positive, 0.399 for standard Gaussian input. It ' +
    'did not abolish the vanishing gradient. It removed one of its causes.',
  // Comparisons with NaN are false, so NaN falls through to itself; −0 becomes 0.
  f: (x) => (x <= 0 ? 0 : x),
  df: (x) => (x > 0 ? 1 : x <= 0 ? 0 : NaN),
  ddf: constant(0),
});
