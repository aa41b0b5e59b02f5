/**
 * An activation one of whose parameters is the mean of the layer's own input, such as ABReLU (Dubey and Chakraborty,
 * 2018). Every output then depends on every input, and the gradient goes back through the mean too.
 *
 * The paper takes the mean of all numbers of the layer (its "input volume"), an image at a time. Some code takes it
 * over a batch; then an image's output depends on which others came with it, also in use.
 */
import { defaultsOf, type Activation } from '../activations/activation.ts';
import { reusedRows, vector, type Precision } from '../numerics/vector.ts';
import { checkBatch, type Layer } from './layer.ts';

export interface ActivateCentredOptions {
  readonly activation: Activation;
  readonly size: number;
  /** What one mean is taken over; default `example`. */
  readonly over?: 'example' | 'batch';
  /** Default float32. */
  readonly precision?: Precision;
}

/** @throws RangeError where no parameter of the activation is a mean */
export function activateCentred({
  activation,
  size,
  over = 'example',
  precision = 'float32',
}: ActivateCentredOptions): Layer {
  const { form, dParameters } = activation;
  if (form?.kind !== 'centred' || !dParameters)
    throw new RangeError(`activateCentred: ${activation.id} does not take the mean of its input`);
  const byMean = dParameters[form.mean];
  // Written over by each example in turn.
  const values: Record<string, number> = { ...defaultsOf(activation) };
  const outputs = reusedRows(precision, size);
  const inputGradients = reusedRows(precision, size);
  let input = vector(precision, 0);
  const takeMean = (from: number, to: number) => {
    let sum = 0;
    for (let i = from; i < to; i++) sum += input[i];
    values[form.mean] = sum / (to - from);
  };
  return {
    inputSize: size,
    outputSize: size,
    parameters: [],
    forward(x, batchSize) {
      checkBatch(`${activation.id}.forward`, x, batchSize, size);
      input = x;
      const y = outputs(batchSize);
      const span = over === 'example' ? size : x.length;
      for (let from = 0; from < x.length; from += span) {
        takeMean(from, from + span);
        for (let i = from; i < from + span; i++) y[i] = activation.f(x[i], values);
      }
      return y;
    },
    backward(dy, batchSize) {
      checkBatch(`${activation.id}.backward`, dy, batchSize, size);
      const dx = inputGradients(batchSize);
      const span = over === 'example' ? size : dy.length;
      for (let from = 0; from < dy.length; from += span) {
        takeMean(from, from + span);
        let throughMean = 0;
        for (let i = from; i < from + span; i++) throughMean += dy[i] * byMean(input[i], values);
        const share = throughMean / span;
        for (let i = from; i < from + span; i++) dx[i] = dy[i] * activation.df(input[i], values) + share;
      }
      return dx;
    },
  };
}
