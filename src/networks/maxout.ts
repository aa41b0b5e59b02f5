/**
 * Maxout (Goodfellow et al., 2013): each unit is the largest of several weighted sums of its input. As a layer with
 * weights (`maxout`), and as the pooling alone (`maxPieces`), to go behind a convolution.
 */
import { reusedRows, type Precision } from '../numerics/vector.ts';
import { dense, type DenseOptions } from './dense.ts';
import { checkBatch, type Layer } from './layer.ts';
import { sequential, type Sequential } from './sequential.ts';

export interface MaxPiecesOptions {
  /** Of the output. */
  readonly channels: number;
  /** Height × width of an image, default 1. */
  readonly places?: number;
  /** Numbers of which one is taken: the input has so many times the channels, those of one output side by side. */
  readonly pieces: number;
  /** Default float32. */
  readonly precision?: Precision;
}

/**
 * Where pieces tie, the first of them is taken and gets the whole gradient, as by PyTorch's `max(dim)`; a NaN is taken
 * before any number.
 * @throws RangeError unless pieces is a whole number from 1
 */
export function maxPieces({ channels, places = 1, pieces, precision = 'float32' }: MaxPiecesOptions): Layer {
  if (!Number.isInteger(pieces) || pieces < 1)
    throw new RangeError(`maxPieces: pieces is ${pieces}, but must be a whole number from 1`);
  const size = channels * places;
  const outputs = reusedRows(precision, size);
  const inputGradients = reusedRows(precision, pieces * size);
  let winners = new Int32Array(0);
  return {
    inputSize: pieces * size,
    outputSize: size,
    parameters: [],
    forward(x, batchSize) {
      checkBatch('maxPieces.forward', x, batchSize, pieces * size);
      const y = outputs(batchSize);
      if (winners.length < y.length) winners = new Int32Array(y.length);
      for (let channel = 0, i = 0; i < y.length; channel++)
        for (let place = 0; place < places; place++, i++) {
          let at = channel * pieces * places + place;
          for (let piece = 1, other = at + places; piece < pieces; piece++, other += places)
            // Not `>`: false for NaN, which must win.
            if (!(x[other] <= x[at]) && !Number.isNaN(x[at])) at = other;
          winners[i] = at;
          y[i] = x[at];
        }
      return y;
    },
    backward(dy, batchSize) {
      checkBatch('maxPieces.backward', dy, batchSize, size);
      const dx = inputGradients(batchSize);
      dx.fill(0);
      for (let i = 0; i < dy.length; i++) dx[winners[i]] = dy[i];
      return dx;
    },
  };
}

export interface MaxoutOptions extends DenseOptions {
  /** Sums of which each unit is the largest. */
  readonly pieces: number;
}

/** Its weight is [outputSize × pieces, inputSize]: the pieces of a unit are rows side by side. */
export function maxout({ pieces, outputSize, precision = 'float32', ...options }: MaxoutOptions): Sequential {
  return sequential([
    dense({ ...options, precision, outputSize: pieces * outputSize }),
    maxPieces({ channels: outputSize, pieces, precision }),
  ]);
}
