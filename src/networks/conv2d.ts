/**
 * A convolution (as everywhere in deep learning, without turning the kernel round): each output channel is a
 * window of weights that slides over the image, plus a bias.
 *
 * The work itself is in numerics/convolution.ts, which is a matrix product in one form or another.
 */
import { convolvers } from '../numerics/convolution.ts';
import type { Random } from '../numerics/random.ts';
import type { Windows } from '../numerics/unfold.ts';
import { reusedRows, vector, type Precision, type Vector } from '../numerics/vector.ts';
import { imageSize, slidOver, type ImageShape } from './image-shape.ts';
import type { Initialiser } from './initialisers.ts';
import { checkBatch, type Layer, type Parameter } from './layer.ts';
import { parameter } from './parameter.ts';

export interface Conv2dOptions {
  readonly input: ImageShape;
  readonly outputChannels: number;
  /** Side of the square window. */
  readonly kernelSize: number;
  /** Default 1. */
  readonly stride?: number;
  /** Rows and columns of zeros around the image, default 0. */
  readonly padding?: number;
  /**
   * Default 1. With g groups, the first 1/g of the output channels sees only the first 1/g of the input
   * channels, and so on (AlexNet, whose two halves were on two GPUs).
   */
  readonly groups?: number;
  /** Default true; false leaves the bias at zero, and out of the parameters (before a batch normalisation). */
  readonly useBias?: boolean;
  readonly initialiser: Initialiser;
  readonly random: Random;
  /** Default float32. */
  readonly precision?: Precision;
  /** Put before the parameters' names. */
  readonly prefix?: string;
  /** False for a network's first layer, as in `dense`. Default true. */
  readonly inputGradient?: boolean;
}

export interface Conv2d extends Layer {
  /** [outputChannels, input channels / groups, kernelSize, kernelSize], as in PyTorch. */
  readonly weight: Parameter;
  /** [outputChannels], zero at the start. */
  readonly bias: Parameter;
  readonly outputShape: ImageShape;
}

/** @throws RangeError where the window does not fit, or the groups do not divide the channels */
export function conv2d({
  input,
  outputChannels,
  kernelSize,
  stride = 1,
  padding = 0,
  groups = 1,
  useBias = true,
  initialiser,
  random,
  precision = 'float32',
  prefix = '',
  inputGradient = true,
}: Conv2dOptions): Conv2d {
  const outputShape = slidOver('conv2d', input, { kernelSize, stride, padding }, outputChannels);
  if (!(groups >= 1) || input.channels % groups !== 0 || outputChannels % groups !== 0)
    throw new RangeError(
      `conv2d: ${groups} groups must divide ${input.channels} input and ${outputChannels} output channels`,
    );
  const inputSize = imageSize(input);
  const outputSize = imageSize(outputShape);
  const places = outputShape.height * outputShape.width;
  const from = input.channels / groups;
  const to = outputChannels / groups;
  /** Weights of one output channel, which are the rows of the columns. */
  const taps = from * kernelSize ** 2;
  const windows: Windows = {
    channels: from,
    height: input.height,
    width: input.width,
    kernelSize,
    stride,
    padding,
    outputHeight: outputShape.height,
    outputWidth: outputShape.width,
  };
  const weight = parameter(`${prefix}weight`, [outputChannels, from, kernelSize, kernelSize], precision);
  const bias = parameter(`${prefix}bias`, [outputChannels], precision);
  initialiser(weight.value, { fanIn: taps, fanOut: to * kernelSize ** 2 }, random);
  const ofGroup = (array: Vector) =>
    Array.from({ length: groups }, (_, g) => array.subarray(g * to * taps, (g + 1) * to * taps));
  const weights = ofGroup(weight.value);
  const weightGradients = ofGroup(weight.gradient);

  const convolutions = weights.map((_, g) => ({
    windows,
    outChannels: to,
    xImage: inputSize,
    yImage: outputSize,
    xStart: g * from * input.height * input.width,
    yStart: g * to * places,
    firstChannel: g * to,
  }));
  const group = convolvers(convolutions, precision);

  const outputs = reusedRows(precision, outputSize);
  const inputGradients = reusedRows(precision, inputSize);
  const nothing = vector(precision, 0);
  let x = nothing;

  return {
    inputSize,
    outputSize,
    parameters: useBias ? [weight, bias] : [weight],
    weight,
    bias,
    outputShape,

    forward(batch, batchSize) {
      checkBatch('conv2d.forward', batch, batchSize, inputSize);
      x = batch;
      const y = outputs(batchSize);
      for (let g = 0; g < groups; g++) group[g].forward(x, weights[g], bias.value, y, batchSize);
      return y;
    },

    backward(dy, batchSize) {
      checkBatch('conv2d.backward', dy, batchSize, outputSize);
      checkBatch('conv2d.backward after forward', x, batchSize, inputSize);
      bias.gradient.fill(0);
      for (let g = 0; g < groups; g++)
        group[g].weightGradients(x, dy, weightGradients[g], bias.gradient, batchSize);
      if (!inputGradient) return nothing;
      const dx = inputGradients(batchSize);
      for (let g = 0; g < groups; g++) group[g].inputGradients(dy, weights[g], dx, batchSize);
      return dx;
    },
  };
}
