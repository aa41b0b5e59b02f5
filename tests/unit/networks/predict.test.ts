import { expect, test } from 'vitest';
import tanh from '../../../src/activations/tanh.ts';
import { heNormal } from '../../../src/networks/initialisers.ts';
import { mlp } from '../../../src/networks/mlp.ts';
import { predict } from '../../../src/networks/predict.ts';
import { createRandom } from '../../../src/numerics/random.ts';

const sizes = [20, 16, 8, 4];
const network = mlp({ sizes, activation: tanh, initialiser: heNormal, random: createRandom(1) });
const parameters = network.parameters.map(({ value }) => Float32Array.from(value));
const x = Float32Array.from({ length: 20 }, createRandom(2).normal);

test('predict gives what each layer of the network gives, up to float32 rounding', () => {
  const { preActivations, activations, probabilities } = predict({ sizes, parameters, activation: tanh }, x);
  const outputs: Float32Array[] = [];
  let y: Float32Array | Float64Array = x;
  for (const layer of network.layers) {
    y = layer.forward(y, 1);
    outputs.push(Float32Array.from(y));
  }
  const ours = [preActivations[0], activations[0], preActivations[1], activations[1], preActivations[2]];
  ours.forEach((values, i) => {
    expect(values).toHaveLength(outputs[i].length);
    values.forEach((value, j) => expect(value).toBeCloseTo(outputs[i][j], 5));
  });
  expect(probabilities.reduce((sum, p) => sum + p, 0)).toBeCloseTo(1, 6);
  expect(probabilities.indexOf(Math.max(...probabilities))).toBe(
    preActivations[2].indexOf(Math.max(...preActivations[2])),
  );
});

test('predict refuses parameters or an input that do not fit the sizes', () => {
  expect(() => predict({ sizes, parameters: parameters.slice(1), activation: tanh }, x)).toThrow(
    'need 6 parameters and 20 inputs, but there are 5 and 20',
  );
  expect(() => predict({ sizes: [20, 15, 8, 4], parameters, activation: tanh }, x)).toThrow(
    'layer 1 needs 15 × 20 weights',
  );
});
