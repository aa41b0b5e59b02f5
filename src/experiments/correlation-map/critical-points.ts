/** Where the networks of `correlation-map` stand; for its figure too, which must not load what draws them. */

/** σ_w² and σ_b² where correlations neither grow nor shrink exponentially, at length 1 (facts.md 2.5). */
export const criticalPoints = {
  relu: { weightVariance: 2, biasVariance: 0 },
  tanh: { weightVariance: 2.1533, biasVariance: 0.150965 },
  gelu: { weightVariance: 2.1937, biasVariance: 0.067192 },
  silu: { weightVariance: 2.63517, biasVariance: 0.062472 },
} as const;
export type CriticalActivation = keyof typeof criticalPoints;

export function isCritical(id: string): id is CriticalActivation {
  return Object.hasOwn(criticalPoints, id);
}
