import { describe, expect, test } from 'vitest';
import { lecunUniform } from '../../../src/networks/initialisers.ts';
import { build } from '../../../src/networks/models/build.ts';
import { leNet5 } from '../../../src/networks/models/lenet-5.ts';
import { leNetInput, predictLeNet5 } from '../../../src/networks/predict-lenet-5.ts';
import { createRandom } from '../../../src/numerics/random.ts';

describe('One image through LeNet-5 on the page', () => {
  const network = build(leNet5({ initialiser: lecunUniform }), { random: createRandom(7) });
  const random = createRandom(8);
  for (const { value } of network.parameters)
    for (let i = 0; i < value.length; i++) value[i] += 0.1 * random.normal();
  const input = Float32Array.from({ length: 1024 }, () => random.normal());
  const weights = network.parameters.map(({ value }) => Float32Array.from(value));

  test('gives every map as the layers do', () => {
    const maps = predictLeNet5(weights, input);
    const seen: Record<string, Float32Array> = {};
    let y: ArrayLike<number> = input;
    network.layers.forEach((layer, i) => {
      y = layer.forward(Float32Array.from(y), 1);
      seen[network.names[i]] = Float32Array.from(y);
    });
    for (const layer of ['C1', 'S2', 'C3', 'S4', 'C5', 'F6'] as const) {
      const expected = seen[`${layer} lecun-tanh`];
      expect(maps[layer]).toHaveLength(expected.length);
      maps[layer].forEach((value, i) => expect(Math.abs(value - expected[i])).toBeLessThan(1e-4));
    }
    maps.penalties.forEach((penalty, i) => expect(penalty / seen['output'][i]).toBeCloseTo(1, 4));
  });

  test('is given paper at −0.1 and ink at 1.175, two pixels from the edge', () => {
    const image = new Uint8Array(784);
    image[0] = 255;
    const framed = leNetInput(image);
    expect(framed[2 * 32 + 2]).toBeCloseTo(1.175, 6);
    expect(framed.filter((value) => Math.abs(value + 0.1) < 1e-6)).toHaveLength(1023);
  });

  test('refuses weights that are not LeNet-5’s', () => {
    expect(() => predictLeNet5(weights.slice(1), input)).toThrow('needs 12 parameters');
  });
});
