/** Numbers that the lesson on max(0, x) prints, computed again. */
import { expect, test } from 'vitest';
import { readResult } from '../../../src/components/exercises/figure-truth.ts';
import figure from '../../../src/figures/from-sigmoids-to-relu.ts';
import { logistic } from '../../../src/numerics/logistic.ts';

test('the endless sum of shifted sigmoids is 0.6826 at zero, 0.0106 under log 2, and that is the most', () => {
  const settings = { copies: 5, each: true };
  let sum = 0;
  for (let i = 1; i <= 60; i++) sum += logistic(-i + 0.5);
  expect(sum).toBeCloseTo(0.6826, 4);
  expect(Math.LN2 - sum).toBeCloseTo(0.0106, 4);
  expect(readResult(figure, settings, 'endlessGap')).toBeCloseTo(-0.0106, 4);
  expect(readResult(figure, settings, 'endlessAt')).toBeCloseTo(0, 4);
});

test('nine copies follow softplus up to what the worked solution derives by hand', () => {
  const byHand = 9.5 + Math.log(0.02 * (1 - Math.exp(-1)));
  expect(byHand).toBeCloseTo(5.13, 2);
  expect(readResult(figure, { copies: 9, each: true }, 'follows')).toBeCloseTo(byHand, 1);
});

test('a result that a figure does not have is refused with the names there are', () => {
  expect(() => readResult(figure, { copies: 9, each: true }, 'gap')).toThrow(
    'computes no number "gap". Its numbers are: copies, follows, endlessAt, endlessGap.',
  );
});
