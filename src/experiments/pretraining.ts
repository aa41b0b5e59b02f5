/**
 * Nair and Hinton's first table (2010) at the size of a tab: 784–128–10 with a logistic or a rectified hidden layer, whose
 * weights start at random or from a Boltzmann machine of that kind, trained on the unlabelled images. MNIST or Fashion-MNIST
 * in place of NORB.
 *
 * The machines learn from all 10,000 images, the classifiers from the first so many labels, by Adam, with the same batches.
 * `trained` says what the labels move: every weight, as in the paper, or only the output layer's on top of fixed features.
 */
import { activationOf } from '../activations/index.ts';
import { adam } from '../networks/adam.ts';
import { heNormal, lecunNormal } from '../networks/initialisers.ts';
import { mlp } from '../networks/mlp.ts';
import { sequential } from '../networks/sequential.ts';
import { createRandom } from '../numerics/random.ts';
import { takeShard } from './data-access.ts';
import { defineExperiment, type Frame } from './experiment.ts';
import { trainingBatches } from './training/batches.ts';
import { batchSize, boltzmann, goodRates, kinds } from './training/boltzmann.ts';
import { evaluate } from './training/evaluate.ts';
import { greyImages, greyLayer, toGrey } from './training/grey.ts';
import { streams } from './training/streams.ts';
import { runningMean, trainer } from './training/trainer.ts';

/** In this order in every frame. */
export const contestants = kinds.flatMap((kind) =>
  [false, true].map((pretrained) => ({ id: `${kind}${pretrained ? 'Pretrained' : ''}`, kind, pretrained })),
);

export interface PretrainingFrame extends Frame {
  readonly phase: 'machines' | 'classifiers';
  /** Squared error of the machines' reconstructions, in the order of `kinds`. */
  readonly errors: readonly number[];
  /** Steps of the classifiers. */
  readonly labelledSteps: number;
  /** Share of the test images read right; in frames that measured it. */
  readonly accuracies?: readonly number[];
}

const hidden = 128;
const initialisers = { binary: lecunNormal, noisyRectified: heNormal } as const;
/** Adam's; an output layer alone bears, and needs, ten times more. */
const rates = { all: 0.001, output: 0.01 } as const;
const activations = { binary: 'sigmoid', noisyRectified: 'relu' } as const;

export default defineExperiment({
  id: 'pretraining',
  defaults: {
    set: 'mnist',
    labels: 10_000,
    trained: 'all',
    machineSteps: 500,
    steps: 600,
    checks: 6,
    seed: 1,
  },
  sets: ({ set }) => [set],

  *run({ set, labels, trained, machineSteps, steps, checks, seed }, data) {
    const info = data.info(set);
    const pixels = info.width * info.height;
    const firstImages = greyImages(yield* takeShard(data, set, 'train', 0), 1000);
    const machines = kinds.map((hiddenKind) => ({
      ...boltzmann({
        hiddenKind,
        hidden,
        k: 1,
        learningRate: goodRates(set)[hiddenKind],
        totalSteps: machineSteps,
        seed,
        firstImages,
        pixels,
      }),
      error: runningMean(20),
    }));
    let step = 0;
    let labelledSteps = 0;
    const frame = (): PretrainingFrame => ({
      step,
      totalSteps: machineSteps + steps,
      phase: step < machineSteps ? 'machines' : 'classifiers',
      errors: machines.map(({ error }) => error.value),
      labelledSteps,
    });

    const unlabelled = trainingBatches(data, { set, batchSize, seed });
    while (step < machineSteps) {
      const { x, size } = yield* unlabelled.next();
      const v = toGrey(x, info);
      for (const machine of machines) machine.error.add(machine.step(v, size));
      step++;
      yield frame();
    }

    const networks = contestants.map(({ kind, pretrained }) => {
      const layers = mlp({
        sizes: [pixels, hidden, info.classes.length],
        activation: activationOf(activations[kind]),
        initialiser: initialisers[kind],
        random: createRandom(seed, streams.weights),
      });
      if (pretrained) {
        const { weight, hiddenBias } = machines[kinds.indexOf(kind)].machine;
        layers.parameters[0].value.set(weight.value);
        layers.parameters[1].value.set(hiddenBias.value);
      }
      const network = sequential([greyLayer(info), ...layers.layers]);
      const learned = trained === 'all' ? network.parameters : network.parameters.slice(2);
      return {
        network,
        training: trainer(
          network,
          adam(learned, { learningRate: rates[trained === 'all' ? 'all' : 'output'] }),
        ),
      };
    });
    const batches = trainingBatches(data, {
      set,
      batchSize: Math.min(batchSize, labels),
      seed: seed + 1,
      images: labels,
    });
    while (labelledSteps < steps) {
      const batch = yield* batches.next();
      for (const { training } of networks) training.step(batch);
      labelledSteps++;
      step++;
      if (labelledSteps % Math.ceil(steps / checks) === 0 || labelledSteps === steps) {
        const accuracies: number[] = [];
        for (const { network } of networks)
          accuracies.push((yield* evaluate(network, data, set, frame)).accuracy);
        yield { ...frame(), accuracies };
      } else yield frame();
    }
  },
});
