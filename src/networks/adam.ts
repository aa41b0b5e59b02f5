/** Adam (Kingma and Ba, 2015), as PyTorch defines it: ε is added after the bias correction. */
import { adamSimd } from '../numerics/optimiser-simd.ts';
import { zerosLike } from '../numerics/vector.ts';
import type { Parameter } from './layer.ts';
import type { Optimiser } from './optimiser.ts';

export interface AdamOptions {
  /** Default 0.001. */
  readonly learningRate?: number;
  /** Of the mean, default 0.9. */
  readonly beta1?: number;
  /** Of the mean square, default 0.999. */
  readonly beta2?: number;
  /** Default 1e-8. */
  readonly epsilon?: number;
  /** λ, default 0: adds λw to the gradient first (not decoupled; that is AdamW). */
  readonly weightDecay?: number;
}

export function adam(
  parameters: readonly Parameter[],
  { learningRate = 1e-3, beta1 = 0.9, beta2 = 0.999, epsilon = 1e-8, weightDecay = 0 }: AdamOptions = {},
): Optimiser {
  const means = parameters.map(({ value }) => zerosLike(value));
  const squares = parameters.map(({ value }) => zerosLike(value));
  let steps = 0;
  return {
    learningRate,
    step() {
      steps++;
      const rate = this.learningRate / (1 - beta1 ** steps);
      const squareScale = 1 / Math.sqrt(1 - beta2 ** steps);
      for (let p = 0; p < parameters.length; p++) {
        const { value, gradient } = parameters[p];
        const mean = means[p];
        const square = squares[p];
        if (adamSimd(value, gradient, mean, square, rate, beta1, beta2, squareScale, epsilon, weightDecay))
          continue;
        for (let i = 0; i < value.length; i++) {
          const g = gradient[i] + weightDecay * value[i];
          const m = beta1 * mean[i] + (1 - beta1) * g;
          const s = beta2 * square[i] + (1 - beta2) * g * g;
          mean[i] = m;
          square[i] = s;
          value[i] -= (rate * m) / (Math.sqrt(s) * squareScale + epsilon);
        }
      }
    },
  };
}
