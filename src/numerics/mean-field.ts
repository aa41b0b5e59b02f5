/**
 * Mean squares in an infinitely wide random network without biases, layer by layer.
 *
 *   forward   q_{l+1} = σ² E[f(√q_l·u)²]
 *   backward  d_l = σ² E[f′(√q_l·u)²] d_{l+1}       (u standard normal; forward and backward weights taken as independent)
 */
import { gaussianExpectation } from './gauss-legendre.ts';

export interface WideLayers {
  f(x: number): number;
  df(x: number): number;
  readonly kinks: readonly number[];
  /** σ², times 1/fan-in the variance of a weight. */
  readonly weightVariance: number;
}
export interface MeanSquares {
  /** At the pre-activations of layer 1, 2, …, if it is 1 at the first. */
  readonly forward: readonly number[];
  /** Of the gradient there, if it is 1 at the last layer. */
  readonly backward: readonly number[];
}

export function meanSquares({ f, df, kinks, weightVariance }: WideLayers, depth: number): MeanSquares {
  const at = (q: number, g: (x: number) => number): number =>
    weightVariance * gaussianExpectation((x) => g(x) ** 2, kinks, q);
  const forward = [1];
  for (let layer = 1; layer < depth; layer++) forward.push(at(forward[layer - 1], f));
  const backward = [1];
  for (let layer = depth - 1; layer > 0; layer--) backward.unshift(at(forward[layer - 1], df) * backward[0]);
  return { forward, backward };
}
