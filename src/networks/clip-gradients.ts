/** Gradients cut to size before an optimiser's step, as PyTorch's `clip_grad_norm_` and `clip_grad_value_`. */
import type { Parameter } from './layer.ts';

/**
 * Scales all gradients together so that their common Euclidean length is at most `maximum` (Pascanu, Mikolov
 * and Bengio, 2013). Shorter ones are left as they are.
 * @returns the length before
 * @throws RangeError unless `maximum` is over 0
 */
export function clipGradientNorm(parameters: readonly Parameter[], maximum: number): number {
  checkMaximum('clipGradientNorm', maximum);
  let squares = 0;
  for (const { gradient } of parameters)
    for (let i = 0; i < gradient.length; i++) squares += gradient[i] * gradient[i];
  const length = Math.sqrt(squares);
  // PyTorch's 10⁻⁶, which keeps a length of 0 from dividing.
  const factor = maximum / (length + 1e-6);
  if (factor < 1)
    for (const { gradient } of parameters) for (let i = 0; i < gradient.length; i++) gradient[i] *= factor;
  return length;
}

/** Moves every number of the gradients into ±`maximum`. @throws RangeError unless `maximum` is over 0 */
export function clipGradientValue(parameters: readonly Parameter[], maximum: number): void {
  checkMaximum('clipGradientValue', maximum);
  for (const { gradient } of parameters)
    for (let i = 0; i < gradient.length; i++)
      gradient[i] = Math.max(-maximum, Math.min(maximum, gradient[i]));
}

function checkMaximum(name: string, maximum: number): void {
  if (!(maximum > 0)) throw new RangeError(`${name}: the maximum is ${maximum}, but must be over 0`);
}
