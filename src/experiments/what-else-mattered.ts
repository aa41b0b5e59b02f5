/**
 * What a small network with everything that AlexNet had owes to each part: the same training again without dropout,
 * without moved images, with a tenth of the images, in a tenth of the steps, and with tanh for ReLU. Conv 5 × 5 × 8,
 * conv 5 × 5 × 16, a dense layer of 128, on Fashion-MNIST; judged by 2,000 test images.
 *
 * SGD with momentum 0.9 at the digit classifier's rate of .01, which was not tuned anew for these images.
 */
import { activationOf } from '../activations/index.ts';
import { ownGain } from '../networks/initialisers.ts';
import { build, type BuiltModel } from '../networks/models/build.ts';
import { dropoutNet } from '../networks/models/dropout-net.ts';
import { sgd } from '../networks/sgd.ts';
import { createRandom } from '../numerics/random.ts';
import { defineExperiment, type Frame } from './experiment.ts';
import { trainingBatches } from './training/batches.ts';
import { evaluate } from './training/evaluate.ts';
import { streams } from './training/streams.ts';
import { runningMean, trainer } from './training/trainer.ts';
import { variants, type Variant, type VariantId } from './what-else-mattered/variants.ts';

export interface PartResult {
  readonly id: VariantId;
  /** Shares of wrong answers: on all test images, and over the last training images as the net saw them. */
  readonly testError: number;
  readonly trainingLoss: number;
}
export interface WhatElseFrame extends Frame {
  /** The variant being trained. */
  readonly id: VariantId;
  readonly loss: number;
  /** Of the variants finished, in order. */
  readonly results: readonly PartResult[];
}

const stepsPerFrame = 3;
/** A stream of the seed for dropout, beside those of training. */
const dropoutStream = 4;

export default defineExperiment({
  id: 'what-else-mattered',
  defaults: {
    set: 'fashion-mnist',
    images: 10000,
    steps: 1565,
    batchSize: 32,
    learningRate: 0.01,
    momentum: 0.9,
    seed: 1,
  },
  sets: ({ set }) => [set],

  *run({ set, images: all, steps: allSteps, batchSize, learningRate, momentum, seed }, data) {
    const info = data.info(set);
    const stepsOf = ({ steps }: Variant) => Math.round(steps * allSteps);
    const totalSteps = variants.reduce((sum, variant) => sum + stepsOf(variant), 0);
    const results: PartResult[] = [];
    let step = 0;
    for (const variant of variants) {
      const network = netOf(variant, seed, [1, info.height, info.width], info.classes.length);
      const optimiser = sgd(network.parameters, { learningRate, momentum });
      const training = trainer(network, optimiser);
      const images = Math.round(variant.images * all);
      const batches = trainingBatches(data, { set, batchSize, seed, shifts: variant.shifts, images });
      const loss = runningMean(100);
      const frame = (): WhatElseFrame => ({
        step,
        totalSteps,
        id: variant.id,
        loss: loss.value,
        results: [...results],
      });
      const steps = stepsOf(variant);
      for (let i = 0; i < steps; i++) {
        // The last fifth at a tenth of the rate, for each alike.
        optimiser.learningRate = i < 0.8 * steps ? learningRate : learningRate / 10;
        loss.add(training.step(yield* batches.next()));
        step++;
        if (step % stepsPerFrame === 0) yield frame();
      }
      network.mode.training = false;
      const { accuracy } = yield* evaluate(network, data, set, frame);
      results.push({ id: variant.id, testError: 1 - accuracy, trainingLoss: loss.value });
      yield frame();
    }
  },
});

function netOf(
  { activation: id, dropout: p }: Variant,
  seed: number,
  input: readonly number[],
  classes: number,
): BuiltModel {
  const activation = activationOf(id);
  const plan = dropoutNet({ activation, initialiser: ownGain(activation), dropout: p, input, classes });
  return build(plan, {
    random: createRandom(seed, streams.weights),
    noise: createRandom(seed, dropoutStream),
  });
}
