/**
 * Convolutions of batches of images, one group of channels at a time: forward, and the gradients of weights and input.
 * The form is chosen here and nowhere else, as in matmul.ts: WebAssembly SIMD in float32 where it can be had,
 * else the unfolded form. The two differ by rounding only.
 */
import {
  convolveInputLanesSimd,
  convolveLanesSimd,
  convolveWeightsLanesSimd,
} from './convolution-lanes-simd.ts';
import { convolveInputSimd, convolveSimd, convolveWeightsSimd } from './convolution-simd.ts';
import { unfoldedConvolution } from './convolution-unfolded.ts';
import type { Windows } from './unfold.ts';
import type { Precision, Vector } from './vector.ts';

/** One group of channels in a batch of images that may have more. */
export interface Convolution {
  readonly windows: Windows;
  readonly outChannels: number;
  /** Numbers from one image to the next. */
  readonly xImage: number;
  readonly yImage: number;
  /** Where the group's first channel begins in an image. */
  readonly xStart: number;
  readonly yStart: number;
  /** The group's first output channel, which finds its biases. */
  readonly firstChannel: number;
}

export interface Convolver {
  /**
   * y = windows of x times `weights` (outChannels × channels × kernelSize × kernelSize), plus `bias`, which has those of
   * all groups.
   */
  forward(x: Vector, weights: Vector, bias: Vector, y: Vector, images: number): void;
  /** Writes over `weightGradients` and adds to `biasGradients`. */
  weightGradients(
    x: Vector,
    dy: Vector,
    weightGradients: Vector,
    biasGradients: Vector,
    images: number,
  ): void;
  /** Writes over the group's channels of dx. */
  inputGradients(dy: Vector, weights: Vector, dx: Vector, images: number): void;
}

/** One for each group of a layer; all of one shape. */
export function convolvers(groups: readonly Convolution[], precision: Precision): Convolver[] {
  const unfolded = unfoldedConvolution(groups[0], precision);
  return groups.map((of) => ({
    forward(x, weights, bias, y, images) {
      if (convolveLanesSimd(of, x, weights, bias, y, images)) return;
      if (!convolveSimd(of, x, weights, bias, y, images)) unfolded.forward(of, x, weights, bias, y, images);
    },
    weightGradients(x, dy, weights, biases, images) {
      if (convolveWeightsLanesSimd(of, x, dy, weights, biases, images)) return;
      if (!convolveWeightsSimd(of, x, dy, weights, biases, images))
        unfolded.weightGradients(of, x, dy, weights, biases, images);
    },
    inputGradients(dy, weights, dx, images) {
      if (convolveInputLanesSimd(of, dy, weights, dx, images)) return;
      if (!convolveInputSimd(of, dy, weights, dx, images))
        unfolded.inputGradients(of, dy, weights, dx, images);
    },
  }));
}
