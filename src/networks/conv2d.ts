/**
 * A convolution (as everywhere in deep learning, without turning the kernel round): each output channel is a
 * window of weights that slides over the image, plus a bias.
 *
 * The windows are unfolded into columns, so that the work is a matrix product. Several small images share one
 * product: a wide one is much faster than many narrow ones.
 */
import { matmul, matmulTransposedA, matmulTransposedB } from '../numerics/matmul.ts';
import type { Random } from '../numerics/random.ts';
import { fold, unfold, type Windows } from '../numerics/unfold.ts';
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

/** Numbers unfolded at once: 256 kB in float32, which a core's second cache holds. */
const COLUMNS = 65_536;

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

  const chunk = Math.max(1, Math.floor(COLUMNS / (taps * places)));
  // Sized by the largest batch seen, so that one image alone does not pay for many.
  const columns = reusedRows(precision, taps * places);
  const products = reusedRows(precision, to * places);
  const outputs = reusedRows(precision, outputSize);
  const inputGradients = reusedRows(precision, inputSize);
  const nothing = vector(precision, 0);
  let x = nothing;

  function unfoldImages(first: number, images: number, group: number, into: Vector): void {
    const start = first * inputSize + group * from * input.height * input.width;
    for (let i = 0; i < images; i++)
      unfold(x, start + i * inputSize, windows, into, i * places, images * places);
  }

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
      for (let first = 0; first < batchSize; first += chunk) {
        const images = Math.min(chunk, batchSize - first);
        const [unfolded, product] = [columns(images), products(images)];
        for (let g = 0; g < groups; g++) {
          unfoldImages(first, images, g, unfolded);
          matmul(weights[g], unfolded, product, to, images * places, taps);
          toImages(product, y, first * outputSize, outputSize, images, places, g * to, to, bias.value);
        }
      }
      return y;
    },

    backward(dy, batchSize) {
      checkBatch('conv2d.backward', dy, batchSize, outputSize);
      checkBatch('conv2d.backward after forward', x, batchSize, inputSize);
      weight.gradient.fill(0);
      bias.gradient.fill(0);
      const dx = inputGradient ? inputGradients(batchSize).fill(0) : nothing;
      for (let first = 0; first < batchSize; first += chunk) {
        const images = Math.min(chunk, batchSize - first);
        const width = images * places;
        const [unfolded, product] = [columns(images), products(images)];
        for (let g = 0; g < groups; g++) {
          fromImages(dy, first * outputSize, outputSize, product, images, places, g * to, to, bias.gradient);
          unfoldImages(first, images, g, unfolded);
          matmulTransposedB(product, unfolded, weightGradients[g], to, taps, width, true);
          if (!inputGradient) continue;
          matmulTransposedA(weights[g], product, unfolded, taps, width, to);
          const start = first * inputSize + g * from * input.height * input.width;
          for (let i = 0; i < images; i++)
            fold(unfolded, i * places, width, windows, dx, start + i * inputSize);
        }
      }
      return dx;
    },
  };
}

/** Channels × (images · places) to images × channels × places, adding each channel's bias. */
function toImages(
  product: Vector,
  y: Vector,
  at: number,
  imageLength: number,
  images: number,
  places: number,
  firstChannel: number,
  channels: number,
  bias: Vector,
): void {
  let source = 0;
  for (let c = 0; c < channels; c++) {
    const b = bias[firstChannel + c];
    for (let i = 0; i < images; i++) {
      const to = at + i * imageLength + (firstChannel + c) * places;
      for (let p = 0; p < places; p++) y[to + p] = product[source++] + b;
    }
  }
}

/** The way back: images × channels × places to channels × (images · places), adding up each bias's gradient. */
function fromImages(
  dy: Vector,
  at: number,
  imageLength: number,
  product: Vector,
  images: number,
  places: number,
  firstChannel: number,
  channels: number,
  biasGradient: Vector,
): void {
  let to = 0;
  for (let c = 0; c < channels; c++) {
    let sum = 0;
    for (let i = 0; i < images; i++) {
      const source = at + i * imageLength + (firstChannel + c) * places;
      for (let p = 0; p < places; p++) {
        const value = dy[source + p];
        product[to++] = value;
        sum += value;
      }
    }
    biasGradient[firstChannel + c] += sum;
  }
}
