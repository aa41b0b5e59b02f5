/**
 * AdamW (Loshchilov and Hutter, 2019), as PyTorch defines it: the weights shrink by the factor 1 − lr·λ first,
 * and then take Adam's step, in whose means the decay has no part.
 */
import { adam, type AdamOptions } from './adam.ts';
import type { Parameter } from './layer.ts';
import type { Optimiser } from './optimiser.ts';

/** @param options Adam's; `weightDecay` is λ, default 0.01 */
export function adamW(
  parameters: readonly Parameter[],
  { weightDecay = 0.01, ...options }: AdamOptions = {},
): Optimiser {
  const plain = adam(parameters, options);
  return {
    learningRate: plain.learningRate,
    step() {
      const kept = 1 - this.learningRate * weightDecay;
      for (const { value } of parameters) for (let i = 0; i < value.length; i++) value[i] *= kept;
      plain.learningRate = this.learningRate;
      plain.step();
    },
  };
}
