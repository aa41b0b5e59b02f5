import { activationOf } from '../activations/index.ts';
import { propertiesOf, type GaussianMoments } from '../activations/properties.ts';
import { count, fixed } from '../figure-kit/format.ts';
import { defineNumbers } from './define-numbers.ts';

const layers = 30;
const width = 100;
const gaussian = (id: string): GaussianMoments => propertiesOf(activationOf(id)).gaussian;
/** E[relu(g)⁴]/E[relu(g)²]² − 1 = 5, divided by the width: the relative variance that one layer adds. */
const perLayer = 5 / width;

export default defineNumbers({
  tanhThirty: {
    compute: () => gaussian('tanh').gradientFactor ** layers,
    show: (x) => count(x),
    atLeast: 130,
    atMost: 140,
  },
  geluThirty: {
    compute: () => gaussian('gelu').gradientFactor ** layers,
    show: (x) => fixed(x, 1),
    atLeast: 7.5,
    atMost: 8.5,
  },
  geluSlope: {
    compute: () => gaussian('gelu').lengthFactor,
    show: (x) => fixed(x, 3),
    atLeast: 1.01,
  },
  tanhSlope: {
    compute: () => gaussian('tanh').lengthFactor,
    show: (x) => fixed(x, 3),
    atMost: 0.9,
  },
  seluSlope: {
    compute: () => gaussian('selu').lengthFactor,
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
