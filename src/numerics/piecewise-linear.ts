/**
 * A function that is linear between given places, and beyond them as it was at its ends; with its moments when its input
 * is normal, exactly: a piece s·x + c needs only the mass, mean and mean square of the normal on the piece.
 */
import { normalDensity, normalDistribution } from './normal.ts';

export interface PiecewiseLinear {
  /** Rising. */
  readonly places: readonly number[];
  readonly heights: readonly number[];
}

/** The piece that x is in; at a place, the one before it. */
function pieceAt({ places }: PiecewiseLinear, x: number): number {
  let piece = 0;
  while (piece < places.length - 2 && x > places[piece + 1]) piece++;
  return piece;
}

function slopeOf({ places, heights }: PiecewiseLinear, piece: number): number {
  return (heights[piece + 1] - heights[piece]) / (places[piece + 1] - places[piece]);
}

export function valueAt(f: PiecewiseLinear, x: number): number {
  const piece = pieceAt(f, x);
  return f.heights[piece] + slopeOf(f, piece) * (x - f.places[piece]);
}

export function slopeAt(f: PiecewiseLinear, x: number): number {
  return Number.isNaN(x) ? NaN : slopeOf(f, pieceAt(f, x));
}

export interface NormalMoments {
  readonly mean: number;
  /** E[f(x)²]. */
  readonly meanSquare: number;
  /** E[f′(x)²]. */
  readonly slopeMeanSquare: number;
}

/** For x normal with mean 0. */
export function normalMoments(f: PiecewiseLinear, deviation: number): NormalMoments {
  const { places, heights } = f;
  let [mean, meanSquare, slopeMeanSquare] = [0, 0, 0];
  for (let piece = 0; piece < places.length - 1; piece++) {
    const a = piece === 0 ? -Infinity : places[piece] / deviation;
    const b = piece === places.length - 2 ? Infinity : places[piece + 1] / deviation;
    const slope = slopeOf(f, piece);
    const constant = heights[piece] - slope * places[piece];
    // The normal's mass, first and second moment between a and b; differences of the smaller tails keep their digits.
    const mass =
      a > 0 ? normalDistribution(-a) - normalDistribution(-b) : normalDistribution(b) - normalDistribution(a);
    const first = (normalDensity(a) - normalDensity(b)) * deviation;
    const second = (mass + edge(a) - edge(b)) * deviation ** 2;
    mean += slope * first + constant * mass;
    meanSquare += slope ** 2 * second + 2 * slope * constant * first + constant ** 2 * mass;
    slopeMeanSquare += slope ** 2 * mass;
  }
  return { mean, meanSquare, slopeMeanSquare };
}

/** z·φ(z), which is 0 at both ends of the axis. */
const edge = (z: number): number => (Number.isFinite(z) ? z * normalDensity(z) : 0);
