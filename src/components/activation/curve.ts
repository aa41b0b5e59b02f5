/**
 * Functions as SVG paths, exactly: points stand closer where the curve bends, every kink is a point of its own, a
 * jump is a gap, and what leaves the frame is cut at the frame's edge. Used when pages are built; pure.
 */

export interface Frame {
  readonly x: readonly [number, number];
  readonly y: readonly [number, number];
  /** In pixels of the viewBox. */
  readonly width: number;
  readonly height: number;
}

type Point = readonly [number, number];

/** A pixel's hundredth is finer than any screen. */
const tolerance = 0.02;
const deepest = 14;

export const toX = (frame: Frame, x: number): number =>
  ((x - frame.x[0]) / (frame.x[1] - frame.x[0])) * frame.width;
export const toY = (frame: Frame, y: number): number =>
  ((frame.y[1] - y) / (frame.y[1] - frame.y[0])) * frame.height;

/** Points between two, as many as the curve's bend asks for; the second is included, the first is not. */
function between(f: (x: number) => number, frame: Frame, from: Point, to: Point, depth: number): Point[] {
  const x = (from[0] + to[0]) / 2;
  const middle: Point = [x, f(x)];
  const pixel = frame.height / (frame.y[1] - frame.y[0]);
  const straight = Math.abs(middle[1] - (from[1] + to[1]) / 2) * pixel < tolerance;
  // The first levels are always looked at: a wave can cross the middle of its own chord.
  if (depth >= deepest || (depth > 3 && straight)) return [to];
  return [...between(f, frame, from, middle, depth + 1), ...between(f, frame, middle, to, depth + 1)];
}

/** One stretch without a break. A break's own sides are looked at, not the value in between. */
function stretch(f: (x: number) => number, frame: Frame, from: number, to: number): Point[] {
  const hair = (to - from) * 1e-9;
  const start: Point = [from, f(from + hair)];
  const end: Point = [to, f(to - hair)];
  return [start, ...between(f, frame, start, end, 0)];
}

/** The part of a segment between two heights, or nothing. */
function clipped([x0, y0]: Point, [x1, y1]: Point, low: number, high: number): [Point, Point] | undefined {
  if (Math.max(y0, y1) < low || Math.min(y0, y1) > high) return undefined;
  const at = (y: number): Point => [x0 + ((y - y0) / (y1 - y0)) * (x1 - x0), y];
  const inside = ([x, y]: Point): Point => (y < low ? at(low) : y > high ? at(high) : [x, y]);
  return [inside([x0, y0]), inside([x1, y1])];
}

const round = (value: number): string => String(Math.round(value * 100) / 100 + 0);

/**
 * Path data of a function inside a frame.
 * @param breaks where the function or its slope jumps: each is a point of the path, and a gap if the value jumps.
 */
export function curvePath(f: (x: number) => number, frame: Frame, breaks: readonly number[] = []): string {
  const [left, right] = frame.x;
  const ends = [left, ...breaks.filter((x) => x > left && x < right).sort((a, b) => a - b), right];
  let path = '';
  let last: string | undefined;
  for (let i = 1; i < ends.length; i++) {
    const points = withoutStraights(stretch(f, frame, ends[i - 1] ?? left, ends[i] ?? right), frame);
    for (let j = 1; j < points.length; j++) {
      const [from, to] = [points[j - 1], points[j]];
      const part = from && to && clipped(from, to, frame.y[0], frame.y[1]);
      if (!part) continue;
      const [start, end] = part.map(([x, y]) => `${round(toX(frame, x))} ${round(toY(frame, y))}`);
      path += start === last ? `L${end}` : `M${start}L${end}`;
      last = end;
    }
  }
  return path;
}

/** Leaves out points that lie on the line between their neighbours: a straight stretch needs only its ends. */
function withoutStraights(points: readonly Point[], frame: Frame): Point[] {
  const pixel = frame.height / (frame.y[1] - frame.y[0]);
  const kept: Point[] = [];
  for (const [i, point] of points.entries()) {
    const before = kept.at(-1);
    const after = points[i + 1];
    if (before && after) {
      const on = before[1] + ((after[1] - before[1]) * (point[0] - before[0])) / (after[0] - before[0]);
      if (Math.abs(on - point[1]) * pixel < 1e-6) continue;
    }
    kept.push(point);
  }
  return kept;
}

/** The cross of the axes with a tick one unit from the origin on each of its arms. */
export function axesPath(frame: Frame, tick: number): string {
  const [x0, y0] = [toX(frame, 0), toY(frame, 0)];
  const half = tick / 2;
  return [
    `M0 ${round(y0)}H${round(frame.width)}`,
    `M${round(x0)} 0V${round(frame.height)}`,
    ...[-1, 1].map((n) => `M${round(toX(frame, n))} ${round(y0 - half)}v${tick}`),
    ...[-1, 1].map((n) => `M${round(x0 - half)} ${round(toY(frame, n))}h${tick}`),
  ].join('');
}
