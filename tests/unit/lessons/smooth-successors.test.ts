/** What the lesson on smooth successors claims of its figures. */
import { describe, expect, test } from 'vitest';
import { readFiles } from '../../../src/data/read-files.ts';
import { createImageSource } from '../../../src/data/source.ts';
import { runToEnd } from '../../../src/experiments/run.ts';
import smoothLandscape from '../../../src/experiments/smooth-landscape.ts';
import approximation from '../../../src/figures/approximation-error.ts';
import masks from '../../../src/figures/gelu-from-dropout.ts';
import bends from '../../../src/figures/minimum-and-curvature.ts';
import { roughness } from '../../../src/numerics/roughness.ts';

const source = createImageSource({ readBytes: readFiles('public/data') });

function errors(cubic: number, steepness: number) {
  if (approximation.source.kind !== 'instant') throw new Error('not instant');
  return approximation.source.compute({ cubic, steepness });
}

test('the approximations are off by what facts.md computed with mpmath', () => {
  const { largestTanh, atTanh, largestSigmoid, atSigmoid } = errors(0.044715, 1.702);
  expect(largestTanh).toBeCloseTo(4.7323e-4, 7);
  expect(Math.abs(atTanh)).toBeCloseTo(2.7, 1);
  expect(largestSigmoid).toBeCloseTo(0.0203348, 6);
  expect(Math.abs(atSigmoid)).toBeCloseTo(2.27, 2);
  expect(largestSigmoid / largestTanh).toBeGreaterThan(40);
});

test('neither constant gives the smallest largest error, and none near the better ones is better', () => {
  const best = errors(0.04438, 1.772);
  for (const [cubic, steepness] of [
    [0.0441, 1.75],
    [0.0447, 1.79],
  ]) {
    expect(errors(cubic, steepness).largestTanh).toBeGreaterThan(best.largestTanh);
    expect(errors(cubic, steepness).largestSigmoid).toBeGreaterThan(best.largestSigmoid);
  }
});

test('the dips lie where the text says', () => {
  if (bends.source.kind !== 'instant') throw new Error('not instant');
  const result = bends.source.compute({ activations: 'gelu+silu+mish+elu', x: 0 });
  const [gelu, silu, mish, elu] = result.bends.map(({ least }) => least);
  expect(gelu?.x).toBeCloseTo(-0.7518, 4);
  expect(gelu?.y).toBeCloseTo(-0.17, 4);
  expect(silu?.x).toBeCloseTo(-1.278465, 5);
  expect(silu?.y).toBeCloseTo(-0.278465, 5);
  expect(mish?.y).toBeCloseTo(-0.308843, 5);
  expect(elu).toBeUndefined();
});

test('the mean of masks comes to GELU as their number grows, whatever the seed', () => {
  if (masks.source.kind !== 'instant') throw new Error('not instant');
  for (const seed of [1, 2, 3, 4, 5]) {
    expect(masks.source.compute({ law: 'normal', masks: 400, seed }).largestGap).toBeLessThan(0.08);
    expect(masks.source.compute({ law: 'normal', masks: 1, seed }).largestGap).toBeGreaterThan(0.5);
  }
});

describe.each([1, 2, 3])('along a line through the weights, from seed %i', (seed) => {
  const slices = async (images: number) =>
    (await runToEnd(smoothLandscape, { images, seed }, source)).at(-1)?.slices ?? [];

  test('losses are equally smooth, and only ReLU’s curvature is jagged', async () => {
    const [relu, gelu] = await slices(100);
    expect(relu.activation).toBe('relu');
    for (const { losses } of [relu, gelu]) expect(roughness(losses)).toBeLessThan(1.75);
    expect(roughness(relu.slopes)).toBeLessThan(1.5);
    expect(roughness(relu.curvatures)).toBeGreaterThan(31);
    expect(roughness(relu.curvatures)).toBeLessThan(43);
    expect(roughness(gelu.curvatures)).toBeLessThan(2);
  });

  test('with one image the slope of ReLU jumps more than with a hundred', async () => {
    const [[one], [hundred]] = [await slices(1), await slices(100)];
    expect(roughness(one.slopes)).toBeGreaterThan(roughness(hundred.slopes));
  });
});

test('a slope is the derivative of the loss beside it', async () => {
  const last = (await runToEnd(smoothLandscape, { images: 10, points: 2001 }, source)).at(-1);
  const gelu = last?.slices[1];
  const places = last?.places ?? [];
  for (const i of [300, 1000, 1700]) {
    const rise =
      ((gelu?.losses[i + 1] ?? NaN) - (gelu?.losses[i - 1] ?? NaN)) / (places[i + 1] - places[i - 1]);
    expect(rise / (gelu?.slopes[i] ?? NaN)).toBeCloseTo(1, 3);
  }
});
