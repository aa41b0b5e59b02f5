import { describe, expect, test } from 'vitest';
import gelu from '../../../src/activations/gelu.ts';
import relu from '../../../src/activations/relu.ts';
import tanh from '../../../src/activations/tanh.ts';
import { adam } from '../../../src/networks/adam.ts';
import { lecunNormal } from '../../../src/networks/initialisers.ts';
import type { Parameter } from '../../../src/networks/layer.ts';
import { mlp } from '../../../src/networks/mlp.ts';
import type { Optimiser } from '../../../src/networks/optimiser.ts';
import { sgd } from '../../../src/networks/sgd.ts';
import { softmaxCrossEntropy } from '../../../src/networks/softmax-cross-entropy.ts';
import { createRandom } from '../../../src/numerics/random.ts';
import golden from '../../golden/optimisers.json' with { type: 'json' };

type Make = (parameters: readonly Parameter[]) => Optimiser;

const makers: [keyof typeof golden.optimisers, Make][] = [
  ['sgd', (p) => sgd(p, { learningRate: 0.1 })],
  ['momentum', (p) => sgd(p, { learningRate: 0.1, momentum: 0.9 })],
  ['decay', (p) => sgd(p, { learningRate: 0.1, momentum: 0.9, weightDecay: 0.01 })],
  ['adam', (p) => adam(p, { learningRate: 0.1 })],
  [
    'adamDecay',
    (p) => adam(p, { learningRate: 0.1, beta1: 0.8, beta2: 0.95, epsilon: 1e-3, weightDecay: 0.01 }),
  ],
];

test.each(makers)("%s takes PyTorch's steps, in float64", (name, make) => {
  const { start, gradients, values } = golden.optimisers[name];
  const parameter = {
    name: 'w',
    shape: [4],
    value: Float64Array.from(start),
    gradient: new Float64Array(4),
  };
  const optimiser = make([parameter]);
  gradients.forEach((gradient, i) => {
    parameter.gradient.set(gradient);
    optimiser.step();
    parameter.value.forEach((value, j) => {
      expect(value).toBeCloseTo(values[i][j], 12);
    });
  });
});

test('a learning rate changed between steps holds from the next step on', () => {
  const parameter = { name: 'w', shape: [1], value: Float64Array.of(1), gradient: Float64Array.of(1) };
  const optimiser = sgd([parameter], { learningRate: 0.5 });
  optimiser.step();
  optimiser.learningRate = 0.25;
  optimiser.step();
  expect(parameter.value[0]).toBe(0.25);
});

describe('ten training steps equal PyTorch’s from the same weights', () => {
  test.each([
    [relu, golden.training.relu, (p) => sgd(p, { learningRate: 0.1, momentum: 0.9 })],
    [tanh, golden.training.tanh, (p) => sgd(p, { learningRate: 0.1, momentum: 0.9 })],
    [gelu, golden.training.gelu, (p) => adam(p, { learningRate: 0.01 })],
  ] satisfies [typeof relu, typeof golden.training.relu, Make][])(
    'with $id',
    (activation, { sizes, x, labels, before, losses, after }, make) => {
      const network = mlp({ sizes, activation, initialiser: lecunNormal, random: createRandom(1) });
      network.parameters.forEach(({ value }, i) => value.set(before[i]));
      const optimiser = make(network.parameters);
      const input = Float32Array.from(x);
      const gradient = new Float32Array(labels.length * network.outputSize);
      for (const expected of losses) {
        const logits = network.forward(input, labels.length);
        const { loss } = softmaxCrossEntropy(logits, labels, network.outputSize, gradient);
        expect(Math.abs(loss / expected - 1)).toBeLessThan(1e-5);
        network.backward(gradient, labels.length);
        optimiser.step();
      }
      // Relative to the largest number of each array: a single weight may pass through zero.
      network.parameters.forEach(({ name, value }, i) => {
        const scale = Math.max(...after[i].map(Math.abs));
        value.forEach((w, j) => {
          expect(Math.abs(w - after[i][j]) / scale, `${name} ${j}`).toBeLessThan(1e-5);
        });
      });
    },
  );
});
