/** What the lesson on Boltzmann machines claims of its figures, on runs from three seeds. */
import { describe, expect, test } from 'vitest';
import { readFiles } from '../../../src/data/read-files.ts';
import { createImageSource } from '../../../src/data/source.ts';
import equivariance from '../../../src/experiments/intensity-equivariance.ts';
import pretraining from '../../../src/experiments/pretraining.ts';
import rbm from '../../../src/experiments/rbm.ts';
import { runToEnd } from '../../../src/experiments/run.ts';
import figure from '../../../src/figures/intensity-equivariance.ts';

const source = createImageSource({ readBytes: readFiles('public/data') });

describe.each([1, 2, 3])('two machines from seed %i', (seed) => {
  const at = async (step: number, settings: Partial<typeof rbm.defaults>) =>
    (await runToEnd(rbm, { ...settings, seed }, source, { stopAfter: step }))
      .filter(({ gaps }) => gaps)
      .at(-1);

  test('rectified units are the less sparse ones, and neither kind overfits 10,000 images', async () => {
    const end = await at(100, {});
    expect(end?.zeros?.[1]).toBeLessThan((end?.zeros?.[0] ?? 0) - 0.005);
    for (const gap of end?.gaps ?? [NaN]) expect(Math.abs(gap)).toBeLessThan(4);

    // Five rounds instead of one: reconstructions get no better.
    const rounds = await at(100, { k: 5 });
    for (const kind of [0, 1]) expect(rounds?.errors[kind]).toBeGreaterThan((end?.errors[kind] ?? NaN) + 2);
  });

  test('with 500 images the gap grows from the start', async () => {
    const end = await at(100, { images: 500 });
    for (const gap of end?.gaps ?? [NaN]) expect(gap).toBeGreaterThan(5);
  });

  test('a rate of 0.3 silences rectified units within 100 steps, one of 2 binary ones', async () => {
    const end = await at(100, { binaryRate: 2, rectifiedRate: 0.3 });
    for (const share of end?.zeros ?? [0]) expect(share).toBeGreaterThan(0.97);
  });
});

test('the gap of the exercise: 500 images, seed 1, to the end; the error is below that of all images', async () => {
  const end = (await runToEnd(rbm, { images: 500, seed: 1 }, source)).at(-1);
  expect(end?.gaps?.[0]).toBeGreaterThan(38);
  expect(end?.gaps?.[0]).toBeLessThan(45);
  expect(end?.gaps?.[1]).toBeLessThan(37);
  for (const error of end?.errors ?? [NaN]) expect(error).toBeLessThan(8);
});

test.each([1, 2, 3])(
  'on clothes 0.03 is too fast for rectified units, and 0.01 does better, from seed %i',
  async (seed) => {
    const end = async (rectifiedRate: number) =>
      (await runToEnd(rbm, { set: 'fashion-mnist', rectifiedRate, seed }, source, { stopAfter: 300 })).at(-1);
    const [fast, slow] = [await end(0.03), await end(0.01)];
    expect(fast?.errors[1]).toBeGreaterThan((fast?.errors[0] ?? NaN) + 3);
    expect(fast?.zeros?.[1]).toBeGreaterThan(0.8);
    expect(slow?.errors[1]).toBeLessThan((seed === 1 ? 2 / 3 : 0.8) * (fast?.errors[1] ?? 0));
    expect(slow?.errors[1]).toBeGreaterThan(slow?.errors[0] ?? NaN);
  },
);

test('without biases a rectified code scales with its image, with them it does not, and a binary one does not dim', async () => {
  for (const seed of [1, 2, 3]) {
    const frames = await runToEnd(equivariance, { seed, steps: 80 }, source);
    const { source: run } = figure;
    if (run.kind !== 'run') throw new Error('not a run');
    const look = { image: 1, brightness: 0.5, seed };
    const result = frames.reduce(
      (trained, frame) => run.collect(trained, frame, { ...look, biases: 'zero' }),
      run.start({ ...look, biases: 'zero' }),
    );
    const zero = figure.numbers?.(result, { ...look, biases: 'zero' });
    const learned = figure.numbers?.(result, { ...look, biases: 'learned' });
    expect(zero?.['rectifiedLength']).toBeCloseTo(0.5, 6);
    expect(zero?.['rectifiedCosine']).toBeCloseTo(1, 6);
    expect(learned?.['rectifiedLength']).toBeGreaterThan(0.52);
    expect(learned?.['rectifiedCosine']).toBeLessThan(0.998);
    expect(zero?.['binaryLength']).toBeGreaterThan(0.9);
    expect(learned?.['binaryLength']).toBeGreaterThan(0.9);
    expect(zero?.['binaryCosine']).toBeGreaterThan(0.97);
  }
});

describe.each([1, 2, 3])('four classifiers from seed %i', (seed) => {
  test('rectified from random beats binary pre-trained; pre-training helps the rectified one a little', async () => {
    const end = (await runToEnd(pretraining, { seed, checks: 1 }, source)).at(-1);
    const [binary, binaryPretrained, rectified, rectifiedPretrained] = (end?.accuracies ?? []).map(
      (share) => 100 * (1 - share),
    );
    expect(binary).toBeGreaterThan(8.2);
    expect(binary).toBeLessThan(8.9);
    expect(binaryPretrained).toBeGreaterThan(7.9);
    expect(binaryPretrained).toBeLessThan(8.9);
    expect(rectified).toBeGreaterThan(5.8);
    expect(rectified).toBeLessThan(6.6);
    expect(rectifiedPretrained).toBeGreaterThan(5);
    expect(rectifiedPretrained).toBeLessThan(5.9);
    expect(rectified).toBeLessThan(binaryPretrained - 1.5);
    expect(rectified - rectifiedPretrained).toBeGreaterThan(0.25);
    expect(rectified - rectifiedPretrained).toBeLessThan(1.35);
    expect(end?.errors[1]).toBeLessThan((end?.errors[0] ?? 0) - 1.5);
    for (const error of end?.errors ?? [NaN]) expect(error).toBeGreaterThan(10);
  });

  test('on features that the labels do not move, pre-training is worth many points', async () => {
    const short = { seed, trained: 'output', labels: 1000, machineSteps: 200, steps: 200, checks: 1 };
    const [binary, binaryPretrained, rectified, rectifiedPretrained] =
      (await runToEnd(pretraining, short, source)).at(-1)?.accuracies ?? [];
    expect(binaryPretrained - binary).toBeGreaterThan(0.03);
    expect(rectifiedPretrained - rectified).toBeGreaterThan(0.03);
  });
});
