/**
 * Convolutions of many small float32 images by WebAssembly SIMD, eight images side by side (kernels/assembly/lanes.ts): no
 * number is gathered and none computed in vain, where convolution-simd.ts, an image at a time, fills up channels and
 * edges. A LeNet-like net learns a fifth faster so. Return false, with nothing done, where the kernel cannot be had or does
 * not pay, which depends on sizes only.
 */
import type { Convolution } from './convolution.ts';
import { address, addressOfResult, enter, finish, space } from './simd.ts';
import type { Vector } from './vector.ts';

const lanes = 8;
/** Numbers of eight images: 256 kB, which a core's second cache holds. */
const mostNumbers = 65_536;
/** As CHUNK in lanes.ts. */
const chunk = 128;

export function convolveLanesSimd(
  of: Convolution,
  x: Vector,
  weights: Vector,
  bias: Vector,
  y: Vector,
  images: number,
): boolean {
  if (!pays(images, imageOf(of))) return false;
  if (!isFloat32(x) || !isFloat32(weights) || !isFloat32(bias) || !isFloat32(y)) return false;
  const { places, taps, outChannels } = sizesOf(of);
  const panel = outChannels + 6 + (outChannels + 6) * taps;
  const working = places + taps + panel + zerosOf(of) + lanes * (imageOf(of) + 4 * chunk) + 32;
  const kernels = enter(y, working + x.length + weights.length + bias.length + y.length);
  if (!kernels) return false;
  const spaceAt = space(working);
  const xAt = address(x, x.length);
  const weightsAt = address(weights, weights.length);
  const biasAt = address(bias, bias.length);
  // Copied in too: between one group's channels lie those of the others.
  const yAt = address(y, y.length);
  const { xStart, yStart, firstChannel } = of;
  const [from, to] = [xAt + 4 * xStart, yAt + 4 * yStart];
  kernels.convolveLanes(from, weightsAt, biasAt + 4 * firstChannel, to, spaceAt, images, ...shapeOf(of));
  finish(y, yAt, y.length);
  return true;
}

export function convolveWeightsLanesSimd(
  of: Convolution,
  x: Vector,
  dy: Vector,
  weightGradients: Vector,
  biasGradients: Vector,
  images: number,
): boolean {
  if (!pays(images, imageOf(of))) return false;
  if (!isFloat32(x) || !isFloat32(dy) || !isFloat32(weightGradients) || !isFloat32(biasGradients))
    return false;
  const { places, taps, outChannels } = sizesOf(of);
  const sums = outChannels * Math.ceil(taps / 2) * 32;
  const working = places + taps + sums + zerosOf(of) + lanes * (imageOf(of) + 4 * chunk) + 128;
  const kernels = enter(
    weightGradients,
    working + x.length + dy.length + weightGradients.length + biasGradients.length,
  );
  if (!kernels) return false;
  const spaceAt = space(working);
  const xAt = address(x, x.length);
  const dyAt = address(dy, dy.length);
  const weightsAt = addressOfResult(weightGradients, weightGradients.length);
  const biasAt = address(biasGradients, biasGradients.length);
  const { xStart, yStart, firstChannel } = of;
  const [from, gradient] = [xAt + 4 * xStart, dyAt + 4 * yStart];
  const biases = biasAt + 4 * firstChannel;
  kernels.convolveWeightsLanes(from, gradient, weightsAt, biases, spaceAt, images, ...shapeOf(of));
  finish(weightGradients, weightsAt, weightGradients.length);
  finish(biasGradients, biasAt, biasGradients.length);
  return true;
}

export function convolveInputLanesSimd(
  of: Convolution,
  dy: Vector,
  weights: Vector,
  dx: Vector,
  images: number,
): boolean {
  const { places, taps, outChannels } = sizesOf(of);
  const { channels, height, width, kernelSize, stride, padding, outputHeight, outputWidth } = of.windows;
  // Channels go in threes.
  if (stride !== 1 || channels < 2 || padding >= kernelSize || !pays(images, outChannels * places))
    return false;
  if (!isFloat32(dy) || !isFloat32(weights) || !isFloat32(dx)) return false;
  const panel = Math.ceil(channels / 3) * 3 * (taps / channels) * outChannels;
  const working = panel + (1 + lanes) * outChannels * places + lanes * 3 * width + 32;
  const kernels = enter(dx, working + dy.length + weights.length + dx.length);
  if (!kernels) return false;
  const spaceAt = space(working);
  const dyAt = address(dy, dy.length);
  const weightsAt = address(weights, weights.length);
  const dxAt = address(dx, dx.length);
  const { xImage, yImage, xStart, yStart } = of;
  kernels.convolveInputLanes(
    ...([dyAt + 4 * yStart, weightsAt, dxAt + 4 * xStart, spaceAt, images, xImage, yImage] as const),
    ...([channels, height, width, kernelSize, padding, outChannels, outputHeight, outputWidth] as const),
  );
  finish(dx, dxAt, dx.length);
  return true;
}

/** Where few lanes of the last eight are empty, and eight images are small. */
function pays(images: number, numbers: number): boolean {
  return images >= 0.75 * lanes * Math.ceil(images / lanes) && lanes * numbers <= mostNumbers;
}

function sizesOf({ windows, outChannels }: Convolution) {
  const { channels, kernelSize, outputHeight, outputWidth } = windows;
  return { places: outputHeight * outputWidth, taps: channels * kernelSize ** 2, outChannels };
}

/** With its border. */
function imageOf({ windows: { channels, height, width, padding } }: Convolution): number {
  return channels * (height + 2 * padding) * (width + 2 * padding);
}

function zerosOf({ windows: { channels, height, width } }: Convolution): number {
  return Math.max(channels * height * width, chunk);
}

function shapeOf({ windows, outChannels, xImage, yImage }: Convolution) {
  const { channels, height, width, kernelSize, stride, padding, outputHeight, outputWidth } = windows;
  return [
    ...([xImage, yImage, channels, height, width, kernelSize] as const),
    ...([stride, padding, outChannels, outputHeight, outputWidth] as const),
  ] as const;
}

function isFloat32(x: Vector): x is Float32Array {
  return x instanceof Float32Array;
}
