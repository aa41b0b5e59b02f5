/**
 * The largest number of each window of each channel. Windows may overlap (AlexNet: 3 × 3 every 2).
 *
 * Of equal numbers the first in reading order is taken, and alone gets the gradient; a NaN wins, so that it
 * cannot hide. Both as in PyTorch.
 */
import { maxPoolSimd } from '../numerics/pooling-simd.ts';
import { reusedRows, type Precision } from '../numerics/vector.ts';
import { imageSize, slidOver, type ImageShape } from './image-shape.ts';
import { checkBatch, type Layer } from './layer.ts';

export interface PoolOptions {
  readonly input: ImageShape;
  /** Side of the square window. */
  readonly kernelSize: number;
  /** Default: the window's side, so that windows do not overlap. */
  readonly stride?: number;
  /** Default float32. */
  readonly precision?: Precision;
}

export interface Pool extends Layer {
  readonly outputShape: ImageShape;
}

/** @throws RangeError where the window does not fit */
export function maxPool2d({
  input,
  kernelSize,
  stride = kernelSize,
  precision = 'float32',
}: PoolOptions): Pool {
  const outputShape = slidOver('maxPool2d', input, { kernelSize, stride, padding: 0 }, input.channels);
  const inputSize = imageSize(input);
  const outputSize = imageSize(outputShape);
  const outputs = reusedRows(precision, outputSize);
  const inputGradients = reusedRows(precision, inputSize);
  /** Where in the batch each output comes from. */
  let winners = new Int32Array(0);
  return {
    inputSize,
    outputSize,
    outputShape,
    parameters: [],
    forward(x, batchSize) {
      checkBatch('maxPool2d.forward', x, batchSize, inputSize);
      const y = outputs(batchSize);
      if (winners.length < y.length) winners = new Int32Array(y.length);
      if (maxPoolSimd(x, y, winners, input, outputShape, kernelSize, stride)) return y;
      const { width } = input;
      const plane = input.height * width;
      let to = 0;
      for (let start = 0; start < x.length; start += plane) {
        for (let oy = 0; oy < outputShape.height; oy++) {
          for (let ox = 0; ox < outputShape.width; ox++, to++) {
            const corner = start + oy * stride * width + ox * stride;
            let winner = corner;
            let best = x[corner];
            for (let ky = 0; ky < kernelSize; ky++) {
              const row = corner + ky * width;
              for (let at = row; at < row + kernelSize; at++) {
                const value = x[at];
                if (value > best || value !== value) {
                  best = value;
                  winner = at;
                }
              }
            }
            y[to] = best;
            winners[to] = winner;
          }
        }
      }
      return y;
    },
    backward(dy, batchSize) {
      checkBatch('maxPool2d.backward', dy, batchSize, outputSize);
      const dx = inputGradients(batchSize).fill(0);
      for (let i = 0; i < dy.length; i++) dx[winners[i]] += dy[i];
      return dx;
    },
  };
}
