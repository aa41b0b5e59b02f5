/**
 * A price on activity: adds λ·Σ|a|, mean over the batch, to the loss (Glorot, Bordes and Bengio, 2011, use it
 * to make rectifier networks sparser). Placed behind an activation; what passes is not changed, only the
 * gradient on its way back.
 */
import { reusedRows, vector, type Precision } from '../numerics/vector.ts';
import { checkBatch, type Layer } from './layer.ts';

export interface ActivityPenalty extends Layer {
  /** What the last `forward` adds to the loss. */
  penalty(): number;
}

export function activityPenalty(
  size: number,
  lambda: number,
  precision: Precision = 'float32',
): ActivityPenalty {
  if (!(lambda >= 0)) throw new RangeError(`activityPenalty: lambda is ${lambda}, but must be 0 or more`);
  const inputGradients = reusedRows(precision, size);
  let input = vector(precision, 0);
  return {
    inputSize: size,
    outputSize: size,
    parameters: [],
    forward(x, batchSize) {
      checkBatch('activityPenalty.forward', x, batchSize, size);
      input = x;
      return x;
    },
    // |a| has a kink at 0; Math.sign takes 0 there, as PyTorch's abs does, so silent units stay untouched.
    backward(dy, batchSize) {
      checkBatch('activityPenalty.backward', dy, batchSize, size);
      const dx = inputGradients(batchSize);
      const price = lambda / batchSize;
      for (let i = 0; i < dx.length; i++) dx[i] = dy[i] + price * Math.sign(input[i]);
      return dx;
    },
    penalty() {
      let total = 0;
      for (let i = 0; i < input.length; i++) total += Math.abs(input[i]);
      return input.length === 0 ? 0 : (lambda * total * size) / input.length;
    },
  };
}
