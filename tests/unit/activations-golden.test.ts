/** Every activation against an oracle that shares no code with it: mpmath with 400 digits. */
import { describe, expect, it } from 'vitest';
import { activations } from '../../src/activations/index.ts';
import { centralDifference } from '../../src/numerics/differences.ts';
import { allowed, goldenCases } from './golden-activations.ts';

describe.each(Object.values(activations))('$id', (activation) => {
  const cases = goldenCases(activation.id);

  it('has golden values', () => {
    expect(
      cases.length,
      `No golden values for ${activation.id}: add its formula to tests/golden/activations.py and run it`,
    ).toBeGreaterThan(0);
  });

  it('has golden values at its default parameters first, and for each parameter', () => {
    const defaults = Object.fromEntries(
      Object.entries(activation.parameters).map(([k, p]) => [k, p.default]),
    );
    expect(cases[0]?.parameters).toEqual(defaults);
    for (const { parameters } of cases) expect(Object.keys(parameters)).toEqual(Object.keys(defaults));
  });

  describe.each(cases)('with $parameters', ({ parameters, kinks, bends, points }) => {
    it('gives the value to 12 digits, in the tails too', () => {
      for (const [x, exact, slope] of points) {
        const error = Math.abs(activation.f(x, parameters) - exact);
        expect(error, `f(${x}) should be ${exact}`).toBeLessThanOrEqual(allowed(exact, x, slope ?? 0));
      }
    });

    it('gives the derivative to 12 digits, in the tails too', () => {
      for (const [x, , exact, curvature] of points) {
        if (exact === null || curvature === null) continue;
        const error = Math.abs(activation.df(x, parameters) - exact);
        expect(error, `f′(${x}) should be ${exact}`).toBeLessThanOrEqual(allowed(exact, x, curvature));
      }
    });

    it('has a derivative that agrees with differences of the value, away from kinks', () => {
      const f = (x: number) => activation.f(x, parameters);
      const step = 1 / 64;
      for (const [x, , exact] of points) {
        // Differences feel a jump of the curvature too.
        const near = [...kinks, ...bends].some((place) => Math.abs(x - place.x) <= 8 * step);
        if (exact === null || near || Math.abs(x) > 50) continue;
        const difference = centralDifference(f, x, step);
        const error = Math.abs(activation.df(x, parameters) - difference);
        expect(error, `f′(${x}) should be near ${difference}`).toBeLessThanOrEqual(1e-9);
      }
    });

    it('has the slopes of the oracle on both sides of each kink', () => {
      for (const { x, left, right } of kinks) {
        const step = Math.max(Math.abs(x) * Number.EPSILON, Number.MIN_VALUE);
        expect(activation.df(x - step, parameters)).toBeCloseTo(left, 12);
        expect(activation.df(x + step, parameters)).toBeCloseTo(right, 12);
      }
    });
  });

  it('names the kinks that the oracle finds at the default parameters, with their slopes', () => {
    const found = cases[0]?.kinks ?? [];
    expect(activation.kinks.map((kink) => kink.x)).toEqual(found.map((kink) => kink.x));
    for (const [i, { left, right }] of activation.kinks.entries()) {
      expect(left).toBeCloseTo(found[i].left, 14);
      expect(right).toBeCloseTo(found[i].right, 14);
    }
  });
});
