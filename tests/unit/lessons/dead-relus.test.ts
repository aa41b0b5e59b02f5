/** What the lesson on dead ReLUs claims, counted and trained from three seeds. */
import { describe, expect, test } from 'vitest';
import { readFiles } from '../../../src/data/read-files.ts';
import { createImageSource } from '../../../src/data/source.ts';
import bornDead, { widths } from '../../../src/experiments/born-dead.ts';
import remedies, { type Outcome, type Remedy } from '../../../src/experiments/remedies.ts';
import { runToEnd } from '../../../src/experiments/run.ts';
import seluFixedPoint from '../../../src/experiments/selu-fixed-point.ts';
import { activationOf } from '../../../src/activations/index.ts';
import { wilsonInterval } from '../../../src/numerics/binomial.ts';
import { deadOnALine, oneInputDies } from '../../../src/numerics/born-dead.ts';
import { jacobian, momentsThrough } from '../../../src/numerics/moment-map.ts';

const source = createImageSource({ readBytes: readFiles('public/data') });
const seeds = [1, 2, 3];

async function shares(settings: Partial<typeof bornDead.defaults>) {
  const last = (await runToEnd(bornDead, settings, source)).at(-1);
  if (!last) throw new Error('no frame');
  return (width: (typeof widths)[number], depth: number): number =>
    last.dead[widths.indexOf(width)][depth] / last.networks;
}

const plain = await Promise.all(seeds.map((seed) => shares({ seed })));

describe('networks of one number, before training', () => {
  test.each([
    // facts.md 2.5: of 200,000 networks.
    [2, 5, 0.499],
    [2, 10, 0.882],
    [2, 20, 0.993],
    [3, 10, 0.58],
    [4, 10, 0.295],
    [5, 10, 0.128],
    [8, 20, 0.037],
  ] as const)('of width %i and depth %i as many are dead as in another simulation', (width, depth, known) => {
    const dead = plain.reduce((sum, share) => sum + Math.round(1000 * share(width, depth)), 0);
    // Wider than 95 %: one of seven would be missed in every third change of the seeds.
    const { low, high } = wilsonInterval(dead, 3000, 3.3);
    expect(low).toBeLessThan(known + 0.0005);
    expect(high).toBeGreaterThan(known - 0.0005);
  });

  test('what the paper’s summary says of ten layers holds, and the ranges printed', () => {
    for (const share of plain) {
      expect(share(10, 10)).toBeLessThan(0.005);
      expect(share(5, 10)).toBeGreaterThan(0.105);
      expect(share(5, 10)).toBeLessThan(0.165);
      expect(share(3, 10)).toBeGreaterThan(0.55);
      expect(share(3, 10)).toBeLessThan(0.625);
    }
  });

  test('no interval lies above its bound, or outside both bounds for one number', () => {
    for (const share of plain)
      for (const width of widths)
        for (const depth of [3, 5, 10, 20, 40]) {
          const { low, high } = wilsonInterval(Math.round(1000 * share(width, depth)), 1000, 3.5);
          expect(low).toBeLessThan(oneInputDies(width, depth));
          expect(low).toBeLessThan(deadOnALine(width, depth).high);
          expect(high).toBeGreaterThan(deadOnALine(width, depth).low);
        }
  });

  test('the share moves from the lower bound toward the upper one', () => {
    const place = (depth: number): number => {
      const { low, high } = deadOnALine(3, depth);
      return (plain.reduce((sum, share) => sum + share(3, depth), 0) / 3 - low) / (high - low);
    };
    expect(place(4)).toBeLessThan(0.45);
    expect(place(10)).toBeGreaterThan(place(4));
    expect(place(20)).toBeGreaterThan(0.6);
  });
});

describe.each(seeds)('from seed %i, when the weights come from elsewhere', (seed) => {
  const at = async (settings: Partial<typeof bornDead.defaults>) =>
    (await shares({ networks: 400, depth: 10, seed, ...settings }))(3, 10);

  test('uniform ones make no difference that shows', async () => {
    expect(Math.abs((await at({ law: 'uniform' })) - 0.58)).toBeLessThan(0.085);
  });

  test('with mean 0 and mostly negative they break the bound, and mirrored they keep far from it', async () => {
    expect(await at({ law: 'skewed' })).toBeGreaterThan(oneInputDies(3, 10) + 0.05);
    expect(await at({ law: 'raised' })).toBeLessThan(0.4);
  });

  test('biases, two inputs and an asymmetric start make death rarer', async () => {
    expect(await at({ law: 'biases' })).toBeLessThan(0.5);
    expect(await at({ law: 'positive' })).toBeLessThan(0.25);
    expect(await at({ law: 'asymmetric' })).toBeLessThan(0.12);
    expect(await at({ inputs: 2 })).toBeLessThan(0.57);
  });
});

describe.each(seeds)('from seed %i, ten networks with each remedy learn |x|', async (seed) => {
  const run = async (settings: Partial<typeof remedies.defaults>) =>
    (await runToEnd(remedies, { seed, ...settings }, source)).at(-1)?.outcomes ?? [];
  const count = (outcomes: readonly Outcome[], is: (each: Outcome) => boolean) => outcomes.filter(is).length;
  const learned = ({ error }: Outcome) => error < 0.01;
  const constant = ({ spreadAfter }: Outcome) => spreadAfter < 0.01;
  const dead = ({ spreadAfter }: Outcome) => spreadAfter === 0;
  const bornDead = ({ spreadBefore }: Outcome) => spreadBefore === 0;
  const all = await run({});
  const of = (remedy: Remedy) => all.filter((each) => each.remedy === remedy);

  test.each([
    ['relu', 0, 0],
    ['leaky-relu', 3, 7],
    ['prelu', 10, 10],
    ['rrelu', 0, 4],
    ['elu', 8, 10],
    ['selu', 9, 10],
    ['asymmetric', 0, 3],
  ] as const)('%s: from %i to %i come under 0.01', (remedy, least, most) => {
    expect(of(remedy)).toHaveLength(10);
    expect(count(of(remedy), learned)).toBeGreaterThanOrEqual(least);
    expect(count(of(remedy), learned)).toBeLessThanOrEqual(most);
  });

  test('ReLU is born dead; the asymmetric start is not, and ends as a constant all the same', () => {
    expect(count(of('relu'), bornDead)).toBeGreaterThanOrEqual(9);
    expect(count(of('relu'), constant)).toBe(10);
    expect([1, 2, 3, 4]).toContain(count(of('asymmetric'), bornDead));
    expect([7, 8, 9]).toContain(count(of('asymmetric'), constant));
    expect([7, 8]).toContain(count(of('asymmetric'), dead));
  });

  test('a small leak starts flat, and may round to a constant', () => {
    expect(count(of('leaky-relu'), ({ spreadBefore }) => spreadBefore < 0.01)).toBeGreaterThanOrEqual(9);
    expect(count(of('leaky-relu'), bornDead)).toBe(0);
    expect(count(of('leaky-relu'), dead)).toBeLessThanOrEqual(2);
  });

  test('at width 4 more ReLU networks end dead than are born so; at width 8 all learn', async () => {
    const four = await run({ only: 'relu', width: 4 });
    expect([2, 3]).toContain(count(four, bornDead));
    expect([4, 5, 6, 7]).toContain(count(four, dead));
    const eight = await run({ only: 'relu', width: 8, draws: 5 });
    expect(count(eight, bornDead)).toBe(0);
    expect(count(eight, learned)).toBe(5);
  });
});

describe('SELU’s fixed point', () => {
  const selu = activationOf('selu');
  const layer = (sum: number, squares: number) => ({
    f: (x: number) => selu.f(x, {}),
    kinks: [0],
    sum,
    squares,
  });

  test('attracts as the paper’s Jacobian says, and has moved where its Theorem 1 allows', () => {
    expect(jacobian(layer(0, 1), { mean: 0, variance: 1 }).byVariance.variance).toBeCloseTo(0.782648, 6);
    // The corners of the theorem’s box: its fixed points lie in μ ∈ [−0.03106, 0.06773], ν ∈ [0.80009, 1.48617].
    for (const sum of [-0.1, 0, 0.1])
      for (const squares of [0.95, 1.1]) {
        const end = momentsThrough(layer(sum, squares), { mean: 0, variance: 1 }, 200).at(-1);
        expect(end?.mean).toBeGreaterThan(-0.0311);
        expect(end?.mean).toBeLessThan(0.0678);
        expect(end?.variance).toBeGreaterThan(0.8);
        expect(end?.variance).toBeLessThan(1.4862);
      }
  });

  test.each(seeds)(
    'holds networks of width 20 loosely and of width 100 closer, from seed %i',
    async (seed) => {
      const ends = async (width: number) =>
        (
          (await runToEnd(seluFixedPoint, { mean: 1, variance: 10, width, seed }, source)).at(-1)?.networks ??
          []
        ).map(({ variances }) => variances[20]);
      const [narrow, wide] = [await ends(20), await ends(100)];
      for (const variance of narrow) {
        expect(variance).toBeGreaterThan(0.3);
        expect(variance).toBeLessThan(4);
      }
      for (const variance of wide) {
        expect(variance).toBeGreaterThan(0.55);
        expect(variance).toBeLessThan(1.6);
      }
    },
  );
});
