import { describe, expect, test } from 'vitest';
import { findDifference, samplePoints } from '../../../src/numerics/formula/compare.ts';
import { readFormula } from '../../../src/numerics/formula/parse.ts';

const at = (text: string, values: Record<string, number> = { x: 2 }) =>
  readFormula(text, Object.keys(values)).evaluate(values);

describe('a formula is read as mathematics writes it', () => {
  test.each([
    ['-x^2', -4],
    ['(-x)^2', 4],
    ['2^-x', 0.25],
    ['e^-x^2', Math.exp(-4)],
    ['2^3^x', 512],
    ['1 - -x', 3],
    ['6/-x^2', -1.5],
    ['2*-x', -4],
    ['2x', 4],
    ['2 x^2', 8],
    ['x(1-x)', -2],
    ['(1+x)(1-x)', -3],
    ['3(x)', 6],
    ['1/2x', 1],
    ['x²', 4],
    ['x⁻¹', 0.5],
    ['|−x|', 2],
    ['2|x-3|x', 4],
    ['||x|-3|', 1],
    ['σ(x)(1−σ(x))', (1 / (1 + Math.exp(-2))) * (1 - 1 / (1 + Math.exp(-2)))],
    ['\\sigma(x) \\cdot x', 2 / (1 + Math.exp(-2))],
    ['e^{-x}', Math.exp(-2)],
    ['exp(-x)', Math.exp(-2)],
    ['max(0, x)', 2],
    ['relu(-x)', 0],
    ['[x > 0]', 1],
    ['3 [x > 5]', 0],
    ['x [x ≤ 2] + 7 [x > 2]', 2],
    ['sqrt(2x)', 2],
    ['√(2x)', 2],
    ['ln(e^x)', 2],
    ['2π', 2 * Math.PI],
    ['2e', 2 * Math.E],
    ['1e-3', 0.001],
    ['.5x', 1],
    ['Φ(0)', 0.5],
  ])('%s', (text, value) => expect(at(text)).toBeCloseTo(value, 12));

  test('with several variables, together or apart', () => {
    expect(at('wx + b', { w: 2, x: 3, b: 1 })).toBe(7);
    expect(at('λ a', { lambda: 2, a: 3 })).toBe(6);
    expect(at('p_1 - p_2', { p_1: 2, p_2: 3 })).toBe(-1);
  });

  test('shows how it was read', () => {
    expect(readFormula('1/2x', ['x']).spelt).toBe('1 / 2 * x');
    expect(readFormula('exp(-x)', ['x']).spelt).toBe('exp(- x)');
  });
});

describe('a formula that cannot be read says what to mend', () => {
  test.each([
    ['', 'Write a formula first'],
    ['y', '“y” has no meaning here. The formula is in x'],
    ['tanh x', 'Write it with brackets: tanh(…)'],
    ['tanh^2(x)', 'Put the power behind the brackets'],
    ['(x', 'not complete'],
    ['x +', 'not complete'],
    ['|x', 'opened and not closed'],
    ['2 3', 'not one formula'],
    ['max(x)', 'compares two'],
    ['exp(x, 2)', 'takes one'],
    ['x; alert(1)', '“;” has no meaning'],
    ['x.constructor', '“.” has no meaning'],
    ['constructor(x)', 'no meaning'],
    ['"x"', 'no meaning'],
    ['[x, 2]', 'not one formula'],
    ['x'.repeat(501), 'longer than 500'],
  ])('%s', (text, message) => expect(() => readFormula(text, ['x'])).toThrow(message));
});

describe('two formulas', () => {
  const differ = (mine: string, truth: string) =>
    findDifference(readFormula(mine, ['x']), readFormula(truth, ['x']), { x: [-4, 4] });

  test.each([
    ['1/(1+e^-x)', 'σ(x)'],
    ['1 - tanh(x)^2', 'sech(x)^2'],
    ['(1+tanh(x/2))/2', 'σ(x)'],
    ['σ(x) - σ(x)^2', 'σ(x)(1-σ(x))'],
    ['x[x>0]', 'max(0,x)'],
    ['(x+|x|)/2', 'relu(x)'],
  ])('%s is %s', (mine, truth) => expect(differ(mine, truth)).toBeUndefined());

  test('that differ are told apart at a round number with both values', () => {
    expect(differ('2x', 'x^2')).toEqual({ at: { x: 1 }, mine: 2, truth: 1 });
    expect(differ('x', '|x|')).toEqual({ at: { x: -1 }, mine: -1, truth: 1 });
    expect(differ('sqrt(x)', '|x|')?.mine).toBeNaN();
  });

  test('that differ in a narrow piece only are told apart', () => {
    expect(differ('x + 5 [x > 3.8]', 'x')).toBeDefined();
  });

  test('are asked at the same points each time, inside the domain', () => {
    const points = samplePoints({ x: [-4, 4], a: [0, 1] });
    expect(points).toEqual(samplePoints({ x: [-4, 4], a: [0, 1] }));
    expect(points.every(({ x = NaN, a = NaN }) => x >= -4 && x <= 4 && a >= 0 && a <= 1)).toBe(true);
  });
});
