/**
 * An activation that draws a random number for each input while the network learns: noisy ReLU (Nair and Hinton,
 * 2010), randomised leaky ReLU (Xu et al., 2015). In use it is the function `f` of its file, which is without chance.
 */
import { defaultsOf, type Activation, type ParameterValues } from '../activations/activation.ts';
import { backward, forward } from '../activations/vector.ts';
import type { Random } from '../numerics/random.ts';
import { reusedRows, vector, type Precision } from '../numerics/vector.ts';
import { checkBatch, type Layer } from './layer.ts';
import type { Mode } from './mode.ts';

export interface ActivateNoisyOptions {
  readonly activation: Activation;
  readonly size: number;
  readonly random: Random;
  readonly mode: Mode;
  /** Default float32. */
  readonly precision?: Precision;
  /** Default: the activation's defaults. */
  readonly values?: ParameterValues;
}

/** @throws RangeError where the activation draws nothing */
export function activateNoisy({
  activation,
  size,
  random,
  mode,
  precision = 'float32',
  values = defaultsOf(activation),
}: ActivateNoisyOptions): Layer {
  const { form } = activation;
  if (form?.kind !== 'stochastic')
    throw new RangeError(`activateNoisy: ${activation.id} draws no random number`);
  const { noise } = form;
  const outputs = reusedRows(precision, size);
  const inputGradients = reusedRows(precision, size);
  const draws = reusedRows(precision, size);
  let input = vector(precision, 0);
  let drawn = draws(0);
  /** Whether the last forward drew: its backward must hold the same draws fixed, whatever the mode is by then. */
  let noisy = false;
  return {
    inputSize: size,
    outputSize: size,
    parameters: [],
    forward(x, batchSize) {
      checkBatch(`${activation.id}.forward`, x, batchSize, size);
      input = x;
      noisy = mode.training;
      const y = outputs(batchSize);
      if (!noisy) {
        forward(activation, x, y, values);
        return y;
      }
      drawn = draws(batchSize);
      for (let i = 0; i < y.length; i++) {
        drawn[i] = noise.draw(random, values);
        y[i] = noise.f(x[i], drawn[i], values);
      }
      return y;
    },
    backward(dy, batchSize) {
      checkBatch(`${activation.id}.backward`, dy, batchSize, size);
      const dx = inputGradients(batchSize);
      if (noisy) for (let i = 0; i < dx.length; i++) dx[i] = dy[i] * noise.df(input[i], drawn[i], values);
      else backward(activation, input, dy, dx, values);
      return dx;
    },
  };
}
