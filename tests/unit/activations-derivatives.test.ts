/** Second derivatives and derivatives by parameters, of every activation. */
import { describe, expect, it } from 'vitest';
import { activations } from '../../src/activations/index.ts';
import { centralDifference } from '../../src/numerics/differences.ts';
import { allowed, goldenCases } from './golden-activations.ts';

/** Ordinary numbers, none near a kink or a bend of any activation at the parameters that are tried. */
const ordinary = [-6.3, -4.4, -2.3, -0.7, -0.3, 0.3, 0.7, 2.3, 4.4, 6.3];
const step = 1 / 256;

describe.each(Object.values(activations))('$id', (activation) => {
  const { parameters: described } = activation;
  const cases = goldenCases(activation.id);
  const away = (x: number, places: readonly { readonly x: number }[]) =>
    places.every((place) => Math.abs(place.x - x) > 8 * step);

  it('has a derivative by each of its parameters, and by nothing else', () => {
    expect(Object.keys(activation.dParameters ?? {})).toEqual(Object.keys(described));
  });

  it('keeps a NaN in every derivative, so that a divergence is not hidden', () => {
    const [{ parameters }] = cases;
    expect(activation.ddf?.(NaN, parameters)).toBeNaN();
    for (const by of Object.values(activation.dParameters ?? {})) expect(by(NaN, parameters)).toBeNaN();
  });

  it('has derivatives, and never NaN, at every finite number, both zeros alike', () => {
    const [{ parameters }] = cases;
    for (const by of [activation.ddf, ...Object.values(activation.dParameters ?? {})]) {
      for (const x of [0, 5e-324, -5e-324, 1e-310, -1e-310, 1e150, -1e150, 1.7e308, -1.7e308])
        expect(by?.(x, parameters), `at ${x}`).not.toBeNaN();
      expect(by?.(-0, parameters) === by?.(0, parameters)).toBe(true);
    }
  });

  describe.each(cases)('with $parameters', ({ parameters, kinks, bends, points }) => {
    const ddf = (x: number) => activation.ddf?.(x, parameters) ?? NaN;

    it('gives the second derivative to 12 digits, in the tails too', () => {
      for (const [x, , slope, exact, third] of points) {
        if (exact === null || third === null || slope === null) continue;
        const error = Math.abs(ddf(x) - exact);
        // A fraction's second derivative is, far out, what is left of three terms of the size of f′/x.
        const left = activation.id === 'pade' && Math.abs(x) > 1 ? 128 * 2 ** -53 * Math.abs(slope / x) : 0;
        expect(error, `f″(${x}) should be ${exact}`).toBeLessThanOrEqual(allowed(exact, x, third) + left);
      }
    });

    it('takes one side of a jump of the curvature, or the middle', () => {
      for (const { x, left, right } of bends)
        expect([left, right, (left + right) / 2].some((side) => Math.abs(side - ddf(x)) < 1e-14)).toBe(true);
    });

    it('has a second derivative that agrees with differences of the first', () => {
      const df = (x: number) => activation.df(x, parameters);
      for (const x of ordinary.filter((x) => away(x, kinks) && away(x, bends)))
        expect(ddf(x), `f″(${x})`).toBeCloseTo(centralDifference(df, x, step), 9);
    });

    it.each(Object.entries(activation.dParameters ?? {}))('follows its parameter %s', (key, by) => {
      for (const x of ordinary.filter((x) => away(x, kinks))) {
        const f = (value: number) => activation.f(x, { ...parameters, [key]: value });
        expect(by(x, parameters), `∂f/∂${key} at ${x}`).toBeCloseTo(
          centralDifference(f, parameters[key], step),
          8,
        );
      }
    });
  });
});
