/**
 * The shortcut without weights of He et al. (2016), option A: every stride-th place of the image, and zeros for
 * the channels that it does not have.
 */
import { reusedRows, type Precision, type Vector } from '../numerics/vector.ts';
import { imageSize, slidOver, type ImageShape } from './image-shape.ts';
import { checkBatch, type Layer } from './layer.ts';

export interface PaddedShortcutOptions {
  readonly input: ImageShape;
  /** At least as many as the input has. */
  readonly outputChannels: number;
  readonly stride: number;
  /** Default float32. */
  readonly precision?: Precision;
}

/** @throws RangeError where there would be fewer channels than before */
export function paddedShortcut({
  input,
  outputChannels,
  stride,
  precision = 'float32',
}: PaddedShortcutOptions): Layer {
  if (!(outputChannels >= input.channels))
    throw new RangeError(
      `paddedShortcut: ${outputChannels} channels cannot hold the input's ${input.channels}`,
    );
  const output = slidOver('paddedShortcut', input, { kernelSize: 1, stride, padding: 0 }, outputChannels);
  const inputSize = imageSize(input);
  const outputSize = imageSize(output);
  const outputs = reusedRows(precision, outputSize);
  const inputGradients = reusedRows(precision, inputSize);

  /** Between the places that belong together, to the small image or `back` to the large one. */
  function copy(small: Vector, large: Vector, back: boolean): void {
    for (let from = 0, to = 0; from < large.length; from += inputSize, to += outputSize)
      for (let c = 0, i = to; c < input.channels; c++)
        for (let y = 0; y < output.height; y++)
          for (let x = 0; x < output.width; x++, i++) {
            const j = from + (c * input.height + y * stride) * input.width + x * stride;
            if (back) large[j] = small[i];
            else small[i] = large[j];
          }
  }

  return {
    inputSize,
    outputSize,
    parameters: [],
    forward(x, batchSize) {
      checkBatch('paddedShortcut.forward', x, batchSize, inputSize);
      const y = outputs(batchSize).fill(0);
      copy(y, x, false);
      return y;
    },
    backward(dy, batchSize) {
      checkBatch('paddedShortcut.backward', dy, batchSize, outputSize);
      const dx = inputGradients(batchSize).fill(0);
      copy(dy, dx, true);
      return dx;
    },
  };
}
