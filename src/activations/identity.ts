import { constant } from '../numerics/constant.ts';
import { defineActivation } from './activation.ts';

export default defineActivation({
  id: 'identity',
  name: 'Identity',
  family: 'linear',
  year: 'classical',
  papers: ['leshno1993', 'he2016'],
  tex: { f: 'x', df: '1' },
  parameters: {},
  smoothness: 'smooth',
  kinks: [],
  ink: {
    light: { line: '#918d86', text: '#74716a' },
    dark: { line: '#7d7975', text: '#86827d' },
    dash: '1 3.5',
  },
  calls: {
    pytorch: 'torch.nn.Identity()(x)',
    jax: 'jax.nn.identity(x)',
    keras: 'keras.activations.linear(x)',
    numpy: 'x',
  },
  why:
    'Not a nonlinearity at all, and that is its use here: it is the control in every experiment. A product of ' +
    'matrices is a matrix, so a network of any depth with the identity between its layers computes one linear ' +
    'map, $W_L \\cdots W_2 W_1 x$, and its depth buys nothing that a single layer could not represent. Bend the ' +
    'line anywhere and the collapse is over: that a nonpolynomial activation is enough to approximate any ' +
    'function is the very title of a paper by Leshno, Lin, Pinkus and Schocken (1993). The identity keeps two ' +
    'places in real networks: the last layer of a regression, where any number may be the answer, and the ' +
    'shortcut around a residual block, where a derivative of exactly 1 is the point.',
  f: (x) => x,
  // A constant 1 would hide a NaN on its way back.
  df: (x) => (Number.isNaN(x) ? NaN : 1),
  ddf: constant(0),
});
