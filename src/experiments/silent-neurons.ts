/**
 * How many hidden activations are silent, before and during training, in three networks side by side that see
 * the same images in the same order: ReLU, tanh and GELU, each 784–128–64–10 with its own gain.
 */
import { activationOf } from '../activations/index.ts';
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

/** Each at the learning rate at which it learned best on a grid. */
export const compared = [
  { activation: 'relu', learningRate: 0.01 },
  { activation: 'tanh', learningRate: 0.02 },
  { activation: 'gelu', learningRate: 0.01 },
] as const;

export interface SilentNeurons extends Activity {
  readonly activation: string;
  /** On all test images, as are the shares: see `Activity`; two hidden layers. */
  readonly accuracy: number;
}

export interface SilentNeuronsFrame extends Frame {
  readonly epoch: number;
  /** Running mean of the training loss, in the order of `compared`; empty before the first step. */
  readonly losses: readonly number[];
  /** In the order of `compared`. Only in the frames after an evaluation, the first of which is at step 0. */
  readonly networks?: readonly SilentNeurons[];
}

/** Three networks: about 10 ms of work. */
const STEPS_PER_FRAME = 4;

export default defineExperiment({
  id: 'silent-neurons',
  defaults: { set: 'mnist', epochs: 3, batchSize: 32, momentum: 0.9, seed: 1 },
  sets: ({ set }) => [set],

  *run({ set, epochs, batchSize, momentum, seed }, data) {
    const { width, height, classes } = data.info(set);
    const runs = compared.map(({ activation: id, learningRate }) => {
      const activation = activationOf(id);
      const network = mlp({
        sizes: [width * height, 128, 64, classes.length],
        activation,
        initialiser: ownGain(activation),
        random: createRandom(seed, streams.weights),
      });
      const training = trainer(network, sgd(network.parameters, { learningRate, momentum }));
      return { id, network, training, loss: runningMean(50) };
    });
    const batches = trainingBatches(data, { set, batchSize, seed });
    const totalSteps = epochs * batches.stepsPerEpoch;
    let step = 0;
    let epoch = 1;

    const frame = (): SilentNeuronsFrame => ({
      step,
      totalSteps,
      epoch,
      losses: step === 0 ? [] : runs.map(({ loss }) => loss.value),
    });

    function* measure() {
      const networks: SilentNeurons[] = [];
      for (const { id, network } of runs) {
        const meter = activityMeter(network, [1, 3], classes.length);
        const { accuracy } = yield* evaluate(network, data, set, frame, meter.inspect);
        networks.push({ activation: id, accuracy, ...meter.read() });
      }
      return { ...frame(), networks };
    }

    yield yield* measure();
    while (step < totalSteps) {
      const batch = yield* batches.next();
      epoch = batch.epoch;
      for (const { training, loss } of runs) loss.add(training.step(batch));
      step++;
      if (isMeasured(step, batches.stepsPerEpoch)) yield yield* measure();
      else if (step % STEPS_PER_FRAME === 0) yield frame();
    }
  },
});

/** Often at first, while much changes; then four times an epoch, its end included. */
function isMeasured(step: number, stepsPerEpoch: number): boolean {
  if (step < stepsPerEpoch / 4) return [5, 15, 40].includes(step);
  const quarter = Math.ceil(stepsPerEpoch / 4);
  const inEpoch = step % stepsPerEpoch;
  return inEpoch === 0 || inEpoch % quarter === 0;
}
