/** Numbers for a question, drawn from a seed: `{ n: [3, 9] }` is a whole number from 3 to 9, `[0.1, 0.9, 0.1]` one of the tenths. */
import { createRandom } from '../random.ts';
import type { Values } from './parse.ts';

export type Ranges = Readonly<Record<string, readonly number[]>>;

export function drawNumbers(ranges: Ranges, seed: number): Values {
  return Object.fromEntries(
    Object.entries(ranges).map(([name, [from = NaN, to = NaN, step = 1]], stream) => {
      const steps = Math.floor((to - from) / step + 1e-9);
      const drawn = from + step * createRandom(seed, stream).integer(steps + 1);
      // 0.1 + 2 · 0.1 is not 0.3.
      return [name, Number(drawn.toPrecision(12))];
    }),
  );
}
