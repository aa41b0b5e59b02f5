/**
 * One image through a trained MLP, for the page's main thread: a few thousand bytes of code, no kernels.
 * 784–128–64–10 takes about a tenth of a millisecond.
 */
import type { Activation, ParameterValues } from '../activations/activation.ts';
import { defaultsOf } from '../activations/activation.ts';
import { softmax } from './softmax-cross-entropy.ts';

export interface TrainedMlp {
  /** `[784, 128, 64, 10]` */
  readonly sizes: readonly number[];
  /** Weight [out, in], bias [out], weight, bias, …: the values of an mlp's parameters, in their order. */
  readonly parameters: readonly Float32Array[];
  readonly activation: Activation;
  readonly values?: ParameterValues;
}

export interface Prediction {
  /** z of each layer, the last ones being the logits. */
  readonly preActivations: readonly Float32Array[];
  /** f(z) of each hidden layer. */
  readonly activations: readonly Float32Array[];
  /** Softmax of the logits: sums to 1. */
  readonly probabilities: Float32Array;
}

/** @param x one input, standardised as in training. @throws RangeError where a length does not fit `sizes` */
export function predict(
  { sizes, parameters, activation, values = defaultsOf(activation) }: TrainedMlp,
  x: Float32Array,
): Prediction {
  if (parameters.length !== 2 * (sizes.length - 1) || x.length !== sizes[0])
    throw new RangeError(
      `predict: sizes [${sizes.join(', ')}] need ${2 * (sizes.length - 1)} parameters and ${sizes[0]} inputs, ` +
        `but there are ${parameters.length} and ${x.length}`,
    );
  const preActivations: Float32Array[] = [];
  const activations: Float32Array[] = [];
  let input = x;
  for (let layer = 1; layer < sizes.length; layer++) {
    const z = affine(parameters[2 * layer - 2], parameters[2 * layer - 1], input, sizes[layer], layer);
    preActivations.push(z);
    if (layer === sizes.length - 1) break;
    input = z.map((value) => activation.f(value, values));
    activations.push(input);
  }
  const logits = preActivations[preActivations.length - 1];
  const probabilities = new Float32Array(logits.length);
  softmax(logits, logits.length, probabilities);
  return { preActivations, activations, probabilities };
}

function affine(weight: Float32Array, bias: Float32Array, x: Float32Array, size: number, layer: number) {
  if (weight.length !== size * x.length || bias.length !== size)
    throw new RangeError(
      `predict: layer ${layer} needs ${size} × ${x.length} weights and ${size} biases, ` +
        `but has ${weight.length} and ${bias.length}`,
    );
  return bias.map((start, unit) => {
    let sum = start;
    for (let i = 0, at = unit * x.length; i < x.length; i++, at++) sum += weight[at] * x[i];
    return sum;
  });
}
