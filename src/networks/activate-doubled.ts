/**
 * An activation with two outputs for each input, such as CReLU (Shang et al., 2016): the first of all numbers of an
 * example, then the second of all. For images that is twice the channels, as PyTorch's `cat(…, dim=1)` orders them.
 */
import { defaultsOf, type Activation } from '../activations/activation.ts';
import { reusedRows, vector, type Precision } from '../numerics/vector.ts';
import { checkBatch, type Layer } from './layer.ts';

/** @param size of the input; the output is twice as wide. @throws RangeError where there is no second output */
export function activateDoubled(
  activation: Activation,
  size: number,
  precision: Precision = 'float32',
): Layer {
  const { form } = activation;
  if (form?.kind !== 'doubling')
    throw new RangeError(`activateDoubled: ${activation.id} has one output for each input`);
  const { second } = form;
  const values = defaultsOf(activation);
  const outputs = reusedRows(precision, 2 * size);
  const inputGradients = reusedRows(precision, size);
  let input = vector(precision, 0);
  return {
    inputSize: size,
    outputSize: 2 * size,
    parameters: [],
    forward(x, batchSize) {
      checkBatch(`${activation.id}.forward`, x, batchSize, size);
      input = x;
      const y = outputs(batchSize);
      for (let at = 0, i = 0; i < x.length; at += size)
        for (let end = i + size; i < end; i++, at++) {
          y[at] = activation.f(x[i], values);
          y[at + size] = second.f(x[i], values);
        }
      return y;
    },
    backward(dy, batchSize) {
      checkBatch(`${activation.id}.backward`, dy, batchSize, 2 * size);
      const dx = inputGradients(batchSize);
      for (let at = 0, i = 0; i < dx.length; at += size)
        for (let end = i + size; i < end; i++, at++)
          dx[i] = dy[at] * activation.df(input[i], values) + dy[at + size] * second.df(input[i], values);
      return dx;
    },
  };
}
