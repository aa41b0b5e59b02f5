/**
 * Deep networks of sigmoids, tanhs and ReLUs learn the same digits, each twice: from weights as they were drawn when the
 * function was the usual one, and from weights made for it. How much was the function, how much the weights?
 *
 * 784–64–…–64–10, plain SGD, batches of 64. Rates from experiments.md A 1, there the best of a grid from 0.003 to 3 at
 * each depth; networks that do not learn have none that is best and get 0.1. Ten layers, 400 steps: 64 GFLOP.
 */
import { activationOf } from '../activations/index.ts';
import { sgd } from '../networks/sgd.ts';
import { defineExperiment, type Frame } from './experiment.ts';
import { trainingBatches } from './training/batches.ts';
import { deepNet, type DeepStart } from './training/deep-net.ts';
import { evaluate } from './training/evaluate.ts';
import { runningMean, trainer } from './training/trainer.ts';

export interface DeepRun {
  readonly activation: string;
  readonly start: DeepStart;
  /** Cross-entropy in nats, a running mean over about 20 batches; NaN before the first step. */
  readonly loss: number;
  /** On all test images; in the last frame only. */
  readonly accuracy?: number;
}
export interface DepthTrainsFrame extends Frame {
  /** Sigmoid, tanh, ReLU from the first start; then the three again, each from its own. */
  readonly networks: readonly DeepRun[];
}

/** A type, not an interface, which would not fit `ExperimentSettings`. */
export type DepthTrainsSettings = Readonly<{
  set: string;
  depth: number;
  /** How the first three start: as in their time, or all with the same. */
  first: 'time' | 'glorot' | 'small';
  steps: number;
  batchSize: number;
  seed: number;
}>;

export const compared = ['sigmoid', 'tanh', 'relu'] as const;
type Compared = (typeof compared)[number];

/** Before 2010 ±1/√n was usual (Glorot and Bengio, 2010); AlexNet's ReLUs had N(0, 0.01²) in 2012. */
const ofItsTime = { sigmoid: 'uniform', tanh: 'uniform', relu: 'small' } as const;

function rateOf(activation: Compared, start: DeepStart, depth: number): number {
  const deep = depth > 14;
  if (start === 'uniform' && activation === 'tanh') return 0.3;
  if (start !== 'own') return 0.1;
  if (activation === 'sigmoid') return 0.3;
  return deep ? 0.03 : 0.1;
}

export default defineExperiment<DepthTrainsSettings, DepthTrainsFrame>({
  id: 'depth-trains',
  defaults: { set: 'mnist', depth: 10, first: 'time', steps: 400, batchSize: 64, seed: 1 },
  sets: ({ set }) => [set],

  *run({ set, depth, first, steps, batchSize, seed }, data) {
    const { width, height, classes } = data.info(set);
    const wanted = [
      ...compared.map((id) => ({ id, start: first === 'time' ? ofItsTime[id] : first })),
      ...compared.map((id) => ({ id, start: 'own' as const })),
    ];
    const runs = wanted.map(({ id, start }) => {
      const activation = activationOf(id);
      const size = { inputs: width * height, depth, classes: classes.length };
      const { layers } = deepNet({ activation, start, ...size, seed });
      const learningRate = rateOf(id, start, depth);
      return {
        id,
        start,
        layers,
        training: trainer(layers, sgd(layers.parameters, { learningRate })),
        loss: runningMean(20),
      };
    });
    const frame = (step: number, accuracies: readonly number[] = []): DepthTrainsFrame => ({
      step,
      totalSteps: steps,
      networks: runs.map(({ id, start, loss }, i) => ({
        activation: id,
        start,
        loss: loss.value,
        ...(i < accuracies.length && { accuracy: accuracies[i] }),
      })),
    });
    const batches = trainingBatches(data, { set, batchSize, seed });

    yield frame(0);
    for (let step = 1; step <= steps; step++) {
      const batch = yield* batches.next();
      for (const { training, loss } of runs) loss.add(training.step(batch));
      yield frame(step);
    }
    const accuracies: number[] = [];
    for (const { layers } of runs) {
      const { accuracy } = yield* evaluate(layers, data, set, () => frame(steps));
      accuracies.push(accuracy);
    }
    yield frame(steps, accuracies);
  },
});
