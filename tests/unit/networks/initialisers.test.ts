import { expect, test } from 'vitest';
import gelu from '../../../src/activations/gelu.ts';
import relu from '../../../src/activations/relu.ts';
import tanh from '../../../src/activations/tanh.ts';
import * as initialisers from '../../../src/networks/initialisers.ts';
import { createRandom } from '../../../src/numerics/random.ts';
import { mean, rms, standardDeviation } from '../../../src/numerics/statistics.ts';

const fans = { fanIn: 200, fanOut: 300 };

test.each([
  ['glorotUniform', 2 / 500],
  ['glorotNormal', 2 / 500],
  ['heUniform', 2 / 200],
  ['heNormal', 2 / 200],
  ['lecunUniform', 1 / 200],
  ['lecunNormal', 1 / 200],
] as const)('%s has mean 0 and its variance', (name, variance) => {
  const weights = new Float64Array(60_000);
  initialisers[name](weights, fans, createRandom(1));
  // Standard errors of 60,000 draws: 0.4 % of the deviation for the mean, 0.3 % for the deviation.
  expect(Math.abs(mean(weights))).toBeLessThan(0.02 * Math.sqrt(variance));
  expect(Math.abs(standardDeviation(weights) / Math.sqrt(variance) - 1)).toBeLessThan(0.012);
});

test('uniform weights stay inside ±√(3·variance), normal ones do not', () => {
  const [uniform, normal] = [new Float64Array(5000), new Float64Array(5000)];
  initialisers.heUniform(uniform, fans, createRandom(1));
  initialisers.heNormal(normal, fans, createRandom(1));
  const bound = Math.sqrt(3 * (2 / 200));
  expect(uniform.every((w) => Math.abs(w) <= bound)).toBe(true);
  expect(normal.some((w) => Math.abs(w) > bound)).toBe(true);
});

test.each([
  [relu, 2],
  [tanh, 2.536175],
  [gelu, 2.351716],
] as const)('the own gain of $id keeps the mean square at 1', (activation, square) => {
  expect(initialisers.gainSquared(activation)).toBeCloseTo(square, 6);
});

test('ownGain scales the same draws by the gain', () => {
  const [own, lecun] = [new Float64Array(9), new Float64Array(9)];
  initialisers.ownGain(tanh)(own, fans, createRandom(5));
  initialisers.lecunNormal(lecun, fans, createRandom(5));
  expect(rms(own) / rms(lecun)).toBeCloseTo(Math.sqrt(2.536175), 6);
});
