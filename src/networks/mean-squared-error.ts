import type { Vector } from '../numerics/vector.ts';

/**
 * The mean of (y − target)² over all numbers of the batch, as PyTorch's `mse_loss`.
 *
 * @param gradient receives the gradient at `y`, 2·(y − target)/length; may be `y`
 * @throws RangeError where the lengths differ or are 0
 */
export function meanSquaredError(y: Vector, target: ArrayLike<number>, gradient?: Vector): number {
  if (y.length === 0 || target.length !== y.length || (gradient && gradient.length !== y.length))
    throw new RangeError(
      `meanSquaredError: ${y.length} outputs need as many targets and gradients, ` +
        `but there are ${target.length} and ${gradient?.length ?? 'none'}`,
    );
  let sum = 0;
  for (let i = 0; i < y.length; i++) {
    const difference = y[i] - target[i];
    sum += difference * difference;
    if (gradient) gradient[i] = (2 * difference) / y.length;
  }
  return sum / y.length;
}
