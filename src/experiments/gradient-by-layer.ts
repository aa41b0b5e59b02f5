/**
 * How large the gradient is at the pre-activations of each layer, before training and while it goes on: one network for
 * each activation, 784–64–…–64–10, on the same images. Plotted is δ, not the weights' gradient, whose ratio hides
 * vanishing where activations shrink forward as fast as δ does backward (experiments.md A 2).
 */
import { activationOf } from '../activations/index.ts';
import type { Activation } from '../activations/activation.ts';
import { activate } from '../networks/activate.ts';
import { type Dense, dense } from '../networks/dense.ts';
import { gradientTap } from '../networks/gradient-tap.ts';
import {
  fixedNormal,
  gainSquared,
  glorotUniform,
  heNormal,
  type Initialiser,
  lecunNormal,
  ownGain,
} from '../networks/initialisers.ts';
import { sequential } from '../networks/sequential.ts';
import { sgd } from '../networks/sgd.ts';
import { createRandom } from '../numerics/random.ts';
import { defineExperiment, type Frame } from './experiment.ts';
import { trainingBatches } from './training/batches.ts';
import { streams } from './training/streams.ts';
import { runningMean, trainer } from './training/trainer.ts';

export const compared = ['relu', 'tanh', 'gelu', 'sigmoid'] as const;
export type LayerStart = 'glorot' | 'he' | 'own' | 'small';

export interface LayerGradients {
  readonly activation: string;
  /** δ at each hidden layer's pre-activations as a share of the last hidden layer's; [0] is layer 1. */
  readonly shares: readonly number[];
  /** Running mean of the training loss; NaN before the first step. */
  readonly loss: number;
}
export interface GradientByLayerFrame extends Frame {
  readonly networks: readonly LayerGradients[];
}

const width = 64;
const stepsPerFrame = 4;
/** More images than a training batch, so that the measurement does not jitter. */
const measuredOn = 256;

export default defineExperiment({
  id: 'gradient-by-layer',
  defaults: { set: 'mnist', depth: 20, start: 'own', steps: 200, learningRate: 0.03, batchSize: 64, seed: 1 },
  sets: ({ set }) => [set],

  *run({ set, depth, start, steps, learningRate, batchSize, seed }, data) {
    const { width: columns, height: rows, classes } = data.info(set);
    const runs = compared.map((id) => {
      const network = deepNet(activationOf(id), start, [columns * rows, depth, classes.length], seed);
      return {
        id,
        ...network,
        training: trainer(network.layers, sgd(network.layers.parameters, { learningRate })),
        loss: runningMean(20),
      };
    });
    const batches = trainingBatches(data, { set, batchSize, seed });
    const probe = trainingBatches(data, { set, batchSize: measuredOn, seed: seed + 1 });
    const still = yield* probe.next();
    const images = Float32Array.from(still.x);
    const labels = Uint8Array.from(still.labels.subarray(0, still.size));
    const frame = (step: number): GradientByLayerFrame => ({
      step,
      totalSteps: steps,
      networks: runs.map(({ id, taps, gradients, loss }) => {
        gradients(images, labels);
        const sizes = taps.map((tap) => tap.gradientRms);
        const last = sizes.at(-1) ?? NaN;
        return { activation: id, shares: sizes.map((size) => size / last), loss: loss.value };
      }),
    });

    yield frame(0);
    for (let step = 1; step <= steps; step++) {
      const batch = yield* batches.next();
      for (const { training, loss } of runs) loss.add(training.step(batch));
      if (step % stepsPerFrame === 0 || step === steps) yield frame(step);
    }
  },
});

function deepNet(
  activation: Activation,
  start: string,
  [inputs, depth, classes]: readonly [number, number, number],
  seed: number,
) {
  const random = createRandom(seed, streams.weights);
  const centred = start === 'own' && activation.id === 'sigmoid';
  const initialiser = initialiserOf(activation, start);
  const taps = Array.from({ length: depth - 1 }, () => gradientTap(width));
  const denses: Dense[] = [];
  const make = (inputSize: number, outputSize: number, initial: Initialiser) => {
    const layer = dense({
      inputSize,
      outputSize,
      initialiser: initial,
      random,
      inputGradient: denses.length > 0,
    });
    denses.push(layer);
    return layer;
  };
  const layers = sequential([
    ...taps.flatMap((tap, i) => [
      make(i === 0 ? inputs : width, width, initialiser),
      tap,
      activate(activation, width),
    ]),
    make(width, classes, start === 'small' ? initialiser : lecunNormal),
  ]);
  if (centred) denses.slice(1).forEach((layer) => centre(layer));
  // One pass without a step leaves the sizes in the taps.
  const measuring = trainer(layers, { learningRate: 0, step: () => undefined });
  const gradients = (x: Float32Array, labels: Uint8Array) =>
    measuring.step({ x, labels, size: labels.length, epoch: 1 });
  return { layers, taps, gradients };
}

function initialiserOf(activation: Activation, start: string): Initialiser {
  if (start === 'glorot') return glorotUniform;
  if (start === 'he') return heNormal;
  if (start === 'small') return fixedNormal(0.01);
  // σ(z) = ½ + ½ tanh(z/2): with twice tanh's weights here, doubled again and centred behind the first layer
  // (`centre`), a net of sigmoids starts exactly as the tanh net.
  if (activation.id === 'sigmoid') {
    const variance = 4 * gainSquared(activationOf('tanh'));
    return (weights, { fanIn }, random) => {
      const deviation = Math.sqrt(variance / fanIn);
      for (let i = 0; i < weights.length; i++) weights[i] = deviation * random.normal();
    };
  }
  return ownGain(activation);
}

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
