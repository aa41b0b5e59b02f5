/**
 * The variance map of a wide random network, and the weights and biases with which it is critical: neither the gradient nor
 * the difference of two inputs grows or shrinks from layer to layer (Poole et al., 2016; Schoenholz et al., 2017).
 *
 * With weights N(0, σ_w²/fan-in) and biases N(0, σ_b²) the mean square q of the pre-activations goes from layer to layer
 * as q' = σ_w² E f(√q·z)² + σ_b², z standard normal, and the gradient's mean square by χ = σ_w² E f′(√q·z)². Critical
 * at a length q is what makes q' = q and χ = 1:
 *
 *   σ_w² = 1/E f′(√q·z)²,   σ_b² = q − E f(√q·z)²/E f′(√q·z)²
 *
 * which no network has where σ_b² comes out negative.
 */
import { gaussianExpectation } from '../numerics/gauss-legendre.ts';
import { findZero } from '../numerics/search.ts';
import { defaultsOf, kinkPlaces, type Activation, type ParameterValues } from './activation.ts';

export interface CriticalPoint {
  /** σ_w² */
  readonly weightVariance: number;
  /** σ_b² */
  readonly biasVariance: number;
  /**
   * By how much a small deviation of the mean square from q is multiplied in a layer, dq'/dq at q: under 1 lengths return to
   * q, over 1 they leave it, and at 1 exactly (ReLU and its leaky kin) every length stays what it is.
   */
  readonly lengthFactor: number;
}

/** Rounding of two quadratures: a bias variance so little below 0 is 0. */
const SLACK = 1e-12;

/** At the length q, default 1; undefined where there is none, or where f jumps and E f′² is infinite. */
export function criticalPoint(
  activation: Activation,
  q = 1,
  parameters: ParameterValues = defaultsOf(activation),
): CriticalPoint | undefined {
  if (activation.smoothness === 'discontinuous') return undefined;
  const { square, slopeSquare, product } = moments(activation, q, parameters);
  const weightVariance = 1 / slopeSquare;
  const biasVariance = q - weightVariance * square;
  if (!(biasVariance >= -SLACK * q)) return undefined;
  return {
    weightVariance,
    biasVariance: Math.abs(biasVariance) < SLACK * q ? 0 : biasVariance,
    lengthFactor: (weightVariance * product) / q,
  };
}

/**
 * The critical σ_w² for biases of the variance σ_b², and the length q at which it is, for activations whose critical line
 * rises with q.
 * @throws RangeError where the line does not reach this σ_b² between q = 10⁻⁴ and 100
 */
export function criticalAtBias(
  activation: Activation,
  biasVariance: number,
): CriticalPoint & { readonly q: number } {
  const values = defaultsOf(activation);
  const excess = (q: number) => {
    const { square, slopeSquare } = moments(activation, q, values);
    return q - square / slopeSquare - biasVariance;
  };
  const [low, high] = [1e-4, 100];
  if (!(excess(low) < 0 && excess(high) > 0))
    throw new RangeError(
      `criticalAtBias: ${activation.id} has no critical point with a bias variance of ${biasVariance}`,
    );
  const q = findZero(excess, low, high);
  const point = criticalPoint(activation, q, values);
  if (!point) throw new RangeError(`criticalAtBias: ${activation.id} is not critical at the length ${q}`);
  return { ...point, q };
}

/** q' after one layer. */
export function nextLength(
  activation: Activation,
  { weightVariance, biasVariance }: Pick<CriticalPoint, 'weightVariance' | 'biasVariance'>,
  q: number,
  parameters: ParameterValues = defaultsOf(activation),
): number {
  return weightVariance * moments(activation, q, parameters).square + biasVariance;
}

/** E f², E f′² and E f·f′·√q·z at √q·z, z standard normal; the last is q·dE f²/dq. */
function moments(activation: Activation, q: number, parameters: ParameterValues) {
  const kinks = kinkPlaces(activation, parameters);
  const mean = (of: (x: number) => number) => gaussianExpectation(of, kinks, q);
  return {
    square: mean((x) => activation.f(x, parameters) ** 2),
    slopeSquare: mean((x) => activation.df(x, parameters) ** 2),
    product: mean((x) => activation.f(x, parameters) * activation.df(x, parameters) * x),
  };
}
