/** How much of a normal distribution falls where a function is low. */
import { normalDistribution } from './normal.ts';
import { findZero } from './search.ts';

/** Crossings are looked for up to nine standard deviations: beyond lies less than 10⁻¹⁸ of the distribution. */
const edge = 9;
const pieces = 2000;

/**
 * P(g(X) < level) for X normal with mean 0 and the given standard deviation. The places where g crosses the level
 * are found to the last digit; two crossings closer than a 200th of the deviation may be missed.
 *
 * @throws RangeError if the deviation is not a positive number
 */
export function shareBelow(g: (x: number) => number, level: number, deviation: number): number {
  if (!(deviation > 0))
    throw new RangeError(`shareBelow: the deviation is ${deviation}; it must be above 0.`);
  const above = (z: number) => g(deviation * z) - level;
  const places = Array.from({ length: pieces + 1 }, (_, i) => -edge + (2 * edge * i) / pieces);
  let share = 0;
  let begin = -Infinity;
  let low = above(-edge) < 0;
  const close = (end: number) => {
    // Far out on the right, the two distribution values are both 1: the mirrored difference keeps its digits.
    if (low)
      share +=
        begin > 0
          ? normalDistribution(-begin) - normalDistribution(-end)
          : normalDistribution(end) - normalDistribution(begin);
    begin = end;
    low = !low;
  };
  for (let i = 1; i < places.length; i++) {
    if (above(places[i]) < 0 === low) continue;
    close(findCrossing(above, places[i - 1], places[i]));
  }
  close(Infinity);
  return share;
}

function findCrossing(f: (x: number) => number, from: number, to: number): number {
  // On the level itself counts as above; findZero wants a change of sign.
  if (f(from) === 0) return from;
  if (f(to) === 0) return to;
  return findZero(f, from, to);
}
