import { expect, test } from 'vitest';
import { randomisedAsymmetric } from '../../../src/networks/randomised-asymmetric.ts';
import { createRandom } from '../../../src/numerics/random.ts';
import { mean, variance } from '../../../src/numerics/statistics.ts';

const [units, inputs] = [4000, 8];

test.each([1, 2, 3])('from seed %i one number of each unit is raised, the others are normal', (seed) => {
  const weight = new Float64Array(units * inputs);
  const bias = new Float64Array(units);
  randomisedAsymmetric(weight, bias, { normals: createRandom(seed, 1), choices: createRandom(seed, 2) });

  const plain = createRandom(seed, 1);
  const raised: number[] = [];
  let inWeights = 0;
  for (let unit = 0; unit < units; unit++) {
    const changed = Array.from(
      { length: inputs },
      (_, i) => weight[unit * inputs + i] !== (0.6007 / Math.sqrt(inputs)) * plain.normal(),
    );
    const places = changed.flatMap((yes, i) => (yes ? [i] : []));
    expect(places.length).toBeLessThanOrEqual(1);
    inWeights += places.length;
    raised.push(places.length === 1 ? weight[unit * inputs + places[0]] : bias[unit]);
  }
  // Each of the eight weights and the bias is as likely.
  expect(Math.abs(inWeights / units - 8 / 9)).toBeLessThan(0.02);
  // Beta(2, 1): mean 2/3, variance 1/18.
  expect(Math.min(...raised)).toBeGreaterThan(0);
  expect(Math.max(...raised)).toBeLessThan(1);
  expect(mean(raised)).toBeCloseTo(2 / 3, 1);
  expect(Math.abs(variance(raised) - 1 / 18)).toBeLessThan(0.004);
});

test('a wide ReLU layer does not make the mean square grow, and a third of it is off, not half', () => {
  const [weight, bias] = [new Float64Array(units * 400), new Float64Array(units)];
  const random = createRandom(5);
  randomisedAsymmetric(weight, bias, { normals: random, choices: random });
  const signal = Float64Array.from({ length: 400 }, () => Math.max(0, Math.SQRT2 * random.normal()));
  const out = Array.from(bias, (b, unit) =>
    signal.reduce((sum, a, i) => sum + weight[unit * 400 + i] * a, b),
  );
  const square = (x: readonly number[]) => x.reduce((sum, v) => sum + v * v, 0) / x.length;
  const kept = square(out.map((z) => Math.max(0, z))) / square(Array.from(signal));
  expect(kept).toBeGreaterThan(0.6);
  expect(kept).toBeLessThan(0.9);
  const off = out.filter((z) => z <= 0).length / units;
  expect(Math.abs(off - 0.35)).toBeLessThan(0.03);
});

test('weights that do not fit are refused', () => {
  const random = createRandom(1);
  expect(() =>
    randomisedAsymmetric(new Float64Array(5), new Float64Array(2), { normals: random, choices: random }),
  ).toThrow('do not divide');
});
