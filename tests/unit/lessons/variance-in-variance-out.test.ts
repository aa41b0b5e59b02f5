/** What the lesson on variances claims, held against the theory, single networks and thirty layers in training. */
import { describe, expect, test } from 'vitest';
import { activationOf, defaultsOf } from '../../../src/activations/index.ts';
import { propertiesOf } from '../../../src/activations/properties.ts';
import { readFiles } from '../../../src/data/read-files.ts';
import { createImageSource } from '../../../src/data/source.ts';
import moments from '../../../src/experiments/moments-by-depth.ts';
import { runToEnd } from '../../../src/experiments/run.ts';
import thirtyLayers from '../../../src/experiments/thirty-layers.ts';
import { meanSquares } from '../../../src/numerics/mean-field.ts';
import { mean, median } from '../../../src/numerics/statistics.ts';

const source = createImageSource({ readBytes: readFiles('public/data') });

function theory(id: string, weightVariance: number, depth: number) {
  const activation = activationOf(id);
  const values = defaultsOf(activation);
  return meanSquares(
    {
      f: (x) => activation.f(x, values),
      df: (x) => activation.df(x, values),
      kinks: activation.kinks.map(({ x }) => x),
      weightVariance,
    },
    depth,
  );
}

test('a ReLU layer keeps exactly σ²/2 of the mean square, both ways', () => {
  for (const weightVariance of [1, 2, 3.1]) {
    const { forward, backward } = theory('relu', weightVariance, 30);
    expect(forward[29] / (weightVariance / 2) ** 29).toBeCloseTo(1, 9);
    expect(backward[0] / (weightVariance / 2) ** 29).toBeCloseTo(1, 9);
  }
});

test('gains agree with those computed by mpmath to the digits printed', () => {
  // facts.md 1.4: 40 digits, rounded.
  const known = { relu: 2, tanh: 2.536175, gelu: 2.351716, silu: 2.810761, selu: 1, softsign: 5.464062 };
  for (const [id, variance] of Object.entries(known))
    expect(propertiesOf(activationOf(id)).gaussian.weightVariance).toBeCloseTo(variance, 6);
  const factors = { relu: 1, tanh: 1.177807, gelu: 1.072032, elu: 1.035905, selu: 1.071575 };
  for (const [id, factor] of Object.entries(factors))
    expect(propertiesOf(activationOf(id)).gaussian.gradientFactor).toBeCloseTo(factor, 6);
});

test('GELU’s length runs away from its fixed point, tanh’s comes back to it', () => {
  const gelu = propertiesOf(activationOf('gelu')).gaussian.weightVariance;
  expect(theory('gelu', 2.4, 50).forward[49]).toBeGreaterThan(3);
  expect(theory('gelu', gelu, 50).forward[49]).toBeCloseTo(1, 3);
  expect(theory('gelu', 2.3, 50).forward[49]).toBeLessThan(0.1);
  const [, ...tanh] = theory('tanh', 2.4, 50).forward;
  expect(Math.abs(tanh[48] - tanh[47])).toBeLessThan(1e-6);
});

test('networks of width 100 keep the length on average, and the typical one has half of it', async () => {
  const frames = await runToEnd(moments, { networks: 400, width: 100, depth: 31, weightVariance: 2 }, source);
  const lengths = frames.map(({ forward }) => forward[30] / forward[0]);
  // The mean of 400 with a variance of 3.3 has a standard error of 0.09.
  expect(Math.abs(mean(lengths) - 1)).toBeLessThan(0.3);
  expect(median(lengths)).toBeGreaterThan(0.38);
  expect(median(lengths)).toBeLessThan(0.62);
  const gradients = frames.map(({ backward }) => backward[0]);
  expect(Math.abs(mean(gradients) - 1)).toBeLessThan(0.35);
});

describe.each([1, 2, 3])('thirty layers from seed %i', (seed) => {
  const run = async (settings: Partial<typeof thirtyLayers.defaults>) =>
    (await runToEnd(thirtyLayers, { ...settings, seed }, source)).at(-1);

  test('with 1/n plain gradient descent stays at chance, with 2/n it learns', async () => {
    const end = await run({});
    const [one, two] = end?.losses ?? [];
    expect(one).toBeCloseTo(Math.log(10), 2);
    expect(end?.accuracies?.[0]).toBeLessThan(0.13);
    expect(two).toBeGreaterThan(0.8);
    expect(two).toBeLessThan(1.4);
    expect(end?.accuracies?.[1]).toBeGreaterThan(0.5);
    expect(end?.accuracies?.[1]).toBeLessThan(0.76);
  });

  test('Adam trains both, and 2/n further', async () => {
    const [one, two] = (await run({ optimiser: 'adam', learningRate: 0.001 }))?.losses ?? [];
    expect(one).toBeGreaterThan(0.95);
    expect(one).toBeLessThan(1.35);
    expect(two).toBeGreaterThan(0.5);
    expect(two).toBeLessThan(0.75);
  });

  test('ten layers with 2/n come further than thirty', async () => {
    const [, two] = (await run({ depth: 10 }))?.losses ?? [];
    expect(two).toBeGreaterThan(0.36);
    expect(two).toBeLessThan(0.49);
  });
});
