import { expect, test } from 'vitest';
import { meanSquares } from '../../../src/numerics/mean-field.ts';
import { roughness } from '../../../src/numerics/roughness.ts';

const relu = { f: (x: number) => Math.max(0, x), df: (x: number) => Number(x > 0), kinks: [0] };

test('a ReLU net with variance 2 keeps both mean squares, with 1 halves them layer by layer', () => {
  const kept = meanSquares({ ...relu, weightVariance: 2 }, 4);
  for (const value of [...kept.forward, ...kept.backward]) expect(value).toBeCloseTo(1, 12);
  const halved = meanSquares({ ...relu, weightVariance: 1 }, 4);
  halved.forward.forEach((value, layer) => {
    expect(value).toBeCloseTo(2 ** -layer, 12);
  });
  halved.backward.forEach((value, layer) => {
    expect(value).toBeCloseTo(2 ** (layer - 3), 12);
  });
});

test('what the gradient loses depends on how large the signal is there', () => {
  const tanh = { f: Math.tanh, df: (x: number) => 1 - Math.tanh(x) ** 2, kinks: [], weightVariance: 1 };
  const { forward, backward } = meanSquares(tanh, 3);
  // E tanh² and E (tanh′)² for a standard Gaussian, which is what the first layer has.
  expect(forward[1]).toBeCloseTo(0.39429449, 8);
  expect(backward[0] / backward[1]).toBeCloseTo(0.4644029, 7);
  expect(backward[1]).toBeGreaterThan(backward[0] / backward[1]);
});

test('a curve that rises is 1 rough, a hill 2, a level one has no roughness', () => {
  expect(roughness([1, 2, 5, 9])).toBe(1);
  expect(roughness([0, 1, 3, 1, 0])).toBe(2);
  expect(roughness([0, 1, 0, 1, 0])).toBe(4);
  expect(roughness([3, 3, 3])).toBeNaN();
});
