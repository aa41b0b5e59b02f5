/** What the lesson on backpropagation says of its figures, held against what they compute. */
import { describe, expect, test } from 'vitest';
import { readResult } from '../../../src/components/exercises/figure-truth.ts';
import stepper from '../../../src/figures/backprop-stepper.ts';
import { differenceErrors } from '../../../src/networks/difference-errors.ts';
import { activationOf } from '../../../src/activations/index.ts';

const { controls, source } = stepper;
const page = {
  ...{ step: 24, mode: 'show', answer: '', activation: 'relu' },
  ...{ x1: controls.x1.default, x2: controls.x2.default, t: controls.t.default },
  ...{ w11: controls.w11.default, w12: controls.w12.default, b1: controls.b1.default },
  ...{ w21: controls.w21.default, w22: controls.w22.default, b2: controls.b2.default },
  ...{ v1: controls.v1.default, v2: controls.v2.default, c: controls.c.default },
} as const;
type Unit = 'relu' | 'leaky-relu' | 'tanh' | 'sigmoid';
const filledIn = (step: number, answer: string, activation: Unit = 'relu') => {
  if (source.kind !== 'instant') throw new Error('the stepper is instant');
  return source.compute({ ...page, step, mode: 'ask', answer, activation });
};

describe('the stepper', () => {
  const worked: Readonly<Record<string, number>> = {
    ...{ z1: 1.5, a1: 1.5, z2: -0.9, a2: 0, y: 1.3, loss: 0.32, dy: 0.8, slope1: 1, slope2: 0 },
    ...{ dc: 0.8, dv1: 1.2, dv2: 0, da1: 0.64, dz1: 0.64, dw11: 1.28, dw12: -0.64, db1: 0.64 },
    ...{ da2: -0.4, dz2: 0, dw21: 0, dw22: 0, db2: 0, dx1: 0.32, dx2: -0.128 },
  };
  test.each(Object.entries(worked))('says %s is %d, as the text works out by hand', (name, value) => {
    expect(readResult(stepper, page, name)).toBeCloseTo(value, 12);
  });

  test('opening the second unit lowers the loss from 0.32 to 0.125, though its gradients were zero', () => {
    const open = { ...page, b2: '2' };
    expect(readResult(stepper, open, 'y')).toBeCloseTo(1, 12);
    expect(readResult(stepper, open, 'loss')).toBeCloseTo(0.125, 12);
  });

  test('accepts each right number, also rounded to two decimals, and then shows it', () => {
    for (let step = 1; step <= 24; step++) {
      const { steps } = filledIn(step, '');
      const value = steps[step - 1]?.value ?? NaN;
      for (const answer of [String(value), value.toFixed(2)]) {
        const { verdict, gap } = filledIn(step, answer);
        expect(verdict.kind, `step ${step}`).toBe('right');
        expect(gap).toBe(false);
      }
    }
  });

  test('says what went wrong, not only that something did', () => {
    // ∂L/∂y with its sign turned; ∂L/∂w₁₁ by the weight and not by the input; one path of two.
    expect(filledIn(7, '-0.8').verdict.words).toContain('sign is turned');
    expect(filledIn(15, '0.32').verdict.words).toContain('multiplied by the input x₁');
    expect(filledIn(14, '1.64').verdict.words).toContain('multiplied, not added');
    expect(filledIn(19, '-0.4').verdict.kind).not.toBe('right');
    expect(filledIn(10, '7').verdict.words).toContain('Put the numbers into');
  });

  test('takes every right number for right with any unit, and has slips to tell for each', () => {
    for (const activation of ['relu', 'leaky-relu', 'tanh', 'sigmoid'] as const)
      for (let step = 1; step <= 24; step++) {
        const { steps } = filledIn(step, '', activation);
        const { value, slips } = steps[step - 1] ?? { value: NaN, slips: [] };
        expect(filledIn(step, value.toFixed(4), activation).verdict.kind).toBe('right');
        expect(slips.length, `${activation}, step ${step}`).toBeGreaterThan(2);
      }
  });
});

describe('the check', () => {
  const slopeOfError = (errors: readonly number[], per: number) =>
    Math.log10((errors[0] ?? NaN) / (errors.at(-1) ?? NaN)) / per;

  test.each([1, 2, 3, 4, 5])(
    'a central difference gains two digits a power of ten, one-sided one, seed %i',
    (seed) => {
      const { steps } = differenceErrors({
        activation: activationOf('tanh'),
        preActivation: 0.3,
        precision: 'float64',
        seed,
      });
      // From 10⁻² to 10⁻⁴: steps come four a power of ten.
      const part = steps.slice(4, 13);
      expect(
        slopeOfError(
          part.map((s) => s.centralError),
          2,
        ),
      ).toBeGreaterThan(1.8);
      expect(
        slopeOfError(
          part.map((s) => s.centralError),
          2,
        ),
      ).toBeLessThan(2.2);
      expect(
        slopeOfError(
          part.map((s) => s.forwardError),
          2,
        ),
      ).toBeGreaterThan(0.8);
      expect(
        slopeOfError(
          part.map((s) => s.forwardError),
          2,
        ),
      ).toBeLessThan(1.2);
      // Where rounding and curvature balance: neither the largest step nor the smallest.
      const best = steps.reduce((a, b) => (b.centralError < a.centralError ? b : a));
      expect(best.h).toBeGreaterThan(1e-6);
      expect(best.h).toBeLessThan(1e-4);
      expect(best.centralError).toBeLessThan(1e-9);
      expect(steps.at(-1)?.centralError).toBeGreaterThan(1e-5);
    },
  );
});
