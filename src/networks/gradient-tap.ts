/** A layer that changes nothing and remembers how large the gradient was that came through it. */
import type { Layer } from './layer.ts';

export interface GradientTap extends Layer {
  /** Root mean square over the batch of the last gradient; NaN before the first. */
  readonly gradientRms: number;
}

export function gradientTap(size: number): GradientTap {
  let last = NaN;
  return {
    inputSize: size,
    outputSize: size,
    parameters: [],
    get gradientRms() {
      return last;
    },
    forward: (x) => x,
    backward(dy) {
      let sum = 0;
      for (const value of dy) sum += value * value;
      last = Math.sqrt(sum / dy.length);
      return dy;
    },
  };
}
