/**
 * How fast a 784–128–64–10 network trains: this course's engine beside TensorFlow.js, on the same images, in
 * the same process, one thread each. The engines take turns, so that a machine that grows busy slows all of them.
 *
 *     node tests/bench/train-mlp.ts [rounds]
 */
import { fileURLToPath } from 'node:url';
import relu from '../../src/activations/relu.ts';
import { readFiles } from '../../src/data/read-files.ts';
import { createImageSource } from '../../src/data/source.ts';
import { trainer } from '../../src/experiments/training/trainer.ts';
import { standardised, writeImage } from '../../src/experiments/training/pixels.ts';
import { heNormal } from '../../src/networks/initialisers.ts';
import { mlp } from '../../src/networks/mlp.ts';
import { sgd } from '../../src/networks/sgd.ts';
import { simdAvailable } from '../../src/numerics/simd.ts';
import { createRandom } from '../../src/numerics/random.ts';
import { median } from '../../src/numerics/statistics.ts';
import './tensorflow/resolve.ts';

// Not a plain import: those are resolved before any of them runs.
const { tensorflow } = await import('./tensorflow/engine.ts');

const sizes = [784, 128, 64, 10];
const batchSize = 64;
const rates = { learningRate: 0.01, momentum: 0.9 };
const rounds = Number(process.argv[2] ?? 7);

const path = (relative: string) => fileURLToPath(new URL(relative, import.meta.url));

export interface Engine {
  readonly name: string;
  /** Batches a round: enough for the clock, not more than patience. */
  readonly batches: number;
  /** Trains on the batches in order and returns the last loss, which all engines should agree on. */
  train(batches: readonly LabelledBatch[]): Promise<number>;
}

interface LabelledBatch {
  readonly x: Float32Array;
  readonly labels: Uint8Array;
}

async function loadBatches(): Promise<LabelledBatch[]> {
  const source = createImageSource({ readBytes: readFiles(path('../../public/data')) });
  const info = await source.info('mnist');
  const table = standardised(info);
  const batches: LabelledBatch[] = [];
  for (let index = 0; index < info.train.length; index++) {
    const { count, images, labels } = await source.load('mnist', 'train', index);
    for (let start = 0; start + batchSize <= count; start += batchSize) {
      const x = new Float32Array(batchSize * 784);
      for (let row = 0; row < batchSize; row++)
        writeImage(images, (start + row) * 784, info, table, x, row * 784);
      batches.push({ x, labels: labels.slice(start, start + batchSize) });
    }
  }
  return batches;
}

const newNetwork = () => mlp({ sizes, activation: relu, initialiser: heNormal, random: createRandom(1) });

function ours(): Engine {
  const network = newNetwork();
  const { step } = trainer(network, sgd(network.parameters, rates));
  return {
    name: simdAvailable() ? 'this course (WebAssembly SIMD)' : 'this course (TypeScript)',
    batches: 150,
    train: async (batches) =>
      batches.reduce((_, { x, labels }) => step({ x, labels, size: labels.length, epoch: 1 }), NaN),
  };
}

const batches = await loadBatches();
const { parameters } = newNetwork();
const engines = [
  ours(),
  await tensorflow('wasm', 40, parameters, rates),
  await tensorflow('cpu', 6, parameters, rates),
];

// Compiles everything, and shows that they compute the same: three steps from the same weights.
const losses: number[] = [];
for (const engine of engines) losses.push(await engine.train(batches.slice(0, 3)));
if (losses.some((loss) => Math.abs(loss - losses[0]) > 1e-3))
  throw new Error(`The engines do not train alike: their losses are ${losses.join(', ')}`);
await engines[0].train(batches.slice(0, 100));

const speeds = engines.map((): number[] => []);
for (let round = 0; round < rounds; round++) {
  for (const [i, engine] of engines.entries()) {
    const part = batches.slice(0, engine.batches);
    const begin = performance.now();
    await engine.train(part);
    speeds[i].push((1000 * part.length * batchSize) / (performance.now() - begin));
  }
}

console.log(`Training 784–128–64–10 on MNIST, batch ${batchSize}, SGD with momentum; ${rounds} rounds.\n`);
const reference = median(speeds[0]);
console.table(
  engines.map(({ name }, i) => ({
    engine: name,
    'samples/s, median': Math.round(median(speeds[i])),
    'slowest – fastest round': `${Math.round(Math.min(...speeds[i]))} – ${Math.round(Math.max(...speeds[i]))}`,
    'times slower': (reference / median(speeds[i])).toFixed(1),
  })),
);
