import type { Layer } from './layer.ts';

/**
 * A layer applied to each position of a sequence alike, by the same weights: to the batch's `positions` times
 * as many rows. @throws RangeError unless `positions` is a whole number from 1
 */
export function perPosition(layer: Layer, positions: number): Layer {
  if (!Number.isInteger(positions) || positions < 1)
    throw new RangeError(`perPosition: positions is ${positions}, but must be a whole number from 1`);
  return {
    inputSize: positions * layer.inputSize,
    outputSize: positions * layer.outputSize,
    parameters: layer.parameters,
    forward: (x, batchSize) => layer.forward(x, batchSize * positions),
    backward: (dy, batchSize) => layer.backward(dy, batchSize * positions),
  };
}
