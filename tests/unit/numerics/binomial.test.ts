import { expect, test } from 'vitest';
import { wilsonInterval } from '../../../src/numerics/binomial.ts';

test.each([
  // Newcombe (1998), table I, “score”.
  [81, 263, 0.2553, 0.3662],
  [15, 148, 0.0624, 0.1605],
  [0, 20, 0, 0.1611],
  [1, 29, 0.0061, 0.1718],
])('%i of %i is Newcombe’s interval', (successes, trials, low, high) => {
  const interval = wilsonInterval(successes, trials);
  expect(interval.low).toBeCloseTo(low, 4);
  expect(interval.high).toBeCloseTo(high, 4);
});

test('its ends are the probabilities from which the count is 1.96 deviations away', () => {
  for (const [successes, trials] of [
    [3, 17],
    [400, 1000],
    [999, 1000],
  ]) {
    const { low, high } = wilsonInterval(successes, trials);
    for (const p of [low, high])
      expect(Math.abs(successes - trials * p) / Math.sqrt(trials * p * (1 - p))).toBeCloseTo(1.959964, 5);
  }
});

test('over many probabilities it covers the true one 95 times in 100, by the binomial itself', () => {
  const trials = 50;
  let covered = 0;
  const ps = Array.from({ length: 199 }, (_, i) => (i + 1) / 200);
  for (const p of ps) {
    let term = (1 - p) ** trials;
    for (let k = 0; k <= trials; k++) {
      const { low, high } = wilsonInterval(k, trials);
      if (low <= p && p <= high) covered += term / ps.length;
      term *= ((trials - k) / (k + 1)) * (p / (1 - p));
    }
  }
  expect(covered).toBeGreaterThan(0.945);
  expect(covered).toBeLessThan(0.962);
});

test('nothing and everything have an interval too', () => {
  expect(wilsonInterval(0, 100)).toEqual({ low: 0, high: expect.closeTo(0.037, 3) as number });
  expect(wilsonInterval(100, 100)).toEqual({ low: expect.closeTo(0.963, 3) as number, high: 1 });
});

test.each([
  [-1, 10],
  [11, 10],
  [0, 0],
  [0.5, 10],
  [NaN, 10],
])('%d of %d is refused', (successes, trials) => {
  expect(() => wilsonInterval(successes, trials)).toThrow(RangeError);
});
