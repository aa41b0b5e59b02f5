import { activationOf } from '../activations/index.ts';
import { propertiesOf } from '../activations/properties.ts';
import { fixed, percent, significant } from '../figure-kit/format.ts';
import { depthAt, oneInputDies } from '../numerics/born-dead.ts';
import { normalDistribution } from '../numerics/normal.ts';
import { defineNumbers } from './define-numbers.ts';

const selu = propertiesOf(activationOf('selu')).gaussian;
/** ∫ e^z φ(z) over z < 0, and the same of e^(2z). */
const once = Math.exp(0.5) * normalDistribution(-1);
const twice = Math.exp(2) * normalDistribution(-2);
const alpha = 1 / Math.sqrt(2 * Math.PI) / (0.5 - once);
/** Layers that are all negative for one given input, in a network of ten layers of weights and width 2: nine, each with ¼. */
const shutLayers = 9 / 4;

export default defineNumbers({
  halfDeadAtTen: { compute: () => depthAt(10, 0.5), show: (x) => fixed(x, 0), atLeast: 700, atMost: 720 },
  fiftyWithTwelve: {
    compute: () => oneInputDies(12, 50),
    show: (x) => percent(x, 2),
    atLeast: 0.01,
  },
  fiftyWithThirteen: { compute: () => oneInputDies(13, 50), show: (x) => percent(x, 2), atMost: 0.01 },
  smallLeak: { compute: () => 0.01 ** shutLayers, show: (x) => significant(x, 1), atMost: 1e-4 },
  largeLeak: { compute: () => 0.25 ** shutLayers, show: (x) => significant(x, 1), atLeast: 0.04 },
  alpha: { compute: () => alpha, show: (x) => fixed(x, 4), atLeast: 1.67325, atMost: 1.67335 },
  lambda: {
    compute: () => 1 / Math.sqrt(0.5 + alpha ** 2 * (twice - 2 * once + 0.5)),
    show: (x) => fixed(x, 4),
    atLeast: 1.05065,
    atMost: 1.05075,
  },
  attraction: { compute: () => selu.lengthFactor, show: (x) => fixed(x, 4), atLeast: 0.7826, atMost: 0.7827 },
  halving: { compute: () => Math.log(0.5) / Math.log(selu.lengthFactor), show: (x) => fixed(x, 1) },
  gradientThirty: {
    compute: () => selu.gradientFactor ** 30,
    show: (x) => fixed(x, 1),
    atLeast: 7.5,
    atMost: 8.5,
  },
});
