/**
 * A few activations, a few seeds, one small task: 784–64–10 on MNIST, SGD with momentum 0.9, batches of 50, each
 * activation with its own gain. Each first chooses its learning rate of three by the training loss, from a seed that is
 * not used again; then all run from the same five seeds, with the same weights but for the gain and the same batches.
 */
import { activationOf } from '../activations/index.ts';
import { DivergenceError } from '../networks/divergence.ts';
import { ownGain } from '../networks/initialisers.ts';
import { mlp } from '../networks/mlp.ts';
import { sgd } from '../networks/sgd.ts';
import { createRandom } from '../numerics/random.ts';
import type { DataAccess, WaitingForShard } from './data-access.ts';
import { defineExperiment, type Frame } from './experiment.ts';
import { trainingBatches } from './training/batches.ts';
import { evaluate } from './training/evaluate.ts';
import { streams } from './training/streams.ts';
import { runningMean, trainer } from './training/trainer.ts';

export const rates = [0.01, 0.03, 0.1] as const;
export const seeds = 5;
/** Of each run: 6,000 images. */
export const stepsPerRun = 120;
const batchSize = 50;

export interface TournamentRun {
  readonly activation: string;
  readonly rate: number;
  readonly seed: number;
  /** On the 2,000 test images; NaN where the run diverged. */
  readonly accuracy: number;
}

export interface SmallTournamentFrame extends Frame {
  /** In the frame after a run that counts. */
  readonly run?: TournamentRun;
  /** In the frame after an activation has chosen its rate. */
  readonly chosen?: { readonly activation: string; readonly rate: number };
}

const STEPS_PER_FRAME = 15;

export default defineExperiment({
  id: 'small-tournament',
  defaults: { set: 'mnist', activations: 'relu+gelu+silu+tanh+sigmoid', seed: 1 },
  sets: ({ set }) => [set],

  *run({ set, activations, seed }, data): Generator<SmallTournamentFrame | WaitingForShard, void, void> {
    const ids = activations.split('+');
    const totalSteps = ids.length * (rates.length + seeds) * stepsPerRun;
    let done = 0;
    const frame = (within: number): SmallTournamentFrame => ({ step: done + within, totalSteps });

    const rateOf = new Map<string, number>();
    for (const id of ids) {
      let best = { rate: rates[0] as number, loss: Infinity };
      for (const rate of rates) {
        const { loss } = yield* trained(data, { set, id, rate, seed: seed + 1000 }, frame);
        done += stepsPerRun;
        if (loss < best.loss) best = { rate, loss };
        yield frame(0);
      }
      rateOf.set(id, best.rate);
      yield { ...frame(0), chosen: { activation: id, rate: best.rate } };
    }
    for (let next = 0; next < seeds; next++)
      for (const id of ids) {
        const rate = rateOf.get(id) ?? rates[0];
        const { network, loss } = yield* trained(data, { set, id, rate, seed: seed + next }, frame);
        done += stepsPerRun;
        const accuracy = Number.isFinite(loss)
          ? (yield* evaluate(network, data, set, () => frame(0))).accuracy
          : NaN;
        yield { ...frame(0), run: { activation: id, rate, seed: seed + next, accuracy } };
      }
  },
});

interface Entry {
  readonly set: string;
  readonly id: string;
  readonly rate: number;
  readonly seed: number;
}

/** A network after its run, with the running mean of its last thirty losses: Infinity where it diverged. */
function* trained(
  data: DataAccess,
  { set, id, rate, seed }: Entry,
  frame: (within: number) => SmallTournamentFrame,
) {
  const { width, height, classes } = data.info(set);
  const activation = activationOf(id);
  const network = mlp({
    sizes: [width * height, 64, classes.length],
    activation,
    initialiser: ownGain(activation),
    random: createRandom(seed, streams.weights),
  });
  const training = trainer(network, sgd(network.parameters, { learningRate: rate, momentum: 0.9 }));
  const batches = trainingBatches(data, { set, batchSize, seed });
  const loss = runningMean(30);
  for (let step = 1; step <= stepsPerRun; step++) {
    const batch = yield* batches.next();
    try {
      loss.add(training.step(batch));
    } catch (error) {
      if (error instanceof DivergenceError) return { network, loss: Infinity };
      throw error;
    }
    if (step % STEPS_PER_FRAME === 0 && step < stepsPerRun) yield frame(step);
  }
  return { network, loss: loss.value };
}
