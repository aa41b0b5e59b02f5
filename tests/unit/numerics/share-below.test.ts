import { describe, expect, it } from 'vitest';
import { activationOf, defaultsOf } from '../../../src/activations/index.ts';
import { propertiesOf } from '../../../src/activations/properties.ts';
import { shareBelow } from '../../../src/numerics/share-below.ts';

const saturated = (id: string, deviation: number, threshold = 0.05) => {
  const activation = activationOf(id);
  const values = defaultsOf(activation);
  const level = threshold * propertiesOf(activation).lipschitz;
  return shareBelow((x) => activation.df(x, values), level, deviation);
};

describe('The share of a normal input that falls where a function is low', () => {
  // Closed form 2Φ(−x₀/s) with x₀ = 2 arcosh √20, arcosh √20, 1.5 arcosh √20 and √20 − 1.
  it.each([
    ['sigmoid', 1, 0.0013],
    ['sigmoid', 2, 2.94],
    ['sigmoid', 4, 27.61],
    ['tanh', 1, 2.94],
    ['tanh', 2, 27.61],
    ['tanh', 4, 58.61],
    ['lecun-tanh', 2, 10.23],
    ['softsign', 2, 8.26],
    ['softsign', 4, 38.54],
  ])('of %s at deviation %d is %f per cent, as the closed form says', (id, deviation, percent) => {
    expect(100 * saturated(id, deviation)).toBeCloseTo(percent, 2);
  });

  it('is a half for ReLU, whose slope is 0 on one side', () => {
    expect(saturated('relu', 3)).toBeCloseTo(0.5, 12);
  });

  it('keeps its digits in the tail', () => {
    expect(shareBelow((x) => (x > 8 ? -1 : 1), 0, 1) / 6.220960574271785e-16).toBeCloseTo(1, 6);
  });

  it('is nothing where the function is never low, all where it always is', () => {
    expect(shareBelow(() => 1, 0.5, 1)).toBe(0);
    expect(shareBelow(() => 0, 0.5, 1)).toBeCloseTo(1, 15);
  });

  it('refuses a deviation that is none', () => {
    expect(() => shareBelow(Math.sin, 0, 0)).toThrow('must be above 0');
  });
});
