/**
 * Dropout (Hinton et al., 2012; Srivastava et al., 2014): in training each number is set to 0 with probability
 * p, and those that stay are divided by 1 − p, so that the mean is kept and nothing has to be scaled in use
 * ("inverted", as in PyTorch; in 2012 the outputs were halved in use instead).
 */
import type { Random } from '../numerics/random.ts';
import { reusedRows, type Precision } from '../numerics/vector.ts';
import { checkBatch, type Layer } from './layer.ts';
import type { Mode } from './mode.ts';

export interface DropoutOptions {
  readonly size: number;
  /** Probability of a zero, from 0 to under 1; default 0.5. */
  readonly p?: number;
  readonly random: Random;
  /** While it is not training, numbers pass unchanged. */
  readonly mode: Mode;
  /** Default float32. */
  readonly precision?: Precision;
}

/** @throws RangeError unless 0 ≤ p < 1 */
export function dropout({ size, p = 0.5, random, mode, precision = 'float32' }: DropoutOptions): Layer {
  if (!(p >= 0 && p < 1)) throw new RangeError(`dropout: p is ${p}, but must be from 0 to under 1`);
  const outputs = reusedRows(precision, size);
  const inputGradients = reusedRows(precision, size);
  const factors = reusedRows(precision, size);
  let factor = factors(0);
  /** Whether the last forward dropped anything: its backward must do likewise, whatever the mode is by then. */
  let dropped = false;
  return {
    inputSize: size,
    outputSize: size,
    parameters: [],
    forward(x, batchSize) {
      checkBatch('dropout.forward', x, batchSize, size);
      dropped = mode.training && p > 0;
      if (!dropped) return x;
      const y = outputs(batchSize);
      factor = factors(batchSize);
      const kept = 1 / (1 - p);
      for (let i = 0; i < y.length; i++) {
        factor[i] = random.uniform() < p ? 0 : kept;
        y[i] = factor[i] * x[i];
      }
      return y;
    },
    backward(dy, batchSize) {
      checkBatch('dropout.backward', dy, batchSize, size);
      if (!dropped) return dy;
      const dx = inputGradients(batchSize);
      for (let i = 0; i < dx.length; i++) dx[i] = factor[i] * dy[i];
      return dx;
    },
  };
}
