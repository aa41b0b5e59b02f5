/** What the lesson on why a network needs a bend counts: weights, networks that find XOR, what a straight line reads of the moons. */
import identity from '../activations/identity.ts';
import type { DataAccess } from '../experiments/data-access.ts';
import planeClassifier from '../experiments/plane-classifier.ts';
import xorOdds from '../experiments/xor-odds.ts';
import { count, fixed } from '../figure-kit/format.ts';
import { ownGain } from '../networks/initialisers.ts';
import { mlp } from '../networks/mlp.ts';
import { createRandom } from '../numerics/random.ts';
import { defineNumbers, type ComputedNumber } from './define-numbers.ts';

const seeds = [1, 2, 3];

const refuse = (): never => {
  throw new Error('Neither images nor a clock are needed for points in the plane.');
};
const noData: DataAccess = { info: refuse, shard: refuse };

/** In affine layers of two numbers each, as Figure 1 draws them. */
function numbersIn(layers: number): number {
  const { parameters } = mlp({
    sizes: Array.from({ length: layers + 1 }, () => 2),
    activation: identity,
    initialiser: ownGain(identity),
    random: createRandom(1),
  });
  return parameters.reduce((sum, { value }) => sum + value.length, 0);
}

/** The least and the most of a range are two numbers of one computation. */
const ranges = new Map<string, readonly number[]>();
function fromEachSeed(what: string, compute: (seed: number) => number): readonly number[] {
  const range = ranges.get(what) ?? seeds.map(compute);
  ranges.set(what, range);
  return range;
}

/** Of a hundred networks, those that end with all four points of XOR right. */
const found = (width: number, activation = 'relu'): readonly number[] =>
  fromEachSeed(`${width} ${activation}`, (seed) => {
    let right: readonly number[] = [];
    for (const frame of xorOdds.run({ ...xorOdds.defaults, width, activation, seed }, noData, refuse))
      if ('right' in frame) right = frame.right;
    return right.filter((points) => points === 4).length;
  });

/** In per cent of a thousand moons that it has not seen. */
const lineReadsOfMoons = (): readonly number[] =>
  fromEachSeed('moons', (seed) => {
    let accuracy = NaN;
    const settings = { ...planeClassifier.defaults, set: 'moons', seed };
    for (const frame of planeClassifier.run(settings, noData, refuse))
      if ('networks' in frame) accuracy = frame.networks[0].accuracy;
    return 100 * accuracy;
  });

type Claim = Pick<ComputedNumber, 'atLeast' | 'atMost'>;
const least = (all: () => readonly number[], claim: Claim): ComputedNumber => ({
  compute: () => Math.min(...all()),
  show: count,
  ...claim,
});
const most = (all: () => readonly number[], claim: Claim): ComputedNumber => ({
  compute: () => Math.max(...all()),
  show: count,
  ...claim,
});

export default defineNumbers({
  fiveLayers: { compute: () => numbersIn(5), show: count },
  oneLayer: { compute: () => numbersIn(1), show: count },
  // “About three in four miss.”
  twoFindLeast: least(() => found(2), { atLeast: 20 }),
  twoFindMost: most(() => found(2), { atMost: 30 }),
  fourFindLeast: least(() => found(4), { atLeast: 60 }),
  fourFindMost: most(() => found(4), { atMost: 80 }),
  // “Nearly always.”
  eightFindLeast: least(() => found(8), { atLeast: 90 }),
  eightFindMost: most(() => found(8), { atMost: 100 }),
  // “All, or all but one.”
  twelveFindLeast: least(() => found(12), { atLeast: 99 }),
  // “Still misses two times in three.”
  leakyFindLeast: least(() => found(2, 'leaky-relu'), { atLeast: 28 }),
  leakyFindMost: most(() => found(2, 'leaky-relu'), { atMost: 40 }),
  // “Nearly nine in ten.”
  moonsLeast: { compute: () => Math.min(...lineReadsOfMoons()), show: (x) => fixed(x, 0), atLeast: 85 },
  moonsMost: { compute: () => Math.max(...lineReadsOfMoons()), show: (x) => fixed(x, 0), atMost: 90 },
});
