/**
 * Deep, narrow classifiers of images for the lesson on vanishing gradients: inputs–64–…–64–classes, and how their
 * weights start, each way with its origin.
 */
import { activationOf } from '../../activations/index.ts';
import type { Activation } from '../../activations/activation.ts';
import { activate } from '../../networks/activate.ts';
import { type Dense, dense } from '../../networks/dense.ts';
import { type GradientTap, gradientTap } from '../../networks/gradient-tap.ts';
import {
  fixedNormal,
  gainSquared,
  glorotUniform,
  heNormal,
  type Initialiser,
  lecunNormal,
  ownGain,
} from '../../networks/initialisers.ts';
import { sequential, type Sequential } from '../../networks/sequential.ts';
import { createRandom } from '../../numerics/random.ts';
import { streams } from './streams.ts';

/**
 * `small`: N(0, 0.01²), as AlexNet (2012). `uniform`: ±1/√fan-in, which Glorot and Bengio (2010) call usual.
 * `glorot`, `he`: theirs. `own`: what keeps the mean square of this activation's outputs.
 */
export type DeepStart = 'small' | 'uniform' | 'glorot' | 'he' | 'own';

export interface DeepNetOptions {
  readonly activation: Activation;
  readonly start: DeepStart;
  readonly inputs: number;
  /** Layers with weights, the output among them. */
  readonly depth: number;
  readonly classes: number;
  readonly seed: number;
}

export interface DeepNet {
  readonly layers: Sequential;
  /** One behind each hidden layer's sums, the first layer's first. */
  readonly taps: readonly GradientTap[];
}

const width = 64;

export function deepNet({ activation, start, inputs, depth, classes, seed }: DeepNetOptions): DeepNet {
  const random = createRandom(seed, streams.weights);
  const hidden = initialiserOf(activation, start);
  const taps = Array.from({ length: depth - 1 }, () => gradientTap(width));
  const denses: Dense[] = [];
  const make = (inputSize: number, outputSize: number, initialiser: Initialiser) => {
    const layer = dense({ inputSize, outputSize, initialiser, random, inputGradient: denses.length > 0 });
    denses.push(layer);
    return layer;
  };
  const layers = sequential([
    ...taps.flatMap((tap, i) => [
      make(i === 0 ? inputs : width, width, hidden),
      tap,
      activate(activation, width),
    ]),
    make(width, classes, start === 'small' || start === 'uniform' ? hidden : lecunNormal),
  ]);
  if (start === 'own' && activation.id === 'sigmoid') denses.slice(1).forEach(centre);
  return { layers, taps };
}

function initialiserOf(activation: Activation, start: DeepStart): Initialiser {
  switch (start) {
    case 'small':
      return fixedNormal(0.01);
    case 'uniform':
      return (weights, { fanIn }, random) => {
        for (let i = 0; i < weights.length; i++) weights[i] = (2 * random.uniform() - 1) / Math.sqrt(fanIn);
      };
    case 'glorot':
      return glorotUniform;
    case 'he':
      return heNormal;
    case 'own':
      return activation.id === 'sigmoid' ? twiceTanhs : ownGain(activation);
  }
}

/**
 * σ(z) = ½ + ½ tanh(z/2): with twice tanh's weights here, doubled again and centred behind the first layer
 * (`centre`), a net of sigmoids starts exactly as the tanh net.
 */
const twiceTanhs: Initialiser = (weights, { fanIn }, random) => {
  const deviation = Math.sqrt((4 * gainSquared(activationOf('tanh'))) / fanIn);
  for (let i = 0; i < weights.length; i++) weights[i] = deviation * random.normal();
};

/** Doubles the weights and takes half their sum off: the layer then sees 2h − 1 in place of h. */
function centre({ weight, bias, inputSize }: Dense): void {
  for (let unit = 0; unit < bias.value.length; unit++) {
    let sum = 0;
    for (let i = unit * inputSize; i < (unit + 1) * inputSize; i++) {
      weight.value[i] *= 2;
      sum += weight.value[i];
    }
    bias.value[unit] = -sum / 2;
  }
}
