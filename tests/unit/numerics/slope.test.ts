import { expect, test } from 'vitest';
import { slopeOf } from '../../../src/numerics/slope.ts';

test('points on a line have its slope, and noise that is even about it does not change that', () => {
  expect(
    slopeOf([
      [1, 5],
      [2, 3],
      [4, -1],
    ]),
  ).toBeCloseTo(-2, 12);
  expect(
    slopeOf([
      [0, 1],
      [0, -1],
      [2, 7],
      [2, 5],
    ]),
  ).toBeCloseTo(3, 12);
});

test('one place has no slope', () => {
  expect(slopeOf([])).toBeNaN();
  expect(slopeOf([[1, 2]])).toBeNaN();
});
