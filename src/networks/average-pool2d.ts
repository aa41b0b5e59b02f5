/** The mean of each window of each channel. Windows may overlap. */
import { reusedRows, type Vector } from '../numerics/vector.ts';
import { imageSize, slidOver } from './image-shape.ts';
import { checkBatch } from './layer.ts';
import type { Pool, PoolOptions } from './max-pool2d.ts';

/** @throws RangeError where the window does not fit */
export function averagePool2d({
  input,
  kernelSize,
  stride = kernelSize,
  precision = 'float32',
}: PoolOptions): Pool {
  const outputShape = slidOver('averagePool2d', input, { kernelSize, stride, padding: 0 }, input.channels);
  const inputSize = imageSize(input);
  const outputSize = imageSize(outputShape);
  const outputs = reusedRows(precision, outputSize);
  const inputGradients = reusedRows(precision, inputSize);
  const { width } = input;
  const plane = input.height * width;
  const share = 1 / kernelSize ** 2;

  function sumOf(x: Vector, corner: number): number {
    let sum = 0;
    for (let row = corner; row < corner + kernelSize * width; row += width)
      for (let at = row; at < row + kernelSize; at++) sum += x[at];
    return sum;
  }

  function addTo(dx: Vector, corner: number, value: number): void {
    for (let row = corner; row < corner + kernelSize * width; row += width)
      for (let at = row; at < row + kernelSize; at++) dx[at] += value;
  }

  return {
    inputSize,
    outputSize,
    outputShape,
    parameters: [],
    forward(x, batchSize) {
      checkBatch('averagePool2d.forward', x, batchSize, inputSize);
      const y = outputs(batchSize);
      let to = 0;
      for (let start = 0; start < x.length; start += plane)
        for (let oy = 0; oy < outputShape.height; oy++)
          for (let ox = 0; ox < outputShape.width; ox++)
            y[to++] = share * sumOf(x, start + (oy * width + ox) * stride);
      return y;
    },
    backward(dy, batchSize) {
      checkBatch('averagePool2d.backward', dy, batchSize, outputSize);
      const dx = inputGradients(batchSize).fill(0);
      let from = 0;
      for (let start = 0; start < dx.length; start += plane)
        for (let oy = 0; oy < outputShape.height; oy++)
          for (let ox = 0; ox < outputShape.width; ox++)
            addTo(dx, start + (oy * width + ox) * stride, share * dy[from++]);
      return dx;
    },
  };
}
