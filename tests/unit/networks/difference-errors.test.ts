import { describe, expect, it } from 'vitest';
import { activationOf } from '../../../src/activations/index.ts';
import { differenceErrors, stepSizes } from '../../../src/networks/difference-errors.ts';

const errors = (id: string, preActivation: number, precision: 'float32' | 'float64' = 'float64') =>
  differenceErrors({ activation: activationOf(id), preActivation, precision, seed: 3 });

/** Slope of log error over log h between two step sizes. */
function order(
  steps: ReturnType<typeof errors>['steps'],
  key: 'centralError' | 'forwardError',
  from: number,
  to: number,
) {
  const at = (h: number) => steps[stepSizes.findIndex((size) => Math.abs(size / h - 1) < 1e-9)][key];
  return Math.log(at(from) / at(to)) / Math.log(from / to);
}

describe('Difference quotients against backpropagation', () => {
  it('a central difference errs by the square of the step, a forward one by the step', () => {
    const { steps } = errors('tanh', 0.6);
    expect(order(steps, 'centralError', 1e-1, 1e-3)).toBeCloseTo(2, 1);
    expect(order(steps, 'forwardError', 1e-3, 1e-5)).toBeCloseTo(1, 1);
  });

  it('rounding takes over for tiny steps, sooner in single precision', () => {
    const double = errors('tanh', 0.6).steps.map(({ centralError }) => centralError);
    const single = errors('tanh', 0.6, 'float32').steps.map(({ centralError }) => centralError);
    expect(Math.min(...double)).toBeLessThan(1e-9);
    expect(Math.min(...single)).toBeGreaterThan(1e-6);
    expect(double.at(-1)).toBeGreaterThan(1000 * Math.min(...double));
  });

  it('away from its kink ReLU gives nearly no error: the loss is a parabola in the weight', () => {
    const { steps } = errors('relu', 0.6);
    expect(steps[8].centralError).toBeLessThan(1e-12);
  });

  it('a step that reaches across the kink is wrong however smooth the rest is', () => {
    const { steps } = errors('relu', 0.003);
    // The unit moves by 1.5 h: from h = 0.002 on it crosses zero.
    expect(steps.filter(({ h }) => h > 0.0021).every(({ centralError }) => centralError > 0.01)).toBe(true);
    expect(
      steps.filter(({ h }) => h < 0.0019 && h > 1e-7).every(({ centralError }) => centralError < 1e-8),
    ).toBe(true);
  });
});
