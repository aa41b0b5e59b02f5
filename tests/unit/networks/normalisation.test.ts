import { describe, expect, test } from 'vitest';
import { batchNorm } from '../../../src/networks/batch-norm.ts';
import { dropout } from '../../../src/networks/dropout.ts';
import { layerNorm } from '../../../src/networks/layer-norm.ts';
import { localResponseNorm } from '../../../src/networks/local-response-norm.ts';
import { createRandom } from '../../../src/numerics/random.ts';
import { mean, variance } from '../../../src/numerics/statistics.ts';
import { awayFromZero, expectGradientsOf } from './central-difference.ts';
import { expectGolden, golden } from './golden-layer.ts';
import { wave } from './wave.ts';

const precision = 'float64';
const training = { training: true };
const inUse = { training: false };
const four = { channels: 4, places: 6, precision } as const;

function batchNormInUse() {
  const layer = batchNorm({ ...four, mode: inUse });
  layer.runningMean.set(wave(4, 20));
  layer.runningVariance.set(wave(4, 21).map((v) => 1.5 + v));
  return layer;
}

const layers = [
  [
    'localResponseNorm',
    localResponseNorm({ input: { channels: 7, height: 2, width: 3 }, alpha: 0.3, precision }),
    2,
  ],
  [
    'localResponseNorm narrow',
    localResponseNorm({
      input: { channels: 2, height: 2, width: 2 },
      neighbours: 3,
      k: 1,
      alpha: 0.5,
      beta: 0.6,
      precision,
    }),
    1,
  ],
  ['batchNorm', batchNorm({ ...four, mode: training }), 3],
  ['batchNorm in use', batchNormInUse(), 3],
  ['layerNorm', layerNorm({ size: 7, precision }), 4],
] as const;

describe.each(layers)('%s', (name, layer, batchSize) => {
  test('has gradients that agree with central differences', () => {
    expectGradientsOf(layer, awayFromZero(batchSize * layer.inputSize, 1), batchSize);
  });

  test('gives PyTorch’s outputs and gradients', () => {
    expectGolden(layer, golden.cases[name], batchSize);
  });
});

test('local response normalisation takes the paper’s alpha: 1 and α = 1 alone give 1/(2 + 1)^0.75', () => {
  const layer = localResponseNorm({ input: { channels: 1, height: 1, width: 1 }, alpha: 1, precision });
  expect(layer.forward(Float64Array.of(1), 1)[0]).toBeCloseTo(3 ** -0.75, 15);
});

describe('batch normalisation', () => {
  test('collects a tenth of each batch’s mean and unbiased variance, and then uses them', () => {
    const mode = { training: true };
    const layer = batchNorm({ channels: 1, mode, precision });
    const x = Float64Array.of(1, 2, 6);
    expect(variance(layer.forward(x, 3))).toBeCloseTo(1, 4);
    expect(layer.runningMean[0]).toBeCloseTo(0.1 * 3, 14);
    expect(layer.runningVariance[0]).toBeCloseTo(0.9 + 0.1 * 7, 14);
    mode.training = false;
    expect(layer.forward(Float64Array.of(6), 1)[0]).toBeCloseTo((6 - 0.3) / Math.sqrt(1.6 + 1e-5), 14);
    expect(layer.runningMean[0]).toBeCloseTo(0.3, 14);
  });

  test('refuses to train on one number a channel, which has no variance', () => {
    expect(() => batchNorm({ channels: 2, mode: training }).forward(new Float32Array(2), 1)).toThrow(
      'two or more numbers a channel',
    );
  });

  test('of a constant channel is its bias, not a division by zero', () => {
    const layer = batchNorm({ channels: 1, mode: training, precision });
    layer.bias.value[0] = 0.5;
    expect([...layer.forward(Float64Array.of(7, 7), 2)]).toEqual([0.5, 0.5]);
  });
});

test('layer normalisation without learned scale and shift has no parameters', () => {
  const layer = layerNorm({ size: 5, affine: false, precision });
  expect(layer.parameters).toEqual([]);
  const y = layer.forward(wave(5, 1), 1);
  expect(mean(y)).toBeCloseTo(0, 14);
  // Less by the share that epsilon has in the variance.
  expect(variance(y)).toBeCloseTo(1, 3);
});

describe('dropout', () => {
  const ones = new Float64Array(20_000).fill(1);

  test('zeroes the share p, keeps the mean, and sends the gradient where the number went', () => {
    const layer = dropout({ size: 20_000, p: 0.3, random: createRandom(1), mode: training, precision });
    const y = layer.forward(ones, 1).slice();
    const zeros = y.filter((v) => v === 0).length / y.length;
    // Three standard errors of 20,000 draws.
    expect(Math.abs(zeros - 0.3)).toBeLessThan(0.01);
    expect(Math.abs(mean(y) - 1)).toBeLessThan(0.015);
    expect(new Set(y)).toEqual(new Set([0, 1 / 0.7]));
    expect(layer.backward(ones, 1)).toEqual(y);
  });

  test('drops others at each step, and the same again from the same seed', () => {
    const make = () => dropout({ size: 64, random: createRandom(7), mode: training, precision });
    const [one, two] = [make(), make()];
    const x = ones.subarray(0, 64);
    const [first, second] = [one.forward(x, 1).slice(), one.forward(x, 1).slice()];
    expect(first).not.toEqual(second);
    expect(two.forward(x, 1)).toEqual(first);
    expect(two.forward(x, 1)).toEqual(second);
  });

  test('does nothing in use, nor with p = 0; its backward follows its forward', () => {
    const mode = { training: false };
    const layer = dropout({ size: 8, random: createRandom(1), mode });
    const x = new Float32Array(8).fill(3);
    expect(layer.forward(x, 1)).toBe(x);
    mode.training = true;
    expect(layer.backward(x, 1)).toBe(x);
    expect(dropout({ size: 8, p: 0, random: createRandom(1), mode }).forward(x, 1)).toBe(x);
  });
});

test('settings that make no sense are refused, with what would', () => {
  const input = { channels: 3, height: 1, width: 1 };
  expect(() => localResponseNorm({ input, neighbours: 4 })).toThrow('neighbours is 4');
  expect(() => localResponseNorm({ input, k: 0 })).toThrow('k is 0');
  expect(() => dropout({ size: 3, p: 1, random: createRandom(1), mode: training })).toThrow('p is 1');
});
