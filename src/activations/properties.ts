/**
 * What can be computed about an activation is computed, never typed in: its range, extrema, slopes and
 * moments, from `f`, `df` and the places of the kinks alone.
 */
import { rangeOf, steepestRise, turningPoints } from '../numerics/curve.ts';
import type { Curve, Point, Range, TurningPoint } from '../numerics/curve.ts';
import { gaussianExpectation } from '../numerics/gauss-legendre.ts';
import { criticalPoint, type CriticalPoint } from './critical.ts';
import { defaultsOf, kinkPlaces } from './activation.ts';
import type { Activation, ParameterValues } from './activation.ts';

export interface ActivationProperties extends Range {
  /** Where it turns, from left to right; flat stretches are not extrema. */
  readonly extrema: readonly TurningPoint[];
  readonly monotone: 'increasing' | 'decreasing' | 'neither';
  /** The least and the greatest slope; `x` is ±∞ where it is only approached. */
  readonly slope: { readonly least: Point; readonly greatest: Point };
  /** sup |f′|, infinite where f jumps. */
  readonly lipschitz: number;
  readonly gaussian: GaussianMoments;
  /** Weights and biases with which a wide network is critical at mean square 1; null where none are. */
  readonly critical: CriticalPoint | null;
}

/** For an input drawn from the standard normal distribution. */
export interface GaussianMoments {
  /** E[f] */
  readonly mean: number;
  /** E[f²] */
  readonly meanSquare: number;
  /** Var[f] */
  readonly variance: number;
  /** E[f′]; a jump of f is left out. */
  readonly meanSlope: number;
  /** E[f′²] */
  readonly meanSquareSlope: number;
  /** σ_w² = 1/E[f²]: weights of variance σ_w²/fanIn keep the mean square of a wide layer at 1. */
  readonly weightVariance: number;
  /** Its square root, which PyTorch's initialisers call the gain. */
  readonly gain: number;
  /** χ = E[f′²]/E[f²]: a wide layer with these weights multiplies the gradient's mean square by it. */
  readonly gradientFactor: number;
  /**
   * With these weights and no biases a mean square of 1 is a fixed point of the layers' variance map. A small deviation
   * from it is multiplied by E[z·f(z)·f′(z)]/E[f²] in each layer: under 1 it dies out, over 1 it grows.
   */
  readonly lengthFactor: number;
}

/** All of it for one choice of parameters, in a few milliseconds: keep the result where it is drawn often. */
export function propertiesOf(
  activation: Activation,
  parameters: ParameterValues = defaultsOf(activation),
): ActivationProperties {
  const curve: Curve = {
    f: (x) => activation.f(x, parameters),
    df: (x) => activation.df(x, parameters),
    kinks: kinkPlaces(activation, parameters),
    // A smooth one is made of analytic functions, and such a function that is level anywhere is a constant.
    mayBeLevel: activation.smoothness !== 'smooth',
  };
  const extrema = turningPoints(curve);
  const greatest = steepestRise(curve);
  const fall = steepestRise({ df: (x) => -curve.df(x), kinks: curve.kinks });
  const least = { x: fall.x, y: -fall.y };
  const jumps = activation.smoothness === 'discontinuous';
  return {
    ...rangeOf(curve, extrema),
    extrema,
    monotone: least.y >= 0 ? 'increasing' : greatest.y <= 0 ? 'decreasing' : 'neither',
    slope: { least, greatest },
    lipschitz: jumps ? Infinity : Math.max(Math.abs(least.y), Math.abs(greatest.y)),
    gaussian: gaussianMoments(curve),
    critical: criticalPoint(activation, 1, parameters) ?? null,
  };
}

function gaussianMoments({ f, df, kinks }: Curve): GaussianMoments {
  const mean = gaussianExpectation(f, kinks);
  const meanSquare = gaussianExpectation((x) => f(x) ** 2, kinks);
  const meanSquareSlope = gaussianExpectation((x) => df(x) ** 2, kinks);
  return {
    mean,
    meanSquare,
    // About the mean, so that a small variance does not drown in the rounding of E[f²] − E[f]².
    variance: gaussianExpectation((x) => (f(x) - mean) ** 2, kinks),
    meanSlope: gaussianExpectation(df, kinks),
    meanSquareSlope,
    weightVariance: 1 / meanSquare,
    gain: 1 / Math.sqrt(meanSquare),
    gradientFactor: meanSquareSlope / meanSquare,
    lengthFactor: gaussianExpectation((x) => x * f(x) * df(x), kinks) / meanSquare,
  };
}
