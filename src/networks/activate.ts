/** An activation as a layer: applied to every number by itself. */
import type { Activation, ParameterValues } from '../activations/activation.ts';
import { defaultsOf } from '../activations/activation.ts';
import { backward, forward } from '../activations/vector.ts';
import { reusedRows, vector, type Precision } from '../numerics/vector.ts';
import { checkBatch, type Layer } from './layer.ts';

/** @param values the activation's own parameters, such as a slope; default: its defaults, not learned */
export function activate(
  activation: Activation,
  size: number,
  precision: Precision = 'float32',
  values: ParameterValues = defaultsOf(activation),
): Layer {
  const outputs = reusedRows(precision, size);
  const inputGradients = reusedRows(precision, size);
  let input = vector(precision, 0);
  return {
    inputSize: size,
    outputSize: size,
    parameters: [],
    forward(x, batchSize) {
      checkBatch(`${activation.id}.forward`, x, batchSize, size);
      input = x;
      const y = outputs(batchSize);
      forward(activation, x, y, values);
      return y;
    },
    backward(dy, batchSize) {
      checkBatch(`${activation.id}.backward`, dy, batchSize, size);
      const dx = inputGradients(batchSize);
      backward(activation, input, dy, dx, values);
      return dx;
    },
  };
}
