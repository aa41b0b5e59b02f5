import { count, fixed, percent, significant } from '../figure-kit/format.ts';
import { alexNet, alexNetConvolutions } from '../networks/models/alexnet.ts';
import { describe } from '../networks/models/describe.ts';
import { vgg16 } from '../networks/models/vgg.ts';
import { reluCorrelation } from '../numerics/correlation-map.ts';
import { normalDistribution } from '../numerics/normal.ts';
import { defineNumbers } from './define-numbers.ts';

/** Inputs of a unit of convolutions 4 and 5. */
const fanIn = 192 * 9;
const deviation = 0.01;
const convolutions = describe(alexNetConvolutions());
const halved = convolutions.layers.filter(({ name }) => ['conv2', 'conv4', 'conv5'].includes(name));
const [alexnet, vgg] = [alexNet(), vgg16()].map(describe);
/** What batch normalisation does to the gradient's mean square at each rectifier layer. */
const growth = Math.PI / (Math.PI - 1);
const blocks = 39;

export default defineNumbers({
  convolutionWeights: {
    compute: () => convolutions.weights,
    show: count,
    atLeast: 2.3e6,
    atMost: 2.4e6,
  },
  /** Had convolutions 2, 4 and 5 seen all channels: their weights, without biases, twice. */
  uncutWeights: {
    compute: () =>
      convolutions.weights +
      halved.reduce((sum, { weights, outputShape }) => sum + weights - outputShape[0], 0),
    show: count,
    atLeast: 3.7e6,
    atMost: 3.8e6,
  },
  heDeviation: {
    compute: () => Math.sqrt(2 / fanIn),
    show: (x) => fixed(x, 3),
    atLeast: 0.033,
    atMost: 0.035,
  },
  tooSmall: {
    compute: () => Math.sqrt(2 / fanIn) / deviation,
    show: (x) => fixed(x, 1),
    atLeast: 3.3,
    atMost: 3.5,
  },
  shrinks: {
    compute: () => (deviation ** 2 * fanIn) / 2,
    show: (x) => fixed(x, 3),
    atLeast: 0.08,
    atMost: 0.09,
  },
  /** For an input of mean square 1. */
  closed: {
    compute: () => normalDistribution(-1 / (deviation * Math.sqrt(fanIn))),
    show: (x) => percent(x, 1),
    atLeast: 0.007,
    atMost: 0.009,
  },
  lrnConstant: { compute: () => 2 ** -0.75, show: (x) => fixed(x, 3), atLeast: 0.594, atMost: 0.596 },
  lrnMost: { compute: () => 200 / 6 ** 0.75, show: (x) => fixed(x, 1), atLeast: 52, atMost: 52.4 },
  vggWeights: { compute: () => vgg.weights, show: count },
  vggWork: {
    compute: () => vgg.multiplyAdds / alexnet.multiplyAdds,
    show: (x) => fixed(x, 0),
    atLeast: 20,
    atMost: 22,
  },
  correlation: {
    compute: () => Array.from({ length: blocks }).reduce<number>((c) => reluCorrelation(c), 0),
    show: (x) => fixed(x, 3),
    atLeast: 0.97,
    atMost: 0.995,
  },
  growth: { compute: () => growth, show: (x) => fixed(x, 3), atLeast: 1.466, atMost: 1.468 },
  growthThrough: {
    compute: () => growth ** (blocks / 2),
    show: count,
    atLeast: 1700,
    atMost: 1800,
  },
  unscaled: { compute: () => 2 ** blocks, show: (x) => significant(x, 2), atLeast: 5e11, atMost: 6e11 },
  residualGrowth: {
    compute: () => (1 + 1 / blocks) ** blocks,
    show: (x) => fixed(x, 2),
    atLeast: 2.6,
    atMost: Math.E,
  },
});
