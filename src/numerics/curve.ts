/**
 * Range, turning points and steepest places of a function of one variable, found from its values and slopes.
 *
 * The line is scanned at sinh(t) for evenly spaced t: densely near 0 and ever more widely to ±80 000. What
 * turns twice within 1/64 near the origin would be missed.
 */
import { centralDifference } from './differences.ts';
import { findMaximum, findZero } from './search.ts';

export interface Curve {
  /** With limits at ±∞. */
  f(x: number): number;
  /** The slope; where it has a limit at ±∞, that. */
  df(x: number): number;
  /** Where the slope, or the value, jumps. */
  readonly kinks: readonly number[];
  /** Whether it may be level over a stretch. Default true; where not, a slope of 0 there is only where doubles end. */
  readonly mayBeLevel?: boolean;
}

export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface TurningPoint extends Point {
  readonly kind: 'minimum' | 'maximum';
}

export interface Range {
  readonly infimum: number;
  readonly supremum: number;
  /** Whether some finite x reaches it. */
  readonly infimumAttained: boolean;
  readonly supremumAttained: boolean;
}

/** How far out a slope of exactly 0 is believed: farther out, a bell or an exponential is level only because doubles end. */
const LEVEL_WITHIN = 20;

/** How far out the steepest place is looked for; beyond, only the limits at ±∞ count. */
const STEEP_WITHIN = 30;

/** Where the curve turns, from left to right; a flat stretch is not a turn, but may lie in the middle of one. */
export function turningPoints({ f, df, kinks }: Curve): TurningPoint[] {
  const found: TurningPoint[] = [];
  const grid = scan(kinks);
  let last = { x: grid[0], sign: Math.sign(df(grid[0])) };
  for (const x of grid) {
    const sign = Math.sign(df(x));
    if (sign === 0) continue;
    if (sign === -last.sign) {
      const place = findZero(df, last.x, x);
      const turn = kinks.find((kink) => Math.abs(place - kink) < 1e-9) ?? place;
      found.push({ kind: sign > 0 ? 'minimum' : 'maximum', x: turn, y: f(turn) });
    }
    last = { x, sign };
  }
  return found;
}

/** Infimum and supremum, from the limits, the turning points and the flat stretches. */
export function rangeOf({ f, df, kinks, mayBeLevel = true }: Curve, turns: readonly Point[]): Range {
  const limits = [f(-Infinity), f(Infinity)];
  let infimum = Math.min(...limits);
  let supremum = Math.max(...limits);
  let infimumAttained = false;
  let supremumAttained = false;
  const reach = (y: number) => {
    infimum = Math.min(infimum, y);
    supremum = Math.max(supremum, y);
    infimumAttained = y === infimum || (infimumAttained && y > infimum);
    supremumAttained = y === supremum || (supremumAttained && y < supremum);
  };
  for (const { y } of turns) reach(y);
  if (mayBeLevel) for (const x of scan(kinks)) if (Math.abs(x) <= LEVEL_WITHIN && df(x) === 0) reach(f(x));
  return { infimum, supremum, infimumAttained, supremumAttained };
}

/**
 * The greatest slope, one-sided slopes at kinks included, and where: the place nearest to 0 if there are
 * several, ±∞ if it is only approached there.
 */
export function steepestRise({ df, kinks }: Pick<Curve, 'df' | 'kinks'>): Point {
  const inside = candidates(df, kinks).map((x) => ({ x, y: df(x) }));
  const most = Math.max(...inside.map(({ y }) => y));
  // Equal heights differ by their rounding.
  const enough = most - 1e-14 * Math.max(1, Math.abs(most));
  const tops = inside.filter(({ y }) => y >= enough).sort((a, b) => Math.abs(a.x) - Math.abs(b.x));
  let best: Point = { x: tops[0].x, y: most };
  for (const x of [-Infinity, Infinity]) if (df(x) > best.y) best = { x, y: df(x) };
  const kink = kinks.find((k) => Math.abs(best.x - k) < 1e-9);
  return { x: kink ?? best.x, y: best.y };
}

/** Places to look at, the sides of kinks among them, and the peaks between them to the last digits. */
function candidates(height: (x: number) => number, kinks: readonly number[]): number[] {
  const grid = scan(kinks).filter((x) => Math.abs(x) <= STEEP_WITHIN);
  const found = [...grid];
  for (let i = 1; i < grid.length - 1; i++) {
    const [low, high] = [grid[i - 1], grid[i + 1]];
    if (!(height(grid[i]) > height(low) && height(grid[i]) >= height(high))) continue;
    const broken = kinks.some((kink) => kink > low - 0.1 && kink < high + 0.1);
    // The zero of the second derivative is the place to ten digits; comparing heights gives only eight.
    const bend = (x: number) => centralDifference(height, x, 0.02);
    const smooth = !broken && bend(low) > 0 && bend(high) < 0;
    found.push(smooth ? findZero(bend, low, high) : findMaximum(height, low, high));
  }
  return found;
}

/** Where the line is looked at: from left to right, with every kink and both of its sides. */
function scan(kinks: readonly number[]): Float64Array {
  const xs = [0];
  for (let t = 1 / 64; t <= 12; t += 1 / 64) xs.push(Math.sinh(t), -Math.sinh(t));
  for (const x of kinks) xs.push(x - nudge(x), x, x + nudge(x));
  return Float64Array.from(xs).sort();
}

/** The smallest step that is not lost when added to x. */
function nudge(x: number): number {
  return Math.max(Math.abs(x) * Number.EPSILON, Number.MIN_VALUE);
}
