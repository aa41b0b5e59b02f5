/**
 * Four Boltzmann machines learn the same images: binary or noisy rectified hidden units, with hidden biases that are learned or
 * stay at zero. What is handed on lets a page compute the code of any of their test images at any brightness s: the
 * pre-activations are s·Wv + c.
 */
import { matmulTransposedB } from '../numerics/matmul.ts';
import { takeShard } from './data-access.ts';
import { defineExperiment, type Frame } from './experiment.ts';
import { trainingBatches } from './training/batches.ts';
import { batchSize, boltzmann, goodRates, kinds } from './training/boltzmann.ts';
import { greyImages, toGrey } from './training/grey.ts';
import { runningMean } from './training/trainer.ts';

export interface TrainedCodes {
  readonly kind: (typeof kinds)[number];
  readonly biases: 'zero' | 'learned';
  /** Squared error of the reconstructions while training. */
  readonly error: number;
  /** Wv of each test image: images × hidden. */
  readonly linear: Float32Array;
  /** c, all zero without biases. */
  readonly bias: Float32Array;
}

export interface IntensityEquivarianceFrame extends Frame {
  /** Only in the first frame: testImages × pixels, from 0 to 1. */
  readonly images?: Float32Array;
  /** Every 20 steps. Binary with zero and with learned biases, then rectified. */
  readonly codes?: readonly TrainedCodes[];
}

export const testImages = 100;
const hidden = 128;
const stepsPerCode = 20;

export default defineExperiment({
  id: 'intensity-equivariance',
  defaults: { set: 'mnist', steps: 200, seed: 1 },
  sets: ({ set }) => [set],

  *run({ set, steps, seed }, data) {
    const info = data.info(set);
    const pixels = info.width * info.height;
    const firstImages = greyImages(yield* takeShard(data, set, 'train', 0), 1000);
    const images = greyImages(yield* takeShard(data, set, 'test', 0), testImages);
    const batches = trainingBatches(data, { set, batchSize, seed });
    const runs = kinds.flatMap((kind) =>
      (['zero', 'learned'] as const).map((biases) => ({
        kind,
        biases,
        error: runningMean(20),
        ...boltzmann({
          hiddenKind: kind,
          hidden,
          k: 1,
          learningRate: goodRates(set)[kind],
          totalSteps: steps,
          seed,
          hiddenBiases: biases === 'learned',
          firstImages,
          pixels,
        }),
      })),
    );
    const codes = (): TrainedCodes[] =>
      runs.map(({ kind, biases, error, machine }) => {
        const linear = new Float32Array(testImages * hidden);
        matmulTransposedB(images, machine.weight.value, linear, testImages, hidden, pixels);
        return {
          kind,
          biases,
          error: error.value,
          linear,
          bias: Float32Array.from(machine.hiddenBias.value),
        };
      });
    yield { step: 0, totalSteps: steps, images };
    for (let step = 1; step <= steps; step++) {
      const { x, size } = yield* batches.next();
      const v = toGrey(x, info);
      for (const run of runs) run.error.add(run.step(v, size));
      const frame: IntensityEquivarianceFrame = { step, totalSteps: steps };
      yield step % stepsPerCode === 0 || step === steps ? { ...frame, codes: codes() } : frame;
    }
  },
});
