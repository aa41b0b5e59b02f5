/** What the lesson on dead units says of its figures, held against what they compute. */
import { beforeAll, describe, expect, test } from 'vitest';
import relu from '../../../src/activations/relu.ts';
import { readFiles } from '../../../src/data/read-files.ts';
import { createImageSource } from '../../../src/data/source.ts';
import { isWaiting } from '../../../src/experiments/data-access.ts';
import deadCount, { type DeadCount } from '../../../src/experiments/dead-count.ts';
import rescue, { type RemedyId, type Rescued } from '../../../src/experiments/rescue.ts';
import { runToEnd } from '../../../src/experiments/run.ts';
import { trainingBatches } from '../../../src/experiments/training/batches.ts';
import { evaluate } from '../../../src/experiments/training/evaluate.ts';
import { lossesOf, reachMeter } from '../../../src/experiments/training/reach.ts';
import { streams } from '../../../src/experiments/training/streams.ts';
import { trainer } from '../../../src/experiments/training/trainer.ts';
import dyingNeuron from '../../../src/figures/dying-neuron.ts';
import { DivergenceError } from '../../../src/networks/divergence.ts';
import { ownGain } from '../../../src/networks/initialisers.ts';
import { mlp } from '../../../src/networks/mlp.ts';
import { sgd } from '../../../src/networks/sgd.ts';
import { createRandom } from '../../../src/numerics/random.ts';

const source = createImageSource({ readBytes: readFiles('public/data') });

/** The figure's instant computation. */
function life(settings: { rate: number; seed: number; bias?: number; step?: number }) {
  if (dyingNeuron.source.kind !== 'instant') throw new Error('dying-neuron is instant');
  return dyingNeuron.source.compute({ bias: 1.5, step: 1, ...settings });
}

describe('one neuron', () => {
  const rates = Array.from({ length: 40 }, (_, i) => Number((0.05 * (i + 1)).toFixed(2)));

  test.each([
    [1, 0.95],
    [2, 0.8],
    [3, 0.85],
    [4, 0.65],
    [5, 0.8],
  ])(
    'from seed %i the smallest rate that kills is %d, and every larger one kills at the first step',
    (seed, smallest) => {
      const deaths = rates.map((rate) => ({ rate, death: life({ rate, seed }).death }));
      expect(deaths.find(({ death }) => death >= 0)?.rate).toBe(smallest);
      for (const { rate, death } of deaths) expect(death).toBe(rate < smallest ? -1 : 1);
      expect(life({ rate: 0.4, seed }).lossAtEnd).toBeLessThan(0.01);
    },
  );

  test('just below that rate a gate or two stay open, and the neuron learns its line', () => {
    const { frames, lossAtEnd } = life({ rate: 0.9, seed: 1 });
    const open = frames[1].preActivations.filter((z) => z > 0).length;
    expect(open).toBeGreaterThan(0);
    expect(open).toBeLessThan(3);
    expect(lossAtEnd).toBeLessThan(0.02);
  });

  test('the dead one moves no more, with a gradient that is zero and not small', () => {
    const { frames, death } = life({ rate: 1, seed: 1 });
    for (const frame of frames.slice(death)) {
      expect([frame.dw, frame.db]).toEqual([0, 0]);
      expect([frame.w, frame.b]).toEqual([frames[death].w, frames[death].b]);
    }
    expect(frames[0].points.every(({ x, t }) => x > 0 && t > 0)).toBe(true);
  });

  test('its gradients are what the loss does when weight and bias move', () => {
    const { frames } = life({ rate: 0.3, seed: 2 });
    const { w, b, dw, db, points } = frames[3];
    const loss = (weight: number, bias: number) =>
      points.reduce(
        (sum, { x, t }) => sum + (0.5 * (Math.max(0, weight * x + bias) - t) ** 2) / points.length,
        0,
      );
    expect(dw).toBeCloseTo((loss(w + 1e-6, b) - loss(w - 1e-6, b)) / 2e-6, 7);
    expect(db).toBeCloseTo((loss(w, b + 1e-6) - loss(w, b - 1e-6)) / 2e-6, 7);
  });
});

test('the sum of |x| over a standardised digit is 390 to 965, usually about 540', async () => {
  const { mean, deviation } = await source.info('mnist');
  const { count, images } = await source.load('mnist', 'train', 0);
  const sums = Array.from({ length: count }, (_, i) =>
    images
      .subarray(784 * i, 784 * (i + 1))
      .reduce((sum, grey) => sum + Math.abs((grey / 255 - mean) / deviation), 0),
  ).sort((a, b) => a - b);
  expect(Math.round(sums[0])).toBe(390);
  expect(Math.round(sums[count - 1])).toBe(965);
  expect(Math.abs(sums[count / 2] - 540)).toBeLessThan(5);
});

const inside = (share: number, from: number, to: number, what = '') => {
  expect(100 * share, what).toBeGreaterThan(from - 0.5);
  expect(100 * share, what).toBeLessThan(to + 0.5);
};

describe.each([1, 2, 3])('Adam at 0.01, from seed %i', (seed) => {
  let at: Map<number, readonly DeadCount[]>;

  beforeAll(async () => {
    // The first of the four rates, and a step of the next, since its last measurement comes after its last step.
    const frames = await runToEnd(deadCount, { seed }, source, { stopAfter: 393 });
    at = new Map(
      frames.flatMap(({ rate, measured }) =>
        measured && rate === 0.01 ? [[measured.at, measured.networks]] : [],
      ),
    );
  });
  const relu = (step: number) => at.get(step)?.[0] ?? { neverPositive: NaN, mute: NaN, accuracy: NaN };

  test('kills 30 to 45 % of the ReLUs in twenty steps, most of those that are dead after the pass', () => {
    inside(relu(0).neverPositive, 0, 0.5);
    inside(relu(20).neverPositive, 30, 45);
    inside(relu(313).neverPositive, 34, 45);
    expect(relu(20).neverPositive / relu(313).neverPositive).toBeGreaterThan(0.8);
  });

  test('a calm rate does not bring them back, and yet the network recovers', () => {
    expect(Math.abs(relu(392).neverPositive - relu(313).neverPositive)).toBeLessThan(0.03);
    inside(relu(313).accuracy, 88, 91);
    inside(relu(392).accuracy, 92.9, 93.6);
  });

  test('leaky units are never positive nearly as often, but none is mute; of the ELUs 12 to 15 % are', () => {
    const [, leaky, elu] = at.get(313) ?? [];
    inside(leaky?.neverPositive ?? NaN, 26, 37);
    expect(leaky?.mute).toBe(0);
    inside(elu?.neverPositive ?? NaN, 23, 35);
    inside(elu?.mute ?? NaN, 12, 15);
  });
});

test('the other rates kill as many as the table says, and only the largest costs accuracy, from seed 2', async () => {
  const frames = await runToEnd(deadCount, { seed: 2 }, source);
  const table: readonly [number, readonly [number, number][], readonly [number, number]][] = [
    [
      0.001,
      [
        [1, 5],
        [1, 5],
        [0, 1],
      ],
      [91.6, 93.8],
    ],
    [
      0.003,
      [
        [12, 16],
        [10, 15],
        [3, 6],
      ],
      [93.5, 94.7],
    ],
    [
      0.03,
      [
        [66, 73],
        [54, 60],
        [51, 65],
      ],
      [87.7, 89.6],
    ],
  ];
  for (const [rate, shares, [worst, best]] of table) {
    const measured = frames.flatMap((frame) =>
      frame.rate === rate && frame.measured ? [frame.measured] : [],
    );
    const after = measured.find(({ at }) => at === 313);
    shares.forEach(([from, to], place) =>
      inside(after?.networks[place]?.neverPositive ?? NaN, from, to, `${rate}, ${place}`),
    );
    inside(measured.at(-1)?.networks[0]?.accuracy ?? NaN, worst, best, String(rate));
  }
});

/** A generator of an experiment's parts run to what it returns; shards are loaded as it waits for them. */
async function toEnd<R>(parts: Generator<object, R, void>): Promise<R> {
  for (;;) {
    const { done, value } = parts.next();
    if (done) return value;
    if (isWaiting(value)) await source.load(value.waiting.set, value.waiting.split, value.waiting.index);
  }
}

describe('plain gradient descent, one pass', () => {
  /** The share of ReLUs that no test image excites, or NaN where the loss did not stay finite. */
  async function dead(learningRate: number, seed: number): Promise<number> {
    await source.info('mnist');
    const network = mlp({
      sizes: [784, 128, 64, 10],
      activation: relu,
      initialiser: ownGain(relu),
      random: createRandom(seed, streams.weights),
    });
    const training = trainer(network, sgd(network.parameters, { learningRate }));
    const batches = trainingBatches(source.loaded, { set: 'mnist', batchSize: 32, seed });
    try {
      for (let step = 0; step < batches.stepsPerEpoch; step++) training.step(await toEnd(batches.next()));
    } catch (error) {
      if (error instanceof DivergenceError) return NaN;
      throw error;
    }
    const meter = reachMeter(network, [0, 2]);
    const frame = () => ({ step: 0, totalSteps: 1 });
    await toEnd(evaluate(network, source.loaded, 'mnist', frame, meter.inspect));
    return lossesOf(meter.largest, relu).neverPositive;
  }

  test('kills next to nothing at 0.2 and many at 0.4, where one run of five diverges, as all do at 1', async () => {
    const seeds = [1, 2, 3, 4, 5];
    for (const seed of seeds) inside(await dead(0.2, seed), 0, 1);
    const atMore = await Promise.all(seeds.map((seed) => dead(0.4, seed)));
    const finite = atMore.filter((share) => !Number.isNaN(share));
    expect(finite).toHaveLength(4);
    for (const share of finite) inside(share, 10, 33);
    for (const seed of seeds) expect(await dead(1, seed)).toBeNaN();
  });
});

describe.each([1, 2, 3])('remedies, from seed %i', (seed) => {
  let before: number;
  let after: Readonly<Record<RemedyId, Rescued>>;

  beforeAll(async () => {
    const frames = await runToEnd(rescue, { seed }, source);
    const measured = frames.flatMap(({ measured }) => (measured ? [measured] : []));
    before = measured.find((copies) => copies.length > 1)?.[0].dead ?? NaN;
    const of = (id: RemedyId): Rescued =>
      measured.at(-1)?.find(({ remedy }) => remedy === id) ?? { remedy: id, dead: NaN, accuracy: NaN };
    after = {
      ...{ nothing: of('nothing'), calm: of('calm'), decay: of('decay') },
      ...{ leak: of('leak'), bias: of('bias'), redraw: of('redraw') },
    };
  });

  test('a calmer rate and weight decay bring back a few points at most', () => {
    for (const id of ['calm', 'decay'] as const)
      expect(Math.abs(after[id].dead - before), id).toBeLessThan(0.05);
  });

  test('a leak brings some back, raised biases most for a while, new weights nearly all for good', () => {
    inside(before - after.leak.dead, 2, 9);
    inside(after.bias.dead, 12, 18);
    inside(after.redraw.dead, 1, 5);
  });

  test('and the accuracy is the same without them', () => {
    expect(Math.abs(after.redraw.accuracy - after.calm.accuracy)).toBeLessThan(0.0026);
  });
});
