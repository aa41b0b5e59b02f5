/**
 * Convolutions of float32 images by WebAssembly SIMD: forward, and the gradients of weights and input. Nothing is unfolded
 * (kernels/assembly/convolution.ts); convolution-unfolded.ts is their reference, and what runs elsewhere.
 * Arguments as in convolution.ts. Return false, with nothing done, where the kernel cannot be had.
 */
import type { Convolution } from './convolution.ts';
import { address, addressOfResult, enter, finish, space } from './simd.ts';
import type { Vector } from './vector.ts';

export function convolveSimd(
  { windows, outChannels, xImage, yImage, xStart, yStart, firstChannel }: Convolution,
  x: Vector,
  weights: Vector,
  bias: Vector,
  y: Vector,
  images: number,
): boolean {
  if (!isFloat32(x) || !isFloat32(weights) || !isFloat32(bias) || !isFloat32(y)) return false;
  const { channels, height, width, kernelSize, stride, padding, outputHeight, outputWidth } = windows;
  const places = outputHeight * outputWidth;
  const taps = channels * kernelSize ** 2;
  const working = workingSpace(places, taps, outChannels * taps, windowed(channels, height, width, padding));
  const kernels = enter(y, working + x.length + weights.length + bias.length + y.length);
  if (!kernels) return false;
  const spaceAt = space(working);
  const xAt = address(x, x.length);
  const weightsAt = address(weights, weights.length);
  const biasAt = address(bias, bias.length);
  // Copied in too: between one group's channels lie those of the others.
  const yAt = address(y, y.length);
  kernels.convolve(
    xAt + 4 * xStart,
    weightsAt,
    biasAt + 4 * firstChannel,
    yAt + 4 * yStart,
    spaceAt,
    images,
    xImage,
    yImage,
    channels,
    height,
    width,
    kernelSize,
    stride,
    padding,
    outChannels,
    outputHeight,
    outputWidth,
  );
  finish(y, yAt, y.length);
  return true;
}

export function convolveWeightsSimd(
  { windows, outChannels, xImage, yImage, xStart, yStart, firstChannel }: Convolution,
  x: Vector,
  dy: Vector,
  weightGradients: Vector,
  biasGradients: Vector,
  images: number,
): boolean {
  if (!isFloat32(x) || !isFloat32(dy) || !isFloat32(weightGradients) || !isFloat32(biasGradients))
    return false;
  const { channels, height, width, kernelSize, stride, padding, outputHeight, outputWidth } = windows;
  const places = outputHeight * outputWidth;
  const taps = channels * kernelSize ** 2;
  const working =
    workingSpace(places, taps, 8 * places, windowed(channels, height, width, padding)) +
    roundUp8(outChannels) * taps;
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
  kernels.convolveWeights(
    xAt + 4 * xStart,
    dyAt + 4 * yStart,
    weightsAt,
    biasAt + 4 * firstChannel,
    spaceAt,
    images,
    xImage,
    yImage,
    channels,
    height,
    width,
    kernelSize,
    stride,
    padding,
    outChannels,
    outputHeight,
    outputWidth,
  );
  finish(weightGradients, weightsAt, weightGradients.length);
  finish(biasGradients, biasAt, biasGradients.length);
  return true;
}

export function convolveInputSimd(
  of: Convolution,
  dy: Vector,
  weights: Vector,
  dx: Vector,
  images: number,
): boolean {
  if (!isFloat32(dy) || !isFloat32(weights) || !isFloat32(dx)) return false;
  const { windows, outChannels, xImage, yImage, xStart, yStart } = of;
  const { channels, height, width, kernelSize, stride, padding, outputHeight, outputWidth } = windows;
  const turned = turnsRound(of);
  const working = turned ? turnedSpace(of) : foldedSpace(of);
  const kernels = enter(dx, working + dy.length + weights.length + dx.length);
  if (!kernels) return false;
  const spaceAt = space(working);
  const from = address(dy, dy.length) + 4 * yStart;
  const weightsAt = address(weights, weights.length);
  // Copied in too: the other groups' channels are in it.
  const dxAt = address(dx, dx.length);
  const to = dxAt + 4 * xStart;
  if (turned)
    kernels.convolveInput(
      from,
      weightsAt,
      to,
      spaceAt,
      images,
      xImage,
      yImage,
      channels,
      height,
      width,
      kernelSize,
      padding,
      outChannels,
      outputHeight,
      outputWidth,
    );
  else
    kernels.foldInput(
      from,
      weightsAt,
      to,
      spaceAt,
      images,
      xImage,
      yImage,
      channels,
      height,
      width,
      kernelSize,
      stride,
      padding,
      outChannels,
      outputHeight,
      outputWidth,
    );
  finish(dx, dxAt, dx.length);
  return true;
}

/**
 * Whether dx is the product of dy with the kernel turned round, which computes each of dx's places from all of the window,
 * in eights of channels. LeNet's second convolution would so be 2.6 times the products; then unfolding is cheaper.
 */
function turnsRound({ windows, outChannels }: Convolution): boolean {
  const { channels, height, width, kernelSize, stride, padding, outputHeight, outputWidth } = windows;
  if (stride !== 1 || padding >= kernelSize) return false;
  const products = height * width * roundUp8(channels) * outChannels;
  return products <= 1.5 * outputHeight * outputWidth * channels * outChannels;
}

function turnedSpace({ windows, outChannels }: Convolution): number {
  const { channels, height, width, kernelSize, padding, outputHeight, outputWidth } = windows;
  const taps = outChannels * kernelSize ** 2;
  const image = windowed(outChannels, outputHeight, outputWidth, kernelSize - 1 - padding);
  return workingSpace(height * width, taps, channels * taps, image);
}

function foldedSpace({ windows, outChannels }: Convolution): number {
  const { channels, height, width, kernelSize, padding, outputHeight, outputWidth } = windows;
  const columns = channels * kernelSize ** 2 * outputHeight * outputWidth;
  return 8 * outChannels + 32 + columns + windowed(channels, height, width, padding) + 16;
}

/** Floats: the tile, the two tables, a panel whose columns are padded to eight, an image with its border. */
function workingSpace(places: number, taps: number, panel: number, image: number): number {
  return 32 + places + 4 + taps + 4 + panel + 8 * taps + image + 16;
}

function windowed(channels: number, height: number, width: number, padding: number): number {
  return padding > 0 ? channels * (height + 2 * padding) * (width + 2 * padding) : 0;
}

function roundUp8(count: number): number {
  return (count + 7) & ~7;
}

function isFloat32(x: Vector): x is Float32Array {
  return x instanceof Float32Array;
}
