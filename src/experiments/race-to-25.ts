/**
 * The race of Krizhevsky, Sutskever and Hinton (2012, figure 1) at the size of a tab: one four-layer convolutional
 * net with ReLU and one with tanh, on Fashion-MNIST, without regularisation, each at a learning rate of its own, to
 * the same training error; from several seeds, one pair after the other. What is settled before the start is in
 * race-to-25/set-up.ts.
 */
import { activationOf } from '../activations/index.ts';
import type { ImageSetInfo } from '../data/image-set.ts';
import { fixedNormal, lecunNormal, ownGain } from '../networks/initialisers.ts';
import { build } from '../networks/models/build.ts';
import { fourLayerNet } from '../networks/models/four-layer-net.ts';
import { sgd } from '../networks/sgd.ts';
import { softmaxCrossEntropy } from '../networks/softmax-cross-entropy.ts';
import { createRandom } from '../numerics/random.ts';
import type { Vector } from '../numerics/vector.ts';
import { reusedRows } from '../numerics/vector.ts';
import { takeShard, type DataAccess, type WaitingForShard } from './data-access.ts';
import { defineExperiment, type Frame } from './experiment.ts';
import { trainingBatches, type Batch } from './training/batches.ts';
import { finishLines, racers } from './race-to-25/set-up.ts';
import { streams } from './training/streams.ts';

export interface RaceFrame extends Frame {
  readonly seed: number;
  /** Steps of the pair that is running. */
  readonly pairStep: number;
  /** Training error over the last 1,000 images, in the order of `racers`; NaN where there are not so many yet. */
  readonly errors: readonly number[];
  /** For each racer the step at which it reached each of `finishLines`; NaN while it has not. */
  readonly arrivals: readonly (readonly number[])[];
  /** Racers whose loss is no longer finite. */
  readonly diverged: readonly boolean[];
  /** True in a pair's last frame. */
  readonly over: boolean;
}

const batchSize = 32;
/** Batches whose mean is the training error: about 1,000 images. */
const window = 31;
/** Two networks, about 15 ms. */
const stepsPerFrame = 2;

export default defineExperiment({
  id: 'race-to-25',
  defaults: {
    set: 'fashion-mnist',
    start: 'own',
    reluRate: 0.1,
    tanhRate: 0.2,
    to: 0.15,
    seeds: 5,
    seed: 1,
    most: 2500,
  },
  sets: ({ set }) => [set],

  *run(
    { set, start, reluRate, tanhRate, to, seeds, seed: firstSeed, most },
    data,
  ): Generator<RaceFrame | WaitingForShard, void, void> {
    const small = start === 'small';
    const info = data.info(set);
    const meanImage = small ? yield* meanOf(data, set, info) : undefined;

    for (let place = 0; place < seeds; place++) {
      const seed = firstSeed + place;
      const pair = [racer(racers[0], small, reluRate, seed), racer(racers[1], small, tanhRate, seed)];
      const batches = trainingBatches(data, { set, batchSize, seed });
      for (let pairStep = 1; ; pairStep++) {
        const batch = yield* batches.next();
        if (meanImage) toBytes(batch.x, info, meanImage);
        for (const each of pair) if (!each.isOver(to)) each.step(batch, pairStep);
        const over = pairStep >= most || pair.every((each) => each.isOver(to));
        if (!over && pairStep % stepsPerFrame !== 0) continue;
        yield {
          step: over ? (place + 1) * most : place * most + pairStep,
          totalSteps: seeds * most,
          seed,
          pairStep,
          errors: pair.map((each) => each.error),
          arrivals: pair.map((each) => [...each.arrivals]),
          diverged: pair.map((each) => each.diverged),
          over,
        };
        if (over) break;
      }
    }
  },
});

function racer(id: (typeof racers)[number], small: boolean, learningRate: number, seed: number) {
  const activation = activationOf(id);
  const initialiser = small ? fixedNormal(0.01) : ownGain(activation);
  const outputInitialiser = small ? initialiser : lecunNormal;
  const network = build(fourLayerNet({ activation, initialiser, outputInitialiser }), {
    random: createRandom(seed, streams.weights),
  });
  const optimiser = sgd(network.parameters, { learningRate });
  const gradients = reusedRows('float32', network.outputSize);
  const wrong: number[] = [];
  const arrivals: number[] = finishLines.map(() => NaN);
  const state = { error: NaN, diverged: false };
  return {
    arrivals,
    get error() {
      return state.error;
    },
    get diverged() {
      return state.diverged;
    },
    isOver: (to: number) => state.diverged || state.error <= to,
    step({ x, labels, size }: Batch, pairStep: number) {
      const gradient = gradients(size);
      const { loss, correct } = softmaxCrossEntropy(
        network.forward(x, size),
        labels,
        network.outputSize,
        gradient,
      );
      if (!Number.isFinite(loss)) {
        state.diverged = true;
        return;
      }
      network.backward(gradient, size);
      optimiser.step();
      wrong.push(1 - correct / size);
      if (wrong.length > window) wrong.shift();
      if (wrong.length < window) return;
      state.error = wrong.reduce((sum, share) => sum + share, 0) / window;
      finishLines.forEach((line, i) => {
        if (Number.isNaN(arrivals[i]) && state.error <= line) arrivals[i] = pairStep;
      });
    },
  };
}

/** From standardised pixels back to 0 … 255, less the mean image. */
function toBytes(x: Vector, { mean, deviation }: ImageSetInfo, meanImage: Float64Array): void {
  for (let i = 0; i < x.length; i++) x[i] = 255 * (x[i] * deviation + mean) - meanImage[i % meanImage.length];
}

/** The mean of all training images, 0 to 255. */
function* meanOf(
  data: DataAccess,
  set: string,
  info: ImageSetInfo,
): Generator<WaitingForShard, Float64Array, void> {
  const image = new Float64Array(info.width * info.height);
  let seen = 0;
  for (let number = 0; number < info.train.length; number++) {
    const { images, count } = yield* takeShard(data, set, 'train', number);
    for (let i = 0; i < count * image.length; i++) image[i % image.length] += images[i];
    seen += count;
  }
  return image.map((total) => total / seen);
}
