import { describe, expect, test } from 'vitest';
import { averagePool2d } from '../../../src/networks/average-pool2d.ts';
import { conv2d, type Conv2dOptions } from '../../../src/networks/conv2d.ts';
import { lecunNormal } from '../../../src/networks/initialisers.ts';
import { maxPool2d } from '../../../src/networks/max-pool2d.ts';
import { subSample } from '../../../src/networks/sub-sample.ts';
import { tableConv2d } from '../../../src/networks/table-conv2d.ts';
import { createRandom, shuffle } from '../../../src/numerics/random.ts';
import { rms } from '../../../src/numerics/statistics.ts';
import { awayFromZero, expectGradientsOf } from './central-difference.ts';
import { expectClose, expectGolden, golden } from './golden-layer.ts';
import { wave } from './wave.ts';

const precision = 'float64';
const initialiser = lecunNormal;
const image = (channels: number, height: number, width: number) => ({ channels, height, width });

function conv(options: Omit<Conv2dOptions, 'initialiser' | 'random'>) {
  return conv2d({ initialiser, random: createRandom(1), precision, ...options });
}

const table = [[0, 1], [2], [0, 1, 2], [1, 2]];
const layers = {
  conv2d: conv({ input: image(2, 6, 5), outputChannels: 3, kernelSize: 3 }),
  'conv2d stride padding groups': conv({
    input: image(4, 7, 6),
    outputChannels: 6,
    kernelSize: 3,
    stride: 2,
    padding: 1,
    groups: 2,
  }),
  'conv2d wide padding': conv({
    input: image(1, 5, 8),
    outputChannels: 2,
    kernelSize: 5,
    stride: 3,
    padding: 4,
    useBias: false,
  }),
  maxPool2d: maxPool2d({ input: image(2, 7, 8), kernelSize: 3, stride: 2, precision }),
  averagePool2d: averagePool2d({ input: image(2, 7, 8), kernelSize: 3, stride: 2, precision }),
  subSample: subSample({ input: image(3, 6, 4), kernelSize: 2, precision }),
  tableConv2d: tableConv2d({
    input: image(3, 5, 4),
    table,
    kernelSize: 3,
    initialiser,
    random: createRandom(1),
    precision,
  }),
};

describe.each(Object.entries(layers))('%s', (name, layer) => {
  test('has gradients that agree with central differences', () => {
    // Numbers that are all different, 0.1 apart: no step of 1e-5 changes which is the largest of a window.
    const order = Float32Array.from({ length: 2 * layer.inputSize }, (_, i) => 0.1 * (i + 0.5));
    const x = Float64Array.from(shuffle(order, createRandom(2)), (v) => v - 0.1 * layer.inputSize);
    expectGradientsOf(layer, x, 2, 1e-6);
  });

  test('gives PyTorch’s outputs and gradients', () => {
    const batchSize = name === 'conv2d wide padding' ? 1 : 2;
    expectGolden(layer, golden.cases[name as keyof typeof layers], batchSize);
  });
});

test('a large float32 convolution, which runs in WebAssembly, equals the float64 one, for every batch size', () => {
  const make = (precision: 'float32' | 'float64') =>
    conv({ input: image(6, 14, 14), outputChannels: 16, kernelSize: 5, precision });
  const [single, double] = [make('float32'), make('float64')];
  double.weight.value.set(single.weight.value);
  for (const batchSize of [1, 5, 9]) {
    const x = wave(batchSize * single.inputSize, 1);
    const dy = wave(batchSize * single.outputSize, 2);
    const pairs = [
      [single.forward(Float32Array.from(x), batchSize), double.forward(x, batchSize)],
      [single.backward(Float32Array.from(dy), batchSize), double.backward(dy, batchSize)],
      [single.weight.gradient, double.weight.gradient],
      [single.bias.gradient, double.bias.gradient],
    ];
    pairs.forEach(([a, b], i) => {
      expectClose(a, [...b], `array ${i} of batch ${batchSize}`, 1e-5);
    });
  }
});

test('a first convolution without input gradient gives the same weight gradients', () => {
  const make = (inputGradient: boolean) =>
    conv({ input: image(1, 6, 6), outputChannels: 2, kernelSize: 3, inputGradient });
  const [one, two] = [make(false), make(true)];
  for (const layer of [one, two]) {
    layer.forward(wave(72, 1), 2);
    layer.backward(wave(64, 2), 2);
  }
  expect(one.backward(wave(64, 2), 2)).toHaveLength(0);
  expect(one.weight.gradient).toEqual(two.weight.gradient);
});

test('training reuses the buffers of convolutions and pools', () => {
  for (const layer of Object.values(layers)) {
    const [x, dy] = [awayFromZero(2 * layer.inputSize, 1), awayFromZero(2 * layer.outputSize, 2)];
    const [y, dx] = [layer.forward(x, 2), layer.backward(dy, 2)];
    expect(layer.forward(x, 2)).toBe(y);
    expect(layer.backward(dy, 2)).toBe(dx);
  }
});

test('of equal numbers the first gets the gradient, and a NaN is not hidden', () => {
  const pool = maxPool2d({ input: image(1, 2, 2), kernelSize: 2, precision });
  expect([...pool.forward(Float64Array.of(3, 3, 3, 3), 1)]).toEqual([3]);
  expect([...pool.backward(Float64Array.of(5), 1)]).toEqual([5, 0, 0, 0]);
  expect([...pool.forward(Float64Array.of(3, NaN, 7, -1), 1)]).toEqual([NaN]);
});

test('each output channel of a table starts with the spread of its own fan-in', () => {
  const { weight } = tableConv2d({
    input: image(8, 20, 20),
    table: [[0], [0, 1, 2, 3, 4, 5, 6, 7]],
    kernelSize: 20,
    initialiser,
    random: createRandom(3),
    precision,
  });
  // Standard errors of 400 and 3,200 draws: 3.5 % and 1.3 %.
  expect(Math.abs(rms(weight.value.subarray(0, 400)) * Math.sqrt(400) - 1)).toBeLessThan(0.15);
  expect(Math.abs(rms(weight.value.subarray(400)) * Math.sqrt(3200) - 1)).toBeLessThan(0.06);
});

test('windows, groups and tables that do not fit are refused, with what would', () => {
  expect(() => conv({ input: image(1, 4, 9), outputChannels: 2, kernelSize: 5 })).toThrow(
    'a window of 5 × 5 does not fit into 4 × 9 with padding 0',
  );
  expect(() => conv({ input: image(3, 9, 9), outputChannels: 4, kernelSize: 3, groups: 2 })).toThrow(
    '2 groups must divide 3 input and 4 output channels',
  );
  expect(() => conv({ input: image(1, 9, 9), outputChannels: 2, kernelSize: 3, padding: -1 })).toThrow(
    'padding is -1',
  );
  expect(() => maxPool2d({ input: image(1, 9, 9), kernelSize: 2, stride: 0.5 })).toThrow('stride is 0.5');
  const bad = (rows: number[][]) => () =>
    tableConv2d({ input: image(2, 9, 9), table: rows, kernelSize: 3, initialiser, random: createRandom(1) });
  expect(bad([[0, 2]])).toThrow('output channel 0 sees [0, 2]');
  expect(bad([[1], []])).toThrow('output channel 1 sees []');
  expect(bad([])).toThrow('no output channel');
  expect(() => layers.conv2d.forward(new Float64Array(61), 1)).toThrow('1 × 60 = 60 numbers, but has 61');
});
