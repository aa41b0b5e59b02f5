/**
 * What it costs to make a rectifier network sparser: the loss gets λ·Σ|a| over both hidden layers added (mean
 * over the batch), for λ from 0 to where nothing is left, as Glorot, Bordes and Bengio did in 2011.
 *
 * The same weights and batches for every λ; 784–128–64–10, ReLU, own gain, SGD with momentum.
 */
import { activationOf } from '../activations/index.ts';
import { activityPenalty } from '../networks/activity-penalty.ts';
import { ownGain } from '../networks/initialisers.ts';
import { mlp } from '../networks/mlp.ts';
import { sgd } from '../networks/sgd.ts';
import { createRandom } from '../numerics/random.ts';
import { defineExperiment, type Frame } from './experiment.ts';
import { activityMeter, type Activity } from './training/activity.ts';
import { trainingBatches } from './training/batches.ts';
import { evaluate } from './training/evaluate.ts';
import { streams } from './training/streams.ts';
import { runningMean, trainer } from './training/trainer.ts';

export const lambdas = [0, 1e-4, 3e-4, 1e-3, 3e-3, 1e-2, 3e-2] as const;

export interface SparsityPoint extends Activity {
  readonly lambda: number;
  /** On all test images, as are the shares. */
  readonly accuracy: number;
  /** Share of exact zeros among the activations of both hidden layers together. */
  readonly zerosTogether: number;
}

export interface SparsityPressureFrame extends Frame {
  /** The λ being trained or, in the frame with its point, just finished. */
  readonly lambda: number;
  readonly epoch: number;
  /** Running mean of the cross-entropy, without the penalty. */
  readonly loss: number;
  /** One for each λ finished, in order. */
  readonly points: readonly SparsityPoint[];
}

/** About 10 ms of work. */
const STEPS_PER_FRAME = 12;
const hidden = [128, 64] as const;

export default defineExperiment({
  id: 'sparsity-pressure',
  defaults: { set: 'mnist', epochs: 5, batchSize: 32, learningRate: 0.01, momentum: 0.9, seed: 1 },
  sets: ({ set }) => [set],

  *run({ set, epochs, batchSize, learningRate, momentum, seed }, data) {
    const { width, height, classes } = data.info(set);
    const activation = activationOf('relu');
    const points: SparsityPoint[] = [];
    let step = 0;

    for (const lambda of lambdas) {
      const network = mlp({
        sizes: [width * height, ...hidden, classes.length],
        activation,
        initialiser: ownGain(activation),
        random: createRandom(seed, streams.weights),
        afterActivation: (size) => activityPenalty(size, lambda),
      });
      const training = trainer(network, sgd(network.parameters, { learningRate, momentum }));
      const batches = trainingBatches(data, { set, batchSize, seed });
      const steps = epochs * batches.stepsPerEpoch;
      const loss = runningMean(50);
      let epoch = 1;
      const frame = (): SparsityPressureFrame => ({
        step,
        totalSteps: lambdas.length * steps,
        lambda,
        epoch,
        loss: loss.value,
        points: [...points],
      });

      for (let i = 0; i < steps; i++) {
        const batch = yield* batches.next();
        epoch = batch.epoch;
        loss.add(training.step(batch));
        step++;
        if (step % STEPS_PER_FRAME === 0) yield frame();
      }
      // Layers: dense, activation, penalty, dense, activation, penalty, dense.
      const meter = activityMeter(network, [1, 4], classes.length);
      const { accuracy } = yield* evaluate(network, data, set, frame, meter.inspect);
      const activity = meter.read();
      points.push({ lambda, accuracy, zerosTogether: together(activity.zeros), ...activity });
      yield frame();
    }
  },
});

function together([first, second]: readonly number[]): number {
  return (first * hidden[0] + second * hidden[1]) / (hidden[0] + hidden[1]);
}
