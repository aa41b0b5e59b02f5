import { describe, expect, test } from 'vitest';
import { lenetUniform } from '../../../src/networks/initialisers.ts';
import relu from '../../../src/activations/relu.ts';
import { build } from '../../../src/networks/models/build.ts';
import { describe as describeModel } from '../../../src/networks/models/describe.ts';
import { digitCodes } from '../../../src/networks/models/digit-codes.ts';
import { C3_TABLE, leNet5 } from '../../../src/networks/models/lenet-5.ts';
import { leNetLike } from '../../../src/networks/models/lenet-like.ts';
import { model, type Model } from '../../../src/networks/models/plan.ts';
import {
  activation,
  averagePool,
  conv,
  fullyConnected,
  maxPool,
} from '../../../src/networks/models/steps.ts';
import { rbfLoss } from '../../../src/networks/rbf-loss.ts';
import { rbfOutput } from '../../../src/networks/rbf-output.ts';
import { sequential } from '../../../src/networks/sequential.ts';
import { sgd } from '../../../src/networks/sgd.ts';
import { softmaxCrossEntropy } from '../../../src/networks/softmax-cross-entropy.ts';
import { createRandom } from '../../../src/numerics/random.ts';
import { expectTraining, golden } from './golden-layer.ts';
import { wave } from './wave.ts';

function counted(model: Model) {
  const { layers, ...totals } = describeModel(model);
  return { ...totals, layers: Object.fromEntries(layers.map((layer) => [layer.name, layer])) };
}

describe('LeNet-5 as published', () => {
  test('has the paper’s weights and connections in every layer, 60,000 and 340,908 in all', () => {
    const { layers, weights, connections } = counted(leNet5());
    expect(['C1', 'S2', 'C3', 'S4', 'C5', 'F6'].map((name) => layers[name].weights)).toEqual([
      156, 12, 1516, 32, 48120, 10164,
    ]);
    expect(['C1', 'S2', 'C3', 'S4', 'C5', 'F6'].map((name) => layers[name].connections)).toEqual([
      122304, 5880, 151600, 2000, 48120, 10164,
    ]);
    expect(weights).toBe(60_000);
    expect(connections).toBe(340_908);
    expect(layers.C5.outputShape).toEqual([120, 1, 1]);
  });

  test('with a softmax output has 850 weights more', () => {
    expect(describeModel(leNet5({ output: 'softmax' })).weights).toBe(60_850);
  });

  test('connects C3 by sixty pairs: six threes, nine fours and one of all, each map of S2 ten times', () => {
    expect(C3_TABLE.map((seen) => seen.length)).toEqual([3, 3, 3, 3, 3, 3, 4, 4, 4, 4, 4, 4, 4, 4, 4, 6]);
    expect(C3_TABLE.slice(4, 6)).toEqual([
      [0, 4, 5],
      [0, 1, 5],
    ]);
    expect(new Set(C3_TABLE.map(String)).size).toBe(16);
    for (const map of [0, 1, 2, 3, 4, 5])
      expect(C3_TABLE.filter((seen) => seen.includes(map))).toHaveLength(10);
  });

  test('has ten codes of 7 × 12, all different', () => {
    expect(digitCodes.map((code) => code.length)).toEqual(Array(10).fill(84));
    expect(new Set(digitCodes.flat())).toEqual(new Set([1, -1]));
    for (const a of digitCodes)
      for (const b of digitCodes)
        if (a !== b) expect(a.filter((mark, i) => mark !== b[i]).length).toBeGreaterThan(7);
  });

  test('starts uniform on ±2.4/fan-in', () => {
    const network = build(leNet5(), { random: createRandom(1) });
    const largest = network.parameters.map(({ value }) => Math.max(...value.map(Math.abs)));
    expect(network.parameters[0].name).toBe('C1.weight');
    expect(largest[0]).toBeLessThanOrEqual(Math.fround(2.4 / 25));
    expect(largest[0]).toBeGreaterThan(0.9 * (2.4 / 25));
    const f6 = network.parameters.findIndex(({ name }) => name === 'F6.weight');
    expect(largest[f6]).toBeLessThanOrEqual(Math.fround(2.4 / 120));
    expect(largest[f6]).toBeGreaterThan(0.99 * (2.4 / 120));
  });

  test.each(['float64', 'float32'] as const)('takes PyTorch’s ten training steps in %s', (precision) => {
    const { layers } = build(leNet5(), { random: createRandom(1), precision });
    const codes = Array.from({ length: 10 }, (_, i) =>
      wave(840, 90)
        .subarray(84 * i, 84 * i + 84)
        .map(Math.sign),
    );
    const network = sequential([...layers.slice(0, -1), rbfOutput({ codes, precision })]);
    expectTraining(golden.training['LeNet-5'], {
      network,
      batchSize: 4,
      lossOf: (y, gradient) => rbfLoss(y, [3, 1, 4, 1], 10, gradient).loss,
      make: (parameters) => sgd(parameters, { learningRate: 0.0005, momentum: 0.9 }),
      ...(precision === 'float64' && { tolerance: 1e-9 }),
    });
  });
});

describe('the LeNet-like net', () => {
  test('has 61,706 weights and 416,520 multiply–adds for images of 28 × 28', () => {
    const { weights, multiplyAdds } = describeModel(leNetLike());
    expect(weights).toBe(61_706);
    expect(multiplyAdds).toBe(416_520);
    expect(describeModel(leNetLike({ side: 32 })).weights).toBe(61_706);
  });

  test('learns eight random images by heart', () => {
    const network = build(leNetLike({ pooling: 'average' }), { random: createRandom(3) });
    const x = Float32Array.from({ length: 8 * 784 }, createRandom(4).normal);
    const labels = [0, 1, 2, 3, 4, 5, 6, 7];
    const gradient = new Float32Array(80);
    const optimiser = sgd(network.parameters, { learningRate: 0.05, momentum: 0.9 });
    let last = { loss: Infinity, correct: 0 };
    for (let step = 0; step < 40; step++) {
      last = { ...softmaxCrossEntropy(network.forward(x, 8), labels, 10, gradient) };
      network.backward(gradient, 8);
      optimiser.step();
    }
    expect(last.correct).toBe(8);
    expect(last.loss).toBeLessThan(0.1);
  });
});

test.each(['float64', 'float32'] as const)(
  'a small convolutional net takes PyTorch’s ten steps in %s',
  (precision) => {
    const initialiser = lenetUniform;
    const definition = model(
      'small',
      [],
      [1, 14, 14],
      [
        conv('conv1', { channels: 4, kernelSize: 5, padding: 2, initialiser }),
        activation('relu1', relu),
        maxPool('pool1', { kernelSize: 3, stride: 2 }),
        conv('conv2', { channels: 6, kernelSize: 3, groups: 2, initialiser }),
        activation('relu2', relu),
        maxPool('pool2', { kernelSize: 2 }),
        fullyConnected('output', { size: 5, initialiser }),
      ],
    );
    const network = build(definition, { random: createRandom(1), precision });
    expect(describeModel(definition).weights).toBe(
      network.parameters.reduce((sum, { value }) => sum + value.length, 0),
    );
    expectTraining(golden.training['convolutional net'], {
      network,
      batchSize: 8,
      lossOf: (y, gradient) => softmaxCrossEntropy(y, [0, 1, 2, 3, 4, 0, 1, 2], 5, gradient).loss,
      make: (parameters) => sgd(parameters, { learningRate: 0.05, momentum: 0.9, weightDecay: 0.001 }),
      ...(precision === 'float64' && { tolerance: 1e-9 }),
    });
  },
);

test('a model whose layer does not fit is refused, naming the layer', () => {
  const initialiser = lenetUniform;
  expect(() => model('m', [], [1, 4, 4], [averagePool('pool7', { kernelSize: 5 })])).toThrow(
    'pool7: a window of 5 × 5 does not fit',
  );
  expect(() => model('m', [], [16], [conv('conv1', { channels: 2, kernelSize: 3, initialiser })])).toThrow(
    'conv1 needs an image of channels × height × width, but its input is [16]',
  );
});
