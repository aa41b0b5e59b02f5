/** Points of a function for a line mark: exact at its kinks, with a gap where it jumps. */

export type CurvePoint = [x: number, y: number];

/**
 * @param breaks where the value or the slope jumps, in any order; those outside the interval are ignored
 * @param steps into how many parts the interval is cut; points on a straight stretch are then left out
 */
export function curvePoints(
  f: (x: number) => number,
  [from, to]: readonly [number, number],
  breaks: readonly number[] = [],
  steps = 120,
): CurvePoint[] {
  const inner = breaks.filter((x) => x > from && x < to).sort((a, b) => a - b);
  const ends = [from, ...inner, to];
  const hair = (to - from) * 1e-9;
  return ends.slice(1).flatMap((end, piece) => {
    const begin = ends[piece];
    const count = Math.max(2, Math.ceil((steps * (end - begin)) / (to - from)));
    const points = Array.from({ length: count + 1 }, (_, i): CurvePoint => {
      const x = begin + ((end - begin) * i) / count;
      // At a break the value belongs to one side only; a hair beside it is this piece's own limit.
      return [x, f(i === 0 && piece > 0 ? x + hair : i === count && end < to ? x - hair : x)];
    });
    const before = piece > 0 ? f(begin - hair) : NaN;
    const jumps = Math.abs(before - points[0][1]) > 1e-6;
    const kept = withoutStraights(points);
    return jumps ? [[begin, NaN], ...kept] : kept;
  });
}

/** Leaves out every point that lies on the line between its neighbours. */
function withoutStraights(points: readonly CurvePoint[]): CurvePoint[] {
  return points.filter(([, y], i) => {
    if (i === 0 || i === points.length - 1) return true;
    // The points are equally far apart, so a straight stretch has no second difference.
    const bend = points[i - 1][1] - 2 * y + points[i + 1][1];
    return !(Math.abs(bend) <= 1e-9 * (1 + Math.abs(y)));
  });
}

/** The line's last point inside these heights, where its label stands: its end, or where it leaves the frame. */
export function lastInside(
  points: readonly CurvePoint[],
  [low, high]: readonly [number, number],
): CurvePoint | undefined {
  for (let i = points.length - 1; i >= 0; i--) {
    const [x, y] = points[i];
    if (y >= low && y <= high) return [x, y];
    const [x0, y0] = points[i - 1] ?? [NaN, NaN];
    const edge = y > high ? high : low;
    // The stretch to this point crosses the edge beyond which the point lies.
    if ((y0 - edge) * (y - edge) <= 0) return [x0 + ((x - x0) * (edge - y0)) / (y - y0), edge];
  }
  return undefined;
}
