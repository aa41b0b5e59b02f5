/**
 * The mean and the variance of a layer's outputs, from those of what it gets (Klambauer et al. 2017, equation 3).
 *
 * A unit's weights have the sum ω and the sum of squares τ; its inputs are independent with mean μ and variance ν. In a wide
 * layer its pre-activation is then normal with mean ωμ and variance τν.
 */
import { gaussianExpectation } from './gauss-legendre.ts';

export interface Moments {
  readonly mean: number;
  readonly variance: number;
}
export interface MomentLayer {
  f(x: number): number;
  readonly kinks: readonly number[];
  /** ω */
  readonly sum: number;
  /** τ */
  readonly squares: number;
}

export function nextMoments({ f, kinks, sum, squares }: MomentLayer, { mean, variance }: Moments): Moments {
  const centre = sum * mean;
  const spread = squares * variance;
  if (spread === 0) return { mean: f(centre), variance: 0 };
  const shifted = kinks.map((kink) => kink - centre);
  const first = gaussianExpectation((x) => f(centre + x), shifted, spread);
  // About the new mean: the difference of two large moments would lose the variance's digits.
  const second = gaussianExpectation((x) => (f(centre + x) - first) ** 2, shifted, spread);
  return { mean: first, variance: second };
}

/** What the inputs have, and the outputs of each of `depth` layers. */
export function momentsThrough(layer: MomentLayer, start: Moments, depth: number): readonly Moments[] {
  const all = [start];
  for (let i = 0; i < depth; i++) all.push(nextMoments(layer, all[i]));
  return all;
}

/**
 * By what a small deviation is multiplied in a layer: rows ∂(mean′, variance′) by the mean, then by the variance. By central
 * differences, right to about nine digits away from variance 0.
 */
export function jacobian(
  layer: MomentLayer,
  { mean, variance }: Moments,
): { readonly byMean: Moments; readonly byVariance: Moments } {
  const h = 1e-5;
  const along = (dMean: number, dVariance: number): Moments => {
    const up = nextMoments(layer, { mean: mean + dMean, variance: variance + dVariance });
    const down = nextMoments(layer, { mean: mean - dMean, variance: variance - dVariance });
    return { mean: (up.mean - down.mean) / (2 * h), variance: (up.variance - down.variance) / (2 * h) };
  };
  return { byMean: along(h, 0), byVariance: along(0, h) };
}
