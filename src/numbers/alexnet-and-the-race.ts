import relu from '../activations/relu.ts';
import { bytes, count, fixed, significant } from '../figure-kit/format.ts';
import { alexNet } from '../networks/models/alexnet.ts';
import { describe } from '../networks/models/describe.ts';
import { dropoutNet } from '../networks/models/dropout-net.ts';
import { heNormal } from '../networks/initialisers.ts';
import { defineNumbers } from './define-numbers.ts';

const network = alexNet();
const all = describe(network);
const batch = 128;
/** The paper's: about 90 passes over 1.2 million images. */
const images = 1.2e6;
const passes = 90;
/** Forward, and twice as much back: for the layer's input and for its weights. */
const operations = 2 * 3 * all.multiplyAdds * images * passes;
const day = 86_400;

const kept = batch * all.bytes.outputPerExample;
/** A gradient for every number that is kept; a gradient and a momentum for every weight. */
const inTraining = 2 * kept + 3 * all.bytes.weights;

/** Had the second, fourth and fifth convolution not been cut in two halves. */
const uncut = ['conv2', 'conv4', 'conv5'].reduce((sum, name) => {
  const layer = all.layers.find((each) => each.name === name);
  return sum + (layer ? layer.weights - layer.outputShape[0] : NaN);
}, all.weights);

const small = describe(dropoutNet({ activation: relu, initialiser: heNormal, dropout: 0.5 }));

export default defineNumbers({
  smallWeights: { compute: () => small.weights, show: count },
  smallWeightsPerImage: { compute: () => small.weights / 10_000, show: (x) => fixed(x, 1), atMost: 4 },
  printedSide: { compute: () => (224 - 11) / 4 + 1, show: (x) => fixed(x, 2), atLeast: 54.2, atMost: 54.3 },
  outputBytes: { compute: () => kept, show: bytes, atLeast: 0.9e9, atMost: 1e9 },
  weightBytes: { compute: () => all.bytes.weights, show: bytes },
  trainingBytes: { compute: () => inTraining, show: (x) => fixed(x / 1e9, 1), atLeast: 2e9, atMost: 3e9 },
  weightsPerImage: { compute: () => all.weights / images, show: (x) => fixed(x, 0), atLeast: 45, atMost: 55 },
  uncutWeights: { compute: () => uncut, show: count, atLeast: 62e6, atMost: 63e6 },
  operations: { compute: () => operations, show: (x) => significant(x, 2), atLeast: 4e17, atMost: 5e17 },
  daysInATab: {
    compute: () => operations / 20e9 / day,
    show: (x) => count(x),
    atLeast: 250,
    atMost: 300,
  },
  operationsASecond: {
    compute: () => operations / (5.5 * day),
    show: (x) => significant(x, 1),
    atLeast: 0.9e12,
    atMost: 1.1e12,
  },
  neuronsOver: {
    compute: () => 100 * (all.units / 650_000 - 1),
    show: (x) => fixed(x, 1),
    atLeast: 1,
    atMost: 2,
  },
});
