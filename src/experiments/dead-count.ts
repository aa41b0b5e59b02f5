/**
 * How many hidden units a learning rate kills. ReLU, Leaky ReLU and ELU, each 784–128–64–10 with its own gain, see the
 * same images: one pass with Adam at the rate, then a quarter of a pass at 0.001. One rate after the other, from the one whose
 * story the figure tells first.
 */
import { activationOf } from '../activations/index.ts';
import { adam } from '../networks/adam.ts';
import { ownGain } from '../networks/initialisers.ts';
import { mlp } from '../networks/mlp.ts';
import { createRandom } from '../numerics/random.ts';
import { defineExperiment, type Frame } from './experiment.ts';
import { trainingBatches } from './training/batches.ts';
import { evaluate } from './training/evaluate.ts';
import { lossesOf, reachMeter, type Loss } from './training/reach.ts';
import { streams } from './training/streams.ts';
import { trainer } from './training/trainer.ts';

export const rates = [0.01, 0.03, 0.003, 0.001] as const;
export const compared = ['relu', 'leaky-relu', 'elu'] as const;
export const calmRate = 0.001;

export interface DeadCount extends Loss {
  readonly activation: string;
  readonly accuracy: number;
}

export interface DeadCountFrame extends Frame {
  readonly rate: number;
  /** In the frames after a measurement on the 2,000 test images only: the step of this rate's own run, and its networks. */
  readonly measured?: { readonly at: number; readonly networks: readonly DeadCount[] };
}

/** Three networks: about 10 ms of work. */
const STEPS_PER_FRAME = 3;

export default defineExperiment({
  id: 'dead-count',
  defaults: { set: 'mnist', batchSize: 32, seed: 1 },
  sets: ({ set }) => [set],

  *run({ set, batchSize, seed }, data) {
    const { width, height, classes } = data.info(set);
    const perPass = trainingBatches(data, { set, batchSize, seed }).stepsPerEpoch;
    const perRate = perPass + Math.ceil(perPass / 4);
    const measureAt = [0, 10, 20, 60, 150].filter((step) => step < perPass).concat(perPass, perRate);
    const totalSteps = rates.length * perRate;
    let step = 0;

    for (const rate of rates) {
      const frame = (): DeadCountFrame => ({ step, totalSteps, rate });
      const batches = trainingBatches(data, { set, batchSize, seed });
      const runs = compared.map((id) => {
        const activation = activationOf(id);
        const network = mlp({
          sizes: [width * height, 128, 64, classes.length],
          activation,
          initialiser: ownGain(activation),
          random: createRandom(seed, streams.weights),
        });
        const optimiser = adam(network.parameters, { learningRate: rate });
        return { activation, network, optimiser, training: trainer(network, optimiser) };
      });
      for (let at = 0; at <= perRate; at++) {
        if (measureAt.includes(at)) {
          const networks: DeadCount[] = [];
          for (const { activation, network } of runs) {
            const meter = reachMeter(network, [0, 2]);
            const { accuracy } = yield* evaluate(network, data, set, frame, meter.inspect);
            networks.push({ activation: activation.id, accuracy, ...lossesOf(meter.largest, activation) });
          }
          yield { ...frame(), measured: { at, networks } };
        }
        if (at === perRate) break;
        const batch = yield* batches.next();
        for (const { optimiser, training } of runs) {
          if (at === perPass) optimiser.learningRate = calmRate;
          training.step(batch);
        }
        step++;
        if (step % STEPS_PER_FRAME === 0) yield frame();
      }
    }
  },
});
