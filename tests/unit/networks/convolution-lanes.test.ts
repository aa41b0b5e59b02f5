/** Kernels for batches of small images, eight side by side, against the float64 form, which is another program. */
import { describe, expect, test } from 'vitest';
import { conv2d } from '../../../src/networks/conv2d.ts';
import { lecunNormal } from '../../../src/networks/initialisers.ts';
import { maxPool2d } from '../../../src/networks/max-pool2d.ts';
import { convolveInputLanesSimd, convolveLanesSimd } from '../../../src/numerics/convolution-lanes-simd.ts';
import { createRandom } from '../../../src/numerics/random.ts';
import { vector } from '../../../src/numerics/vector.ts';
import { expectClose } from './golden-layer.ts';
import { wave } from './wave.ts';

const image = (channels: number, height: number, width: number) => ({ channels, height, width });

/** Tiles of four and of three channels, odd taps, chunks of places, borders, strides, groups; what each is there for. */
const shapes = [
  { what: 'LeNet’s first', input: image(1, 28, 28), outputChannels: 6, kernelSize: 5, padding: 2 },
  { what: 'LeNet’s second', input: image(6, 14, 14), outputChannels: 16, kernelSize: 5 },
  { what: 'ten channels, 4 + 3 + 3', input: image(4, 7, 9), outputChannels: 10, kernelSize: 3, padding: 1 },
  { what: 'five channels, one of a tile empty', input: image(5, 6, 6), outputChannels: 5, kernelSize: 2 },
  { what: 'one channel', input: image(3, 5, 6), outputChannels: 1, kernelSize: 3 },
  { what: 'a stride', input: image(2, 11, 10), outputChannels: 7, kernelSize: 3, stride: 2, padding: 1 },
  { what: 'groups', input: image(6, 8, 8), outputChannels: 8, kernelSize: 3, padding: 1, groups: 2 },
  {
    what: 'a border as wide as the window',
    input: image(2, 4, 4),
    outputChannels: 4,
    kernelSize: 3,
    padding: 3,
  },
  { what: 'a window of one', input: image(8, 12, 12), outputChannels: 9, kernelSize: 1 },
];

describe.each(shapes)('$what', ({ what: _, ...options }) => {
  const make = (precision: 'float32' | 'float64') =>
    conv2d({ ...options, initialiser: lecunNormal, random: createRandom(1), precision });
  const [single, double] = [make('float32'), make('float64')];
  double.weight.value.set(single.weight.value);
  for (const layer of [single, double]) layer.bias.value.set(wave(layer.bias.value.length, 7));

  // Twice eight, and fourteen, of which the last eight lack two; five are too few.
  test.each([8, 14, 16, 5])('is as in float64 for %d images', (batchSize) => {
    const x = wave(batchSize * single.inputSize, 1);
    const dy = wave(batchSize * single.outputSize, 2);
    for (const time of ['first', 'second']) {
      const pairs = [
        [single.forward(Float32Array.from(x), batchSize), double.forward(x, batchSize), 'output'],
        [
          single.backward(Float32Array.from(dy), batchSize),
          double.backward(dy, batchSize),
          'input’s gradient',
        ],
        [single.weight.gradient, double.weight.gradient, 'weights’ gradient'],
        [single.bias.gradient, double.bias.gradient, 'biases’ gradient'],
      ] as const;
      // Waves cancel: a sum of 1,600 products is small beside them, and float32 loses as much.
      for (const [a, b, name] of pairs) expectClose(a, [...b], `${name}, ${time} time`, 3e-5);
    }
  });
});

test('they are taken for batches of small images, and for nothing else', () => {
  const of = (side: number, stride = 1) => ({
    windows: {
      ...{ channels: 2, height: side, width: side, kernelSize: 1, stride, padding: 0 },
      ...{ outputHeight: side, outputWidth: side },
    },
    ...{
      outChannels: 2,
      xImage: 2 * side ** 2,
      yImage: 2 * side ** 2,
      xStart: 0,
      yStart: 0,
      firstChannel: 0,
    },
  });
  const numbers = (length: number) => vector('float32', length);
  const forward = (side: number, images: number) => {
    const size = 2 * side ** 2 * images;
    return convolveLanesSimd(of(side), numbers(size), numbers(4), numbers(2), numbers(size), images);
  };
  expect(forward(4, 16)).toBe(true);
  expect(forward(4, 9)).toBe(false);
  expect(forward(100, 8)).toBe(false);
  const input = (stride: number) =>
    convolveInputLanesSimd(of(4, stride), numbers(256), numbers(4), numbers(256), 8);
  expect(input(1)).toBe(true);
  expect(input(2)).toBe(false);
  expect(
    convolveLanesSimd(of(4), new Float64Array(256), numbers(4), numbers(2), numbers(256), 8),
    'float64 is for the reference',
  ).toBe(false);
});

test('windows of two by two are pooled as in float64: the first of equals, a NaN before all, an odd edge left out', () => {
  for (const [height, width] of [
    [8, 8],
    [6, 14],
    [7, 11],
    [4, 23],
  ]) {
    const make = (precision: 'float32' | 'float64') =>
      maxPool2d({ input: image(3, height, width), kernelSize: 2, precision });
    const [single, double] = [make('float32'), make('float64')];
    // Few different numbers, so that many tie.
    const x = wave(2 * single.inputSize, 1).map((value) => Math.round(2 * value));
    // At each of the four places of a window.
    for (const at of [5, width + 2, width + 7, 2 * width + 4]) x[at] = NaN;
    const y = single.forward(Float32Array.from(x), 2);
    expect([...y]).toEqual([...double.forward(x, 2)]);
    const dy = Float64Array.from({ length: y.length }, (_, i) => i + 1);
    expect([...single.backward(Float32Array.from(dy), 2)]).toEqual([...double.backward(dy, 2)]);
  }
});
