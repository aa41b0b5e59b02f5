/**
 * Arc-cosine kernels of degree 0 and 1 (Cho and Saul 2009), and what follows of them for the tangent kernel of one hidden
 * layer of ReLUs, w ~ N(0, 1) for each of its inputs and a ~ N(0, 1):
 *
 *   E[σ′(u)σ′(v)] = (π − φ)/2π,   E[σ(u)σ(v)] = (sin φ + (π − φ) cos φ)/2π
 *
 * for u, v of variance 1 and correlation cos φ.
 */
import { integrate } from './gauss-legendre.ts';

export const arcCosine0 = (angle: number): number => (Math.PI - angle) / (2 * Math.PI);
export const arcCosine1 = (angle: number): number =>
  (Math.sin(angle) + (Math.PI - angle) * Math.cos(angle)) / (2 * Math.PI);

/**
 * K(θ) between two points of the unit circle, θ apart (0 to π), in the limit of infinite width.
 *
 * @param bias a constant third input of that size: a bias drawn from N(0, bias²), whose learning rate is bias² of a weight's
 */
export function circleKernel(theta: number, bias: number): number {
  const square = 1 + bias * bias;
  // acos of a number near 1 loses half of the digits: sin²(φ/2) = sin²(θ/2)/(1 + bias²) does not.
  const angle = 2 * Math.asin(Math.min(1, Math.sin(theta / 2) / Math.sqrt(square)));
  return square * (arcCosine1(angle) + arcCosine0(angle) * Math.cos(angle));
}

/** Eigenvalue λ_k of K on the circle, whose eigenfunctions are cos kθ and sin kθ: (1/2π) ∫ K(θ) cos kθ dθ. */
export function circleEigenvalue(frequency: number, bias: number): number {
  const k = frequency;
  // In closed form without bias: odd frequencies from 3 on are not in the kernel at all.
  if (bias === 0) {
    if (k === 1) return 1 / 4;
    return k % 2 === 1 ? 0 : (k * k + 3) / (Math.PI * (k * k - 1)) ** 2;
  }
  return eigenvalueOf((theta) => circleKernel(theta, bias), k);
}

/** The same for any even kernel given on [0, π]. */
export function eigenvalueOf(kernel: (theta: number) => number, frequency: number): number {
  return integrate((theta) => kernel(theta) * Math.cos(frequency * theta), 0, Math.PI) / Math.PI;
}
