import { constant } from '../numerics/constant.ts';
import { defineActivation } from './activation.ts';

export default defineActivation({
  id: 'relu6',
  name: 'ReLU6',
  family: 'rectifier',
  year: '2010',
  papers: ['krizhevsky2010', 'nair2010'],
  tex: {
    f: '\\min\\bigl(6,\\max(0,x)\\bigr)',
    df: '\\begin{cases}1&0<x<6\\\\0&x<0\\text{ or }x>6\\end{cases}',
  },
  parameters: {},
  smoothness: 'continuous',
  kinks: [
    { x: 0, left: 0, right: 1, taken: { pytorch: 0, jax: 0, tensorflow: 0 } },
    { x: 6, left: 1, right: 0, taken: { pytorch: 0, jax: 0, tensorflow: 0 } },
  ],
  ink: {
    light: { line: '#767b81', text: '#6f747a' },
    dark: { line: '#8c939b', text: '#8c939b' },
    dash: '5 3',
  },
  calls: {
    pytorch: 'torch.nn.functional.relu6(x)',
    jax: 'jax.nn.relu6(x)',
    keras: 'keras.activations.relu6(x)',
    numpy: 'numpy.clip(x, 0, 6)',
  },
  why:
    'A rectifier with a ceiling. Krizhevsky capped his units at 6 in a report of 2010 on networks for CIFAR-10, ' +
    'found that they learned sparse features sooner, and gave the cap a meaning: Nair and Hinton had derived the ' +
    'rectifier as an endless stack of binary units, and this one has six of them. It lives on for another reason. ' +
    'Known bounds make fixed-point arithmetic simple: three bits hold the whole part of every output, and all the ' +
    'others can go to the fraction, which is why networks for phones use it and why hard sigmoid and hard swish ' +
    'are written with it. For standard Gaussian input the cap is reached once in a billion times, so all moments ' +
    'agree with those of ReLU to eight digits. Where it is reached, the unit is dead in the other direction: above ' +
    '6, as below 0, there is no slope.',
  f: (x) => (x <= 0 ? 0 : x >= 6 ? 6 : x),
  df: (x) => (x > 0 && x < 6 ? 1 : x <= 0 || x >= 6 ? 0 : NaN),
  ddf: constant(0),
});
