/**
 * A gate (Dauphin et al., 2017; Shazeer, 2020): the first half of each example's numbers, each multiplied by
 * the activation of its partner in the second half. With the sigmoid it is GLU (and PyTorch's `glu`, halves in the same
 * order), with ReLU, GELU and SiLU it is ReGLU, GEGLU and SwiGLU, with the identity the bilinear layer.
 */
import type { Activation } from '../activations/activation.ts';
import { backward, forward } from '../activations/vector.ts';
import { reusedRows, vector, type Precision } from '../numerics/vector.ts';
import { checkBatch, type Layer } from './layer.ts';

/** @param size of the output; the input is twice as wide */
export function gate(activation: Activation, size: number, precision: Precision = 'float32'): Layer {
  const outputs = reusedRows(precision, size);
  const gates = reusedRows(precision, size);
  const openings = reusedRows(precision, size);
  const gateGradients = reusedRows(precision, size);
  const inputGradients = reusedRows(precision, 2 * size);
  let input = vector(precision, 0);
  return {
    inputSize: 2 * size,
    outputSize: size,
    parameters: [],
    forward(x, batchSize) {
      checkBatch(`gate(${activation.id}).forward`, x, batchSize, 2 * size);
      input = x;
      const [y, z, opening] = [outputs(batchSize), gates(batchSize), openings(batchSize)];
      for (let from = size, i = 0; i < z.length; from += size)
        for (let end = i + size; i < end; i++) z[i] = x[from++];
      forward(activation, z, opening);
      for (let from = 0, i = 0; i < y.length; from += size)
        for (let end = i + size; i < end; i++) y[i] = x[from++] * opening[i];
      return y;
    },
    backward(dy, batchSize) {
      checkBatch(`gate(${activation.id}).backward`, dy, batchSize, size);
      const [z, opening] = [gates(batchSize), openings(batchSize)];
      const [dz, dx] = [gateGradients(batchSize), inputGradients(batchSize)];
      for (let at = 0, i = 0; i < dy.length; at += size)
        for (let end = i + size; i < end; i++, at++) {
          dx[at] = dy[i] * opening[i];
          dz[i] = dy[i] * input[at];
        }
      backward(activation, z, dz, dz);
      for (let at = size, i = 0; i < dz.length; at += size)
        for (let end = i + size; i < end; i++) dx[at++] = dz[i];
      return dx;
    },
  };
}
