/** The catalogue of activations, and what every entry promises to its page. */
import katex from 'katex';
import { describe, expect, it } from 'vitest';
import { catalogueOf } from '../../src/activations/catalogue.ts';
import { activationIds, activationOf, activations, families } from '../../src/activations/index.ts';
import { contrast, distance } from './colour.ts';

const all = Object.values(activations);
const pages = { light: '#ffffff', dark: '#111214' } as const;

describe('the catalogue', () => {
  it('finds an activation by its id', () => {
    expect(activationOf('leaky-relu').name).toBe('Leaky ReLU');
  });

  it('answers an unknown id with the nearest one and all there are', () => {
    expect(() => activationOf('leakyrelu')).toThrow(
      `There is no activation 'leakyrelu'. Did you mean 'leaky-relu'? There are ${activationIds.join(', ')}.`,
    );
  });

  it('does not take the name of a method for an id', () => {
    expect(() => activationOf('constructor')).toThrow("no activation 'constructor'");
  });

  it('refuses a file whose id is not its name, so that no two can share one', () => {
    expect(() => catalogueOf({ relu: activations['relu'], 'my-relu': activations['relu'] })).toThrow(
      "src/activations/my-relu.ts has the id 'relu': write id: 'my-relu', or name the file relu.ts",
    );
  });

  it('has the eighteen that the survey of Dubey, Singh and Chaudhuri (2022) compares', () => {
    const compared =
      'sigmoid tanh elliott relu leaky-relu prelu elu selu gelu celu softplus swish abrelu lisht srs mish pade pdelu';
    expect(compared.split(' ')).toHaveLength(18);
    expect(activationIds).toEqual(expect.arrayContaining(compared.split(' ')));
  });

  it('has each family once, and every family that an activation names', () => {
    const ids = families.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const { family } of all) expect(ids).toContain(family);
  });
});

describe.each(all)('$id', (activation) => {
  const { tex, why, ink, parameters, kinks, smoothness } = activation;

  it('has formulas that KaTeX can set, also in its paragraph', () => {
    const inline = [...why.matchAll(/\$([^$]+)\$/g)].map(([, formula]) => formula);
    const symbols = Object.values(parameters).map((parameter) => parameter.tex);
    for (const formula of [tex.f, tex.df, tex.where ?? '', ...inline, ...symbols])
      expect(() => katex.renderToString(formula, { throwOnError: true, strict: 'error' })).not.toThrow();
    expect((why.match(/\$/g) ?? []).length % 2, 'dollars come in pairs').toBe(0);
  });

  it('says why it exists in one paragraph', () => {
    expect(why.length).toBeGreaterThan(400);
    expect(why.length).toBeLessThan(1300);
    expect(why).not.toMatch(/\n|!| {2}|`/);
    expect(why).toMatch(/\.$/);
  });

  it('has parameters whose defaults lie between their ends', () => {
    for (const { default: value, min, max } of Object.values(parameters)) {
      expect(value).toBeGreaterThanOrEqual(min);
      expect(value).toBeLessThanOrEqual(max);
    }
  });

  it('has kinks if its class says so, from left to right', () => {
    expect(kinks.length > 0).toBe(smoothness === 'continuous' || smoothness === 'discontinuous');
    expect(kinks.map(({ x }) => x)).toEqual(kinks.map(({ x }) => x).sort((a, b) => a - b));
  });

  it('takes at a kink a one-sided slope, the mean of both, or the 0 of two rectifiers that are both off', () => {
    for (const { left, right, taken } of kinks)
      for (const slope of Object.values(taken)) expect([left, right, (left + right) / 2, 0]).toContain(slope);
  });

  it.each(['light', 'dark'] as const)('can be seen and read on a %s page', (theme) => {
    expect(contrast(ink[theme].line, pages[theme])).toBeGreaterThanOrEqual(3);
    expect(contrast(ink[theme].text, pages[theme])).toBeGreaterThanOrEqual(4.5);
  });

  it('shares neither colour nor dash with another', () => {
    for (const other of all) {
      if (other === activation) continue;
      expect(ink.dash, `the dash of ${other.id}`).not.toBe(other.ink.dash);
      // Half the distance between the two nearest colours of the palette as it was drawn.
      for (const theme of ['light', 'dark'] as const)
        expect(distance(ink[theme].line, other.ink[theme].line), `${other.id}, ${theme}`).toBeGreaterThan(
          0.025,
        );
    }
  });
});
