/**
 * Stochastic gradient descent with momentum, as PyTorch defines it: v ← μv + g, then w ← w − lr·v; with
 * Nesterov's momentum w ← w − lr·(g + μv).
 */
import { sgdSimd } from '../numerics/optimiser-simd.ts';
import { zerosLike } from '../numerics/vector.ts';
import type { Parameter } from './layer.ts';
import type { Optimiser } from './optimiser.ts';

export interface SgdOptions {
  readonly learningRate: number;
  /** μ, default 0. */
  readonly momentum?: number;
  /** λ, default 0: adds λw to the gradient first. Biases too, as in PyTorch. */
  readonly weightDecay?: number;
  /** Nesterov's momentum, as Sutskever et al. (2013) write it. Default false. */
  readonly nesterov?: boolean;
}

/** @throws RangeError for Nesterov's momentum without momentum */
export function sgd(
  parameters: readonly Parameter[],
  { learningRate, momentum = 0, weightDecay = 0, nesterov = false }: SgdOptions,
): Optimiser {
  if (nesterov && !(momentum > 0))
    throw new RangeError(`sgd: nesterov needs a momentum over 0, but it is ${momentum}`);
  const velocities = parameters.map(({ value }) => zerosLike(value));
  return {
    learningRate,
    step() {
      const rate = this.learningRate;
      for (let p = 0; p < parameters.length; p++) {
        const { value, gradient } = parameters[p];
        const velocity = velocities[p];
        if (sgdSimd(value, gradient, velocity, rate, momentum, weightDecay, nesterov)) continue;
        for (let i = 0; i < value.length; i++) {
          const g = gradient[i] + weightDecay * value[i];
          const v = momentum * velocity[i] + g;
          velocity[i] = v;
          value[i] -= rate * (nesterov ? g + momentum * v : v);
        }
      }
    },
  };
}
