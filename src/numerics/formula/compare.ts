/** Are two formulas the same function? Asked at seeded random points, and where not, answered by a point that shows it. */
import { createRandom } from '../random.ts';
import type { Formula, Values } from './parse.ts';

/** For each variable, from where to where. */
export type Domain = Readonly<Record<string, readonly [from: number, to: number]>>;

export interface CounterExample {
  readonly at: Values;
  readonly mine: number;
  readonly truth: number;
}

const points = 48;

/**
 * Points spread over the domain: of each variable one in each of 48 equal slices, in random order, so that a narrow piece
 * of a function is not missed.
 */
export function samplePoints(domain: Domain, seed = 1): Values[] {
  const columns = Object.entries(domain).map(([name, [from, to]], stream) => {
    const random = createRandom(seed, stream);
    const slices = Array.from({ length: points }, (_, i) => i);
    for (let i = points - 1; i > 0; i--) {
      const j = random.integer(i + 1);
      [slices[i], slices[j]] = [slices[j] ?? 0, slices[i] ?? 0];
    }
    return {
      name,
      values: slices.map((slice) => from + ((slice + random.uniform()) / points) * (to - from)),
    };
  });
  return Array.from({ length: points }, (_, i) =>
    Object.fromEntries(columns.map(({ name, values }) => [name, values[i] ?? NaN])),
  );
}

/** Round numbers of the domain, which are easy to check by hand. */
function roundPoints(domain: Domain): Values[] {
  let found: Values[] = [{}];
  for (const [name, [from, to]] of Object.entries(domain)) {
    const inside = [1, -1, 2, -2, 0.5, -0.5, 3, -3].filter((value) => value > from && value < to);
    const chosen = (inside.length > 0 ? inside : [(from + to) / 2]).slice(0, 4);
    found = found.flatMap((point) => chosen.map((value) => ({ ...point, [name]: value })));
  }
  return found.slice(0, 256);
}

/** Undefined where no difference was found. */
export function findDifference(mine: Formula, truth: Formula, domain: Domain): CounterExample | undefined {
  const probes = samplePoints(domain).map((at) => both(mine, truth, at));
  // What is tiny beside the function's own size is rounding.
  const size = Math.max(...probes.map((probe) => (Number.isFinite(probe.truth) ? Math.abs(probe.truth) : 0)));
  const differs = (probe: CounterExample): boolean => {
    if (!Number.isFinite(probe.truth)) return false;
    return !(Math.abs(probe.mine - probe.truth) <= 1e-7 * Math.abs(probe.truth) + 1e-10 * size);
  };
  const first = probes.find(differs);
  if (!first) return undefined;
  const visible = (probe: CounterExample): boolean =>
    differs(probe) && !(Math.abs(probe.mine - probe.truth) <= 0.01 * Math.abs(probe.truth) + 0.001 * size);
  const round = roundPoints(domain).map((at) => both(mine, truth, at));
  return round.find(visible) ?? probes.find(visible) ?? first;
}

const both = (mine: Formula, truth: Formula, at: Values): CounterExample => ({
  at,
  mine: mine.evaluate(at),
  truth: truth.evaluate(at),
});
