import { expect, test } from 'vitest';
import { allWeightsNegative, deadOnALine, depthAt, oneInputDies } from '../../../src/numerics/born-dead.ts';

/** facts.md 2.5: 200,000 networks of one number, simulated, and the upper bound. */
const known = [
  [2, 5, 0.499, 0.684],
  [2, 10, 0.882, 0.925],
  [2, 20, 0.993, 0.996],
  [3, 10, 0.58, 0.699],
  [4, 10, 0.295, 0.441],
  [5, 10, 0.128, 0.249],
  [8, 20, 0.037, 0.072],
] as const;

test.each(known)('width %i, depth %i: simulated %d, bound %d', (width, depth, simulated, bound) => {
  expect(oneInputDies(width, depth)).toBeCloseTo(bound, 3);
  const { low, high } = deadOnALine(width, depth);
  expect(low).toBeLessThan(simulated + 0.001);
  expect(high).toBeGreaterThan(simulated - 0.001);
  expect(high).toBeLessThan(bound);
  expect(allWeightsNegative(width, depth)).toBeLessThan(simulated + 0.001);
});

test('of two layers of two ReLUs one in 6.4 is dead: signs and angles counted by hand', () => {
  // Half of the first layers lose one input (the other then dies with ¼), half make both orthogonal (both die with 1/16).
  expect(deadOnALine(2, 3).low).toBeCloseTo(0.5 * 0.25 + 0.5 / 16, 12);
});

test('nothing dies without a hidden layer, and everything in the end', () => {
  expect(oneInputDies(3, 1)).toBe(0);
  expect(deadOnALine(3, 2)).toEqual({ low: 0, high: 0 });
  for (const of of [oneInputDies, allWeightsNegative, (w: number, d: number) => deadOnALine(w, d).low])
    expect(of(3, 20000)).toBeCloseTo(1, 12);
});

test('a small chance keeps its digits', () => {
  expect(oneInputDies(60, 2) / 2 ** -60).toBeCloseTo(1, 12);
});

test('the depth for a share is where the bound has it', () => {
  expect(oneInputDies(5, 40)).toBeCloseTo(0.71, 2);
  expect(depthAt(5, oneInputDies(5, 40))).toBeCloseTo(40, 9);
  expect(() => depthAt(5, 1)).toThrow(RangeError);
});

test.each([
  [0, 5],
  [2.5, 5],
  [2, 0],
  [2, NaN],
])('width %d and depth %d are refused', (width, depth) => {
  expect(() => oneInputDies(width, depth)).toThrow('whole numbers');
});
