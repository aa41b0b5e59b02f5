import type { Activation } from '../activations/activation.ts';
import { activationOf, defaultsOf } from '../activations/index.ts';
import { propertiesOf } from '../activations/properties.ts';
import { count, fixed } from '../figure-kit/format.ts';
import { gainSquared } from '../networks/initialisers.ts';
import { gaussianExpectation } from '../numerics/gauss-legendre.ts';
import { defineNumbers } from './define-numbers.ts';

const layers = 30;
const width = 100;
const gradientFactor = (id: string): number => propertiesOf(activationOf(id)).gaussian.gradientFactor;

/** d/dq of q ↦ σ² E[f(√q·u)²] at q = 1, with σ² such that 1 is kept: σ² E[f(u) f′(u) u]. */
function slopeAtFixedPoint(activation: Activation): number {
  const values = defaultsOf(activation);
  const kinks = activation.kinks.map(({ x }) => x);
  const product = gaussianExpectation((u) => activation.f(u, values) * activation.df(u, values) * u, kinks);
  return gainSquared(activation) * product;
}
/** E[relu(g)⁴]/E[relu(g)²]² − 1 = 5, divided by the width: the relative variance that one layer adds. */
const perLayer = 5 / width;

export default defineNumbers({
  tanhThirty: {
    compute: () => gradientFactor('tanh') ** layers,
    show: (x) => count(x),
    atLeast: 130,
    atMost: 140,
  },
  geluThirty: {
    compute: () => gradientFactor('gelu') ** layers,
    show: (x) => fixed(x, 1),
    atLeast: 7.5,
    atMost: 8.5,
  },
  geluSlope: {
    compute: () => slopeAtFixedPoint(activationOf('gelu')),
    show: (x) => fixed(x, 3),
    atLeast: 1.01,
  },
  tanhSlope: {
    compute: () => slopeAtFixedPoint(activationOf('tanh')),
    show: (x) => fixed(x, 3),
    atMost: 0.9,
  },
  seluSlope: {
    compute: () => slopeAtFixedPoint(activationOf('selu')),
    show: (x) => fixed(x, 3),
    atMost: 0.99,
  },
  relativeVariance: {
    compute: () => (1 + perLayer) ** layers - 1,
    show: (x) => fixed(x, 1),
    atLeast: 3,
    atMost: 3.6,
  },
  typical: {
    compute: () => Math.exp((-layers * perLayer) / 2),
    show: (x) => fixed(x, 2),
    atLeast: 0.4,
    atMost: 0.55,
  },
});
