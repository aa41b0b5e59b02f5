/** Stochastic gradient descent with momentum, as PyTorch defines it: v ← μv + g, then w ← w − lr·v. */
import type { Parameter } from './layer.ts';
import type { Optimiser } from './optimiser.ts';

export interface SgdOptions {
  readonly learningRate: number;
  /** μ, default 0. */
  readonly momentum?: number;
  /** λ, default 0: adds λw to the gradient first. Biases too, as in PyTorch. */
  readonly weightDecay?: number;
}

export function sgd(
  parameters: readonly Parameter[],
  { learningRate, momentum = 0, weightDecay = 0 }: SgdOptions,
): Optimiser {
  const velocities = parameters.map(({ value }) => value.slice().fill(0));
  return {
    learningRate,
    step() {
      const rate = this.learningRate;
      for (let p = 0; p < parameters.length; p++) {
        const { value, gradient } = parameters[p];
        const velocity = velocities[p];
        for (let i = 0; i < value.length; i++) {
          const v = momentum * velocity[i] + gradient[i] + weightDecay * value[i];
          velocity[i] = v;
          value[i] -= rate * v;
        }
      }
    },
  };
}
