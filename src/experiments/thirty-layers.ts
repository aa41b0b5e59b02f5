/**
 * He, Zhang, Ren and Sun (2015), figure 3, at the size of a tab: a rectifier network of thirty layers that starts with
 * weights of variance 1/n (Glorot's, where fan-in and fan-out are equal) beside one with 2/n. 784–64–…–64–10 on MNIST,
 * biases 0, batches of 50, 400 steps; both see the same images in the same order.
 */
import relu from '../activations/relu.ts';
import { adam } from '../networks/adam.ts';
import { heNormal, lecunNormal } from '../networks/initialisers.ts';
import { mlp } from '../networks/mlp.ts';
import { sgd } from '../networks/sgd.ts';
import { createRandom } from '../numerics/random.ts';
import { defineExperiment, type Frame } from './experiment.ts';
import { trainingBatches } from './training/batches.ts';
import { evaluate } from './training/evaluate.ts';
import { streams } from './training/streams.ts';
import { runningMean, trainer } from './training/trainer.ts';

export const starts = [
  { id: 'one', initialiser: lecunNormal },
  { id: 'two', initialiser: heNormal },
] as const;

export interface ThirtyLayersFrame extends Frame {
  /** Running mean over about 20 batches of the training loss, in the order of `starts`. */
  readonly losses: readonly number[];
  /** On the test images; only in the last frame. */
  readonly accuracies?: readonly number[];
}

const width = 64;
/** Two networks: about 10 ms. */
const stepsPerFrame = 2;

export default defineExperiment({
  id: 'thirty-layers',
  defaults: {
    set: 'mnist',
    depth: 30,
    optimiser: 'sgd',
    learningRate: 0.01,
    steps: 400,
    batchSize: 50,
    seed: 1,
  },
  sets: ({ set }) => [set],

  *run({ set, depth, optimiser, learningRate, steps, batchSize, seed }, data) {
    const { width: columns, height: rows, classes } = data.info(set);
    const runs = starts.map(({ initialiser }) => {
      const network = mlp({
        sizes: [columns * rows, ...Array.from({ length: depth - 1 }, () => width), classes.length],
        activation: relu,
        initialiser,
        outputInitialiser: initialiser,
        random: createRandom(seed, streams.weights),
      });
      const made =
        optimiser === 'adam'
          ? adam(network.parameters, { learningRate })
          : sgd(network.parameters, { learningRate });
      return { network, training: trainer(network, made), loss: runningMean(20) };
    });
    const batches = trainingBatches(data, { set, batchSize, seed });
    let step = 0;
    const frame = (): ThirtyLayersFrame => ({
      step,
      totalSteps: steps,
      losses: runs.map(({ loss }) => loss.value),
    });
    while (step < steps) {
      const batch = yield* batches.next();
      for (const { training, loss } of runs) loss.add(training.step(batch));
      step++;
      if (step % stepsPerFrame === 0 && step < steps) yield frame();
    }
    const accuracies: number[] = [];
    for (const { network } of runs) accuracies.push((yield* evaluate(network, data, set, frame)).accuracy);
    yield { ...frame(), accuracies };
  },
});
