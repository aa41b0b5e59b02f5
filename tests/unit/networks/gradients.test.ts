import { describe, expect, test } from 'vitest';
import gelu from '../../../src/activations/gelu.ts';
import leakyRelu from '../../../src/activations/leaky-relu.ts';
import relu from '../../../src/activations/relu.ts';
import tanh from '../../../src/activations/tanh.ts';
import { activate } from '../../../src/networks/activate.ts';
import { activityPenalty } from '../../../src/networks/activity-penalty.ts';
import { dense } from '../../../src/networks/dense.ts';
import { gradientTap } from '../../../src/networks/gradient-tap.ts';
import { heNormal, lecunNormal } from '../../../src/networks/initialisers.ts';
import { mlp } from '../../../src/networks/mlp.ts';
import { sequential } from '../../../src/networks/sequential.ts';
import { softmaxCrossEntropy } from '../../../src/networks/softmax-cross-entropy.ts';
import { createRandom } from '../../../src/numerics/random.ts';
import { awayFromZero, expectGradient, expectGradientsOf } from './central-difference.ts';

const precision = 'float64';

function smallDense(inputSize: number, outputSize: number, seed: number) {
  return dense({ inputSize, outputSize, initialiser: lecunNormal, random: createRandom(seed), precision });
}

describe('gradients agree with central differences', () => {
  test('of a dense layer, at its input, weights and biases', () => {
    expectGradientsOf(smallDense(5, 3, 1), awayFromZero(4 * 5, 2), 4);
  });

  test.each([relu, leakyRelu, tanh, gelu])('of $name as a layer, away from its kink', (activation) => {
    expectGradientsOf(activate(activation, 6, precision), awayFromZero(3 * 6, 3), 3);
  });

  test.each([tanh, gelu])('of a network of dense layers and $name', (activation) => {
    const network = mlp({
      sizes: [4, 7, 5, 3],
      activation,
      initialiser: heNormal,
      random: createRandom(4),
      precision,
      inputGradient: true,
    });
    expectGradientsOf(network, awayFromZero(6 * 4, 5), 6);
  });

  test('of softmax with cross-entropy, at the logits', () => {
    const logits = awayFromZero(5 * 4, 6);
    const labels = [0, 3, 1, 1, 2];
    const gradient = new Float64Array(20);
    softmaxCrossEntropy(logits, labels, 4, gradient);
    expectGradient('the logits', () => softmaxCrossEntropy(logits, labels, 4).loss, logits, gradient);
  });

  test('of cross-entropy with an activity penalty, at every weight of the network', () => {
    const price = activityPenalty(6, 0.05, precision);
    const first = smallDense(4, 6, 7);
    const network = sequential([first, activate(tanh, 6, precision), price, smallDense(6, 3, 8)]);
    const x = awayFromZero(5 * 4, 9);
    const labels = [2, 0, 1, 1, 0];
    const gradient = new Float64Array(15);
    const loss = () => softmaxCrossEntropy(network.forward(x, 5), labels, 3, gradient).loss + price.penalty();
    loss();
    network.backward(gradient, 5);
    for (const { name, value, gradient: g } of network.parameters)
      expectGradient(name, loss, value, g.slice());
  });
});

test('a first layer without input gradient gives the same weight gradients', () => {
  const make = (inputGradient: boolean) =>
    mlp({
      sizes: [4, 6, 3],
      activation: relu,
      initialiser: heNormal,
      random: createRandom(1),
      inputGradient,
    });
  const [one, two] = [make(false), make(true)];
  const x = Float32Array.from(awayFromZero(8, 2));
  const dy = Float32Array.from(awayFromZero(6, 3));
  for (const network of [one, two]) {
    network.forward(x, 2);
    network.backward(dy, 2);
  }
  expect(one.parameters.map((p) => p.gradient)).toEqual(two.parameters.map((p) => p.gradient));
});

test('an activity penalty passes its input on unchanged and leaves silent units alone', () => {
  const price = activityPenalty(4, 0.5);
  const x = Float32Array.of(0, 2, 0, -1, 3, 0, 0, 0);
  expect(price.forward(x, 2)).toBe(x);
  expect(price.penalty()).toBeCloseTo((0.5 * 6) / 2, 12);
  expect([...price.backward(new Float32Array(8), 2)]).toEqual([0, 0.25, 0, -0.25, 0.25, 0, 0, 0]);
});

test('a gradient tap changes nothing, and tells the size of what came through', () => {
  const tap = gradientTap(2);
  const x = Float32Array.of(1, 2, 3, 4);
  expect(tap.gradientRms).toBeNaN();
  expect(tap.forward(x, 2)).toBe(x);
  expect(tap.backward(Float32Array.of(3, 4, 0, 0), 2)).toEqual(Float32Array.of(3, 4, 0, 0));
  expect(tap.gradientRms).toBeCloseTo(2.5, 12);
});

test('training reuses its buffers: a later batch of the same size returns the same arrays', () => {
  const layer = smallDense(3, 2, 1);
  const [x, dy] = [awayFromZero(12, 1), awayFromZero(8, 2)];
  const [y, dx] = [layer.forward(x, 4), layer.backward(dy, 4)];
  expect(layer.forward(x.subarray(0, 6), 2)).toHaveLength(4);
  expect(layer.forward(x, 4)).toBe(y);
  expect(layer.backward(dy, 4)).toBe(dx);
});

test('a layer may follow each activation of an MLP, and is named so', () => {
  const network = mlp({
    sizes: [3, 4, 2],
    activation: relu,
    initialiser: heNormal,
    random: createRandom(1),
    afterActivation: (size) => gradientTap(size),
  });
  expect(network.names).toEqual(['layer 1', 'layer 1’s ReLU', 'what follows layer 1’s ReLU', 'layer 2']);
});

test('sizes that do not fit are refused, with both sizes', () => {
  expect(() => sequential([smallDense(3, 2, 1), smallDense(3, 2, 1)])).toThrow(
    'layer 1 takes 3 numbers, but layer 0 gives 2',
  );
  expect(() => smallDense(3, 2, 1).forward(new Float64Array(5), 2)).toThrow('2 × 3 = 6 numbers, but has 5');
  expect(() => mlp({ sizes: [3], activation: relu, initialiser: heNormal, random: createRandom(1) })).toThrow(
    'sizes are [3]',
  );
});
