/**
 * Three small networks learn to part the same points in the plane, side by side: without a bend, with tanh, with ReLU.
 * 2–width–2 or 2–width–width–2, softmax, SGD with momentum, batches of 32 of 400 points; tested on 1,000 others.
 */
import { activationOf } from '../activations/index.ts';
import type { Layer } from '../networks/layer.ts';
import { ownGain } from '../networks/initialisers.ts';
import { mlp } from '../networks/mlp.ts';
import { sgd } from '../networks/sgd.ts';
import { createRandom, shuffle } from '../numerics/random.ts';
import { defineExperiment, type Frame } from './experiment.ts';
import { planePoints, type PlanePoints } from './training/plane-points.ts';
import { streams } from './training/streams.ts';
import { runningMean, trainer } from './training/trainer.ts';

export const compared = ['identity', 'tanh', 'relu'] as const;
/** The plane is shown from −reach to reach, on a grid of side × side. */
export const reach = 1.5;
export const side = 40;

export interface PlaneNetwork {
  readonly activation: string;
  readonly loss: number;
  /** On 1,000 points that were not learned from. */
  readonly accuracy: number;
  /** Logit of class 1 less that of class 0, side × side, rows downwards from y = reach. */
  readonly field: Float32Array;
  /** First layer: weights [width, 2] and biases, whose zero lines are the folds. */
  readonly folds: { readonly weight: Float32Array; readonly bias: Float32Array };
}
export interface PlaneClassifierFrame extends Frame {
  readonly points: PlanePoints;
  readonly networks: readonly PlaneNetwork[];
}

const stepsPerFrame = 5;
const batchSize = 32;

export default defineExperiment({
  id: 'plane-classifier',
  defaults: { set: 'circles', layers: 2, width: 16, learningRate: 0.03, momentum: 0.9, steps: 500, seed: 1 },

  *run({ set, layers, width, learningRate, momentum, steps, seed }) {
    const points = planePoints(set, 400, seed);
    const others = planePoints(set, 1000, seed + 1000);
    const runs = compared.map((id) => {
      const activation = activationOf(id);
      const network = mlp({
        sizes: [2, ...Array.from({ length: layers }, () => width), 2],
        activation,
        initialiser: ownGain(activation),
        random: createRandom(seed, streams.weights),
      });
      return {
        id,
        network,
        training: trainer(network, sgd(network.parameters, { learningRate, momentum })),
        loss: runningMean(20),
      };
    });
    const frame = (step: number): PlaneClassifierFrame => ({
      step,
      totalSteps: steps,
      points,
      networks: runs.map(({ id, network, loss }) => {
        const [weight, bias] = network.parameters.map(({ value }) => Float32Array.from(value));
        return {
          activation: id,
          loss: loss.value,
          accuracy: accuracyOn(network, others),
          field: difference(network, grid),
          folds: { weight, bias },
        };
      }),
    });
    const batches = planeBatches(points, seed);

    yield frame(0);
    for (let step = 1; step <= steps; step++) {
      const batch = batches();
      for (const { training, loss } of runs) loss.add(training.step(batch));
      if (step % stepsPerFrame === 0 || step === steps) yield frame(step);
    }
  },
});

const grid = Float32Array.from({ length: 2 * side * side }, (_, i) => {
  const cell = Math.floor(i / 2);
  const along = i % 2 === 0 ? cell % side : side - 1 - Math.floor(cell / side);
  return -reach + (2 * reach * (along + 0.5)) / side;
});

function difference(network: Layer, x: Float32Array): Float32Array {
  const logits = network.forward(x, x.length / 2);
  return Float32Array.from({ length: x.length / 2 }, (_, i) => logits[2 * i + 1] - logits[2 * i]);
}

function accuracyOn(network: Layer, { x, labels }: PlanePoints): number {
  const sides = difference(network, x);
  return (
    sides.reduce((right, value, i) => right + (value > 0 === (labels[i] === 1) ? 1 : 0), 0) / labels.length
  );
}

/** Epochs of shuffled batches, without end. */
function planeBatches({ x, labels }: PlanePoints, seed: number) {
  const random = createRandom(seed, streams.order);
  const order = Uint32Array.from(labels.keys());
  const rows = new Float32Array(2 * batchSize);
  const kinds = new Uint8Array(batchSize);
  let at = order.length;
  return () => {
    if (at + batchSize > order.length) {
      shuffle(order, random);
      at = 0;
    }
    for (let i = 0; i < batchSize; i++, at++) {
      rows.set(x.subarray(2 * order[at], 2 * order[at] + 2), 2 * i);
      kinds[i] = labels[order[at]];
    }
    return { x: rows, labels: kinds, size: batchSize, epoch: 1 };
  };
}
