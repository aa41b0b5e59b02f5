/**
 * An activation whose parameters are learned with the weights: PReLU's slope, Swish's β, a Padé unit's
 * coefficients, a spline's knots. Each parameter that its file calls learned is one number for the whole layer, or one
 * for each channel (PyTorch's `PReLU(num_parameters)`; PDELU's and PReLU's papers take one a channel, Swish's, the
 * Padé units' and xIELU's one a layer).
 *
 * Weight decay pulls a parameter towards 0, which for PReLU is ReLU and for a Padé unit nothing of meaning;
 * PyTorch's manual advises against it. Leave these parameters out where an optimiser decays weights.
 */
import { defaultsOf, type Activation } from '../activations/activation.ts';
import { reusedRows, vector, type Precision } from '../numerics/vector.ts';
import { checkBatch, type Layer, type Parameter } from './layer.ts';
import { parameter } from './parameter.ts';

export interface ActivateLearnedOptions {
  readonly activation: Activation;
  /** Numbers of an example: channels × places. */
  readonly size: number;
  /** Each with parameters of its own; default 1, one set for the layer. */
  readonly channels?: number;
  /** Default float32. */
  readonly precision?: Precision;
  /** Put before the parameters' names. */
  readonly prefix?: string;
}

/** The names of what a network learns of it, in the order of the formula. */
export function learnedNames({ parameters }: Pick<Activation, 'parameters'>): readonly string[] {
  return Object.keys(parameters).filter((key) => parameters[key].learned);
}

/** @throws RangeError where nothing of it is learned, or the channels do not divide the size */
export function activateLearned({
  activation,
  size,
  channels = 1,
  precision = 'float32',
  prefix = '',
}: ActivateLearnedOptions): Layer {
  const names = learnedNames(activation);
  const { dParameters } = activation;
  if (names.length === 0 || !dParameters)
    throw new RangeError(`activateLearned: ${activation.id} has no parameter that a network learns`);
  const places = size / channels;
  if (!Number.isInteger(places))
    throw new RangeError(
      `activateLearned(${activation.id}): ${channels} channels do not divide ${size} numbers evenly`,
    );
  const start = defaultsOf(activation);
  const learned = names.map((name): Parameter => {
    const made = parameter(prefix + name, [channels], precision);
    made.value.fill(start[name]);
    return made;
  });
  // Written over by each channel in turn, so that a step allocates nothing.
  const values: Record<string, number> = { ...start };
  const takeChannel = (channel: number) => {
    for (let k = 0; k < names.length; k++) values[names[k]] = learned[k].value[channel];
  };
  const outputs = reusedRows(precision, size);
  const inputGradients = reusedRows(precision, size);
  let input = vector(precision, 0);
  return {
    inputSize: size,
    outputSize: size,
    parameters: learned,
    forward(x, batchSize) {
      checkBatch(`${activation.id}.forward`, x, batchSize, size);
      input = x;
      const y = outputs(batchSize);
      for (let c = 0; c < channels; c++) {
        takeChannel(c);
        for (let row = c * places; row < x.length; row += size)
          for (let i = row; i < row + places; i++) y[i] = activation.f(x[i], values);
      }
      return y;
    },
    backward(dy, batchSize) {
      checkBatch(`${activation.id}.backward`, dy, batchSize, size);
      const dx = inputGradients(batchSize);
      for (let c = 0; c < channels; c++) {
        takeChannel(c);
        for (let row = c * places; row < dy.length; row += size)
          for (let i = row; i < row + places; i++) dx[i] = dy[i] * activation.df(input[i], values);
        for (let k = 0; k < names.length; k++) {
          const byParameter = dParameters[names[k]];
          let sum = 0;
          for (let row = c * places; row < dy.length; row += size)
            for (let i = row; i < row + places; i++) sum += dy[i] * byParameter(input[i], values);
          learned[k].gradient[c] = sum;
        }
      }
      return dx;
    },
  };
}
