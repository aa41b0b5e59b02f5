/** Bends added up: the sum, its corners, and how far it is from what is wanted. */

/** On [0, 1], with heights from 0 to 1. */
export const targets = {
  hill: (x: number) => 0.1 + 0.8 * Math.exp(-((x - 0.45) ** 2) / 0.035),
  wave: (x: number) => 0.5 + 0.4 * Math.sin(2 * Math.PI * x),
  square: (x: number) => x * x,
} as const;
type Target = keyof typeof targets;

/** A bend: where, and how high the sum is there. */
interface Bend {
  readonly key: 1 | 2 | 3 | 4;
  readonly x: number;
  readonly y: number;
}
export interface Sum {
  readonly target: Target;
  readonly bends: readonly Bend[];
  /** Corners of the sum, the ends among them. */
  readonly corners: readonly (readonly [x: number, y: number])[];
  readonly start: number;
  readonly slope: number;
  /** f(x) = start + slope·x + Σ factor·relu(x − at). */
  readonly terms: readonly { readonly at: number; readonly factor: number }[];
  readonly gap: number;
  readonly gapAt: number;
}
export const grid = Array.from({ length: 401 }, (_, i) => i / 400);

export function sumOf(target: Target, bends: readonly Bend[]): Sum {
  const curve = targets[target];
  const corners: (readonly [number, number])[] = [[0, curve(0)]];
  for (const { x, y } of [...bends].sort((a, b) => a.x - b.x))
    if (x > corners[corners.length - 1][0]) corners.push([x, y]);
  corners.push([1, curve(1)]);
  const slopes = corners.slice(1).map(([x, y], i) => (y - corners[i][1]) / (x - corners[i][0]));
  const terms = slopes.slice(1).map((slope, i) => ({ at: corners[i + 1][0], factor: slope - slopes[i] }));
  const [start, slope] = [curve(0), slopes[0]];
  const f = (x: number) =>
    terms.reduce((sum, { at, factor }) => sum + factor * Math.max(0, x - at), start + slope * x);
  const gaps = grid.map((x) => Math.abs(f(x) - curve(x)));
  const gap = Math.max(...gaps);
  return { target, bends, corners, start, slope, terms, gap, gapAt: grid[gaps.indexOf(gap)] };
}
