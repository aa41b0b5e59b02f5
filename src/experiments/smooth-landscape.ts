/**
 * The loss along a line through weight space, with its slope and its curvature: one network of ReLUs and one of GELUs,
 * 784–32–10 with the same weights up to their gains, on the same images, along the same random direction.
 *
 * The slope is the gradient times the direction, by backpropagation in double precision, not a difference of losses;
 * the curvature is a difference of slopes. Each weight of the direction is as large as the weight it is added to is on
 * average, so that the line's ±1 are large steps.
 */
import { activationOf } from '../activations/index.ts';
import { ownGain } from '../networks/initialisers.ts';
import { mlp } from '../networks/mlp.ts';
import { sgd } from '../networks/sgd.ts';
import { softmaxCrossEntropy } from '../networks/softmax-cross-entropy.ts';
import { createRandom } from '../numerics/random.ts';
import { rms } from '../numerics/statistics.ts';
import { defineExperiment, type Frame } from './experiment.ts';
import { trainingBatches } from './training/batches.ts';
import { streams } from './training/streams.ts';
import { trainer } from './training/trainer.ts';

export const compared = ['relu', 'gelu'] as const;

export interface Slice {
  readonly activation: string;
  /** At `places` of the frame. */
  readonly losses: readonly number[];
  readonly slopes: readonly number[];
  /** One fewer: between each two places. */
  readonly curvatures: readonly number[];
}
export interface SmoothLandscapeFrame extends Frame {
  /** Distances along the direction, those measured so far. */
  readonly places: readonly number[];
  readonly slices: readonly Slice[];
}

const hidden = 32;
/** The line reaches so far to both sides, in units of the weights' own size. */
const reach = 0.5;
const directionStream = 5;

export default defineExperiment({
  id: 'smooth-landscape',
  defaults: { set: 'mnist', images: 100, trainedFor: 0, points: 201, seed: 1 },
  sets: ({ set }) => [set],

  *run({ set, images, trainedFor, points, seed }, data) {
    const { width, height, classes } = data.info(set);
    const sizes = [width * height, hidden, classes.length];
    const probe = trainingBatches(data, { set, batchSize: images, seed: seed + 1 });
    const batch = yield* probe.next();
    const x = Float64Array.from(batch.x);
    const labels = Uint8Array.from(batch.labels.subarray(0, batch.size));
    const batches = trainingBatches(data, { set, batchSize: 32, seed });
    const networks = compared.map((id) => {
      const activation = activationOf(id);
      return mlp({
        sizes,
        activation,
        initialiser: ownGain(activation),
        random: createRandom(seed, streams.weights),
        precision: 'float64',
      });
    });
    const trainings = networks.map((network) =>
      trainer(network, sgd(network.parameters, { learningRate: 0.05 })),
    );
    const totalSteps = trainedFor + points;
    const places: number[] = [];
    const measured = compared.map((activation) => ({
      activation,
      losses: [] as number[],
      slopes: [] as number[],
    }));
    const frame = (step: number): SmoothLandscapeFrame => ({
      step,
      totalSteps,
      places: [...places],
      slices: measured.map(({ activation, losses, slopes }) => ({
        activation,
        losses: [...losses],
        slopes: [...slopes],
        curvatures: slopes.slice(1).map((slope, i) => (slope - slopes[i]) / (places[i + 1] - places[i])),
      })),
    });
    for (let step = 1; step <= trainedFor; step++) {
      const next = yield* batches.next();
      const inDouble = { ...next, x: Float64Array.from(next.x) };
      for (const training of trainings) training.step(inDouble);
      if (step % 5 === 0) yield frame(step);
    }

    const lines = networks.map((network) => lineThrough(network, createRandom(seed, directionStream)));
    const gradient = new Float64Array(labels.length * classes.length);
    for (let i = 0; i < points; i++) {
      const t = points === 1 ? 0 : -reach + (2 * reach * i) / (points - 1);
      places.push(t);
      networks.forEach((network, n) => {
        lines[n].moveTo(t);
        const { loss } = softmaxCrossEntropy(
          network.forward(x, labels.length),
          labels,
          classes.length,
          gradient,
        );
        network.backward(gradient, labels.length);
        measured[n].losses.push(loss);
        measured[n].slopes.push(lines[n].slope());
      });
      yield frame(trainedFor + i + 1);
    }
  },
});

/** Moves a network's weights along a random direction from where they are now. */
function lineThrough({ parameters }: ReturnType<typeof mlp>, random: ReturnType<typeof createRandom>) {
  const start = parameters.map(({ value }) => Float64Array.from(value));
  const direction = start.map((values) => {
    const size = rms(values);
    return values.map(() => size * random.normal());
  });
  return {
    moveTo(t: number) {
      parameters.forEach(({ value }, p) => {
        for (let i = 0; i < value.length; i++) value[i] = start[p][i] + t * direction[p][i];
      });
    },
    slope: () =>
      parameters.reduce((sum, { gradient }, p) => {
        let dot = 0;
        for (let i = 0; i < gradient.length; i++) dot += gradient[i] * direction[p][i];
        return sum + dot;
      }, 0),
  };
}
