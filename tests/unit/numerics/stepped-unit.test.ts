import { expect, test } from 'vitest';
import { logistic, logisticCurvature, logisticDerivative, softplus } from '../../../src/numerics/logistic.ts';
import { createRandom } from '../../../src/numerics/random.ts';
import { mean, sum, variance } from '../../../src/numerics/statistics.ts';
import {
  drawRectified,
  drawStepped,
  rectifiedBelow,
  rectifiedMean,
  rectifiedVariance,
  steppedLaw,
  steppedMean,
  steppedSilence,
  steppedVariance,
} from '../../../src/numerics/stepped-unit.ts';

const places = [-6, -1.3, 0, 0.7, 2, 5.5, 20];

test('at 0 the copies agree with sums by mpmath', () => {
  expect(steppedMean(0)).toBeCloseTo(0.682569478967364, 14);
  expect(steppedVariance(0)).toBeCloseTo(0.499999894383864, 14);
  expect(steppedSilence(0)).toBeCloseTo(0.448595493445337, 14);
});

test('sums miss their integrals by a twenty-fourth of the slope at the end', () => {
  for (const x of places) {
    expect(softplus(x) - steppedMean(x)).toBeCloseTo(logisticDerivative(x) / 24, 3);
    expect(logistic(x) - steppedVariance(x)).toBeCloseTo(logisticCurvature(x) / 24, 3);
  }
  // The largest gap, to the digits of facts.md.
  expect(softplus(0) - steppedMean(0)).toBeCloseTo(0.010577702, 9);
});

test('the law of the count has the mean, the variance and the silence of the copies', () => {
  for (const x of places) {
    const law = [...steppedLaw(x, 60)];
    expect(sum(law)).toBeCloseTo(1, 12);
    const first = sum(law.map((chance, n) => n * chance));
    expect(first).toBeCloseTo(steppedMean(x), 10);
    expect(sum(law.map((chance, n) => (n - first) ** 2 * chance))).toBeCloseTo(steppedVariance(x), 10);
    expect(law[0] / steppedSilence(x)).toBeCloseTo(1, 10);
  }
});

test('means, variances and chances of both units are those of their draws', () => {
  for (const x of [-1, 0, 1.5, 4]) {
    const random = createRandom(7);
    const coins = Array.from({ length: 20_000 }, () => drawStepped(x, random));
    const draws = Array.from({ length: 20_000 }, () => drawRectified(x, random));
    // Standard errors are at most 0.007 for means and about 0.01 for variances.
    expect(Math.abs(mean(coins) - steppedMean(x))).toBeLessThan(0.03);
    expect(Math.abs(variance(coins) - steppedVariance(x))).toBeLessThan(0.05);
    expect(Math.abs(mean(draws) - rectifiedMean(x))).toBeLessThan(0.03);
    expect(Math.abs(variance(draws) - rectifiedVariance(x))).toBeLessThan(0.05);
    const zeros = draws.filter((y) => y === 0).length / draws.length;
    expect(Math.abs(zeros - rectifiedBelow(x, 0))).toBeLessThan(0.016);
  }
  expect(rectifiedBelow(3, -0.1)).toBe(0);
  expect(rectifiedVariance(-30)).toBeGreaterThanOrEqual(0);
});
