/**
 * Local response normalisation across channels, section 3.3 of Krizhevsky, Sutskever and Hinton (2012):
 * y = x/(k + α·Σx²)^β, where the sum runs over the `neighbours` channels around x's own, at the same place.
 *
 * α is the paper's, for the sum. PyTorch and Caffe take the mean instead: their alpha is `neighbours` times
 * ours, so AlexNet's 10⁻⁴ is 5·10⁻⁴ there.
 */
import { reusedRows, vector, type Precision, type Vector } from '../numerics/vector.ts';
import { imageSize, type ImageShape } from './image-shape.ts';
import { checkBatch, type Layer } from './layer.ts';

export interface LocalResponseNormOptions {
  readonly input: ImageShape;
  /** n, odd, default 5. */
  readonly neighbours?: number;
  /** Default 2. */
  readonly k?: number;
  /** Default 1e-4. */
  readonly alpha?: number;
  /** Default 0.75. */
  readonly beta?: number;
  /** Default float32. */
  readonly precision?: Precision;
}

/** @throws RangeError for an even number of neighbours, or a k that allows a division by 0 */
export function localResponseNorm({
  input,
  neighbours = 5,
  k = 2,
  alpha = 1e-4,
  beta = 0.75,
  precision = 'float32',
}: LocalResponseNormOptions): Layer {
  if (!Number.isInteger(neighbours) || neighbours < 1 || neighbours % 2 === 0)
    throw new RangeError(`localResponseNorm: neighbours is ${neighbours}, but must be an odd whole number`);
  if (!(k > 0 && alpha >= 0))
    throw new RangeError(
      `localResponseNorm: k is ${k} and alpha ${alpha}, but k must be over 0, alpha not under`,
    );
  const size = imageSize(input);
  const { channels } = input;
  const places = input.height * input.width;
  const reach = (neighbours - 1) / 2;
  const outputs = reusedRows(precision, size);
  const scales = reusedRows(precision, size);
  const powers = reusedRows(precision, size);
  const inputGradients = reusedRows(precision, size);
  const summand = vector(precision, size);
  let [x, y, scale, power]: Vector[] = [summand, summand, summand, summand];

  /** to[c] (added to what is there) = factor · Σ of `from` over the channels around c; one image. */
  function addNeighbours(from: Vector, factor: number, to: Vector, at: number): void {
    for (let c = 0; c < channels; c++) {
      const start = at + c * places;
      const last = Math.min(channels - 1, c + reach);
      for (let j = Math.max(0, c - reach); j <= last; j++)
        for (let p = 0, q = j * places; p < places; p++, q++) to[start + p] += factor * from[q];
    }
  }

  return {
    inputSize: size,
    outputSize: size,
    parameters: [],
    forward(batch, batchSize) {
      checkBatch('localResponseNorm.forward', batch, batchSize, size);
      x = batch;
      y = outputs(batchSize);
      scale = scales(batchSize).fill(k);
      for (let at = 0; at < x.length; at += size) {
        for (let i = 0; i < size; i++) summand[i] = x[at + i] * x[at + i];
        addNeighbours(summand, alpha, scale, at);
      }
      power = powers(batchSize);
      toPowers(scale, -beta, power);
      for (let i = 0; i < x.length; i++) y[i] = x[i] * power[i];
      return y;
    },
    backward(dy, batchSize) {
      checkBatch('localResponseNorm.backward', dy, batchSize, size);
      const dx = inputGradients(batchSize).fill(0);
      for (let at = 0; at < dy.length; at += size) {
        for (let i = 0; i < size; i++) summand[i] = (dy[at + i] * y[at + i]) / scale[at + i];
        addNeighbours(summand, -2 * alpha * beta, dx, at);
      }
      for (let i = 0; i < dy.length; i++) dx[i] = dx[i] * x[i] + dy[i] * power[i];
      return dx;
    },
  };
}

/** AlexNet's −¾ by two square roots, which are several times as fast as a power. */
function toPowers(x: Vector, exponent: number, to: Vector): void {
  if (exponent === -0.75) for (let i = 0; i < x.length; i++) to[i] = 1 / Math.sqrt(x[i] * Math.sqrt(x[i]));
  else for (let i = 0; i < x.length; i++) to[i] = x[i] ** exponent;
}
