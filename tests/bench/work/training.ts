/** Races an epoch of this course's engine against TensorFlow.js, after checking that all train alike. */
import { trainer } from '../../../src/experiments/training/trainer.ts';
import type { Sequential } from '../../../src/networks/sequential.ts';
import { sgd } from '../../../src/networks/sgd.ts';
import { batchSize, loadBatches, type LabelledBatch } from './digits.ts';
import { tensorflow, type Logits } from './tensorflow.ts';
import { ours, race, type Surroundings, type Timing } from './work.ts';

export interface Race {
  readonly work: string;
  readonly rounds: number;
  /** Batches of one round of this course's engine: a few, so that a machine that does other things leaves some rounds alone. */
  readonly count: number;
  /** Called for each engine; always the same weights. */
  newNetwork(): Sequential;
  readonly logits: Logits;
  /** Of TensorFlow.js, with the numbers of batches and of rounds. */
  readonly others: readonly (readonly ['cpu' | 'wasm', number, number])[];
}

/** Of an epoch. */
const images = 10_000;
const rates = { learningRate: 0.01, momentum: 0.9 };

export async function trainingRace(
  surroundings: Surroundings,
  { work, rounds, count: mine, newNetwork, logits, others }: Race,
): Promise<readonly Timing[]> {
  const batches = await loadBatches(surroundings);
  const network = newNetwork();
  const { step } = trainer(network, sgd(network.parameters, rates));
  const engines: {
    readonly engine: string;
    readonly count: number;
    readonly rounds: number;
    train(part: readonly LabelledBatch[]): number | Promise<number>;
  }[] = [
    {
      engine: ours,
      count: mine,
      rounds,
      train: (part) => part.reduce((_, { x, labels }) => step({ x, labels, size: batchSize, epoch: 1 }), NaN),
    },
  ];
  for (const [backend, count, most] of others) {
    const { parameters } = newNetwork();
    const engine = await tensorflow(backend, surroundings.tensorflowFiles, parameters, logits, rates);
    engines.push({ ...engine, count, rounds: most });
  }
  const losses: number[] = [];
  for (const { train } of engines) losses.push(await train(batches.slice(0, 2)));
  if (losses.some((loss) => !(Math.abs(loss - losses[0]) < 1e-3)))
    throw new Error(`The engines do not train alike: their losses after a step are ${losses.join(', ')}`);
  return race(
    work,
    rounds,
    engines.map(({ engine, count, rounds: most, train }) => ({
      engine,
      rounds: most,
      factor: images / (batchSize * count),
      note: `from rounds of ${count} batches`,
      run: () => train(batches.slice(0, count)),
    })),
  );
}
