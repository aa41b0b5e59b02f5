import { expect, test } from 'vitest';
import * as statistics from '../../../src/numerics/statistics.ts';

const x = Float32Array.of(4, -3, 0, 1);

test('mean, variance, deviation, norm and root mean square of a few numbers', () => {
  expect(statistics.mean(x)).toBe(0.5);
  expect(statistics.variance(x)).toBe(6.25);
  expect(statistics.standardDeviation(x)).toBe(2.5);
  expect(statistics.norm(x)).toBe(Math.sqrt(26));
  expect(statistics.rms(x)).toBe(Math.sqrt(6.5));
});

test('quantiles are linear between neighbours, as in NumPy, and leave the array as it was', () => {
  expect(statistics.median(x)).toBe(0.5);
  expect(statistics.quantile(x, 0)).toBe(-3);
  expect(statistics.quantile(x, 1)).toBe(4);
  expect(statistics.quantile(x, 0.25)).toBe(-0.75);
  expect([...x]).toEqual([4, -3, 0, 1]);
});

test('−0 counts as zero, a tiny number does not unless it is under the threshold', () => {
  const y = Float32Array.of(0, -0, 1e-40, 1);
  expect(statistics.shareOfZeros(y)).toBe(0.5);
  expect(statistics.countBelow(y, 1e-3)).toBe(3);
});

test('an empty array has no statistics, and a quantile needs a share', () => {
  expect(() => statistics.mean([])).toThrow('mean of no numbers');
  expect(() => statistics.quantile([1], 1.5)).toThrow('p is 1.5');
});
