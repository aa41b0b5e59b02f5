import { describe, expect, it } from 'vitest';
import { parseText } from '../../../src/authoring/lesson-tree.ts';
import { remarkSymbols } from '../../../src/authoring/remark-symbols.ts';
import { standsIn, symbolName } from '../../../src/authoring/tex-symbols.ts';
import { mistakesInLesson } from '../authoring-fixture.ts';

describe('a symbol stands in a formula', () => {
  it.each([
    ['x', 'x^2'],
    ['n', 'x^{2n}'],
    ['\\sigma', '\\sigma\\left(x\\right)'],
    ['f', "f'(z)"],
    ['\\operatorname{E}', '\\operatorname{E} f^2'],
    ['W_l', 'W_{l+1} h_l'],
    ['\\delta_l', '\\delta_{l,i}'],
    ['\\sigma_{\\text{w}}', '\\frac{a}{\\sigma_{\\text{w}}^2}'],
    ['w', '\\sum_{w\\in S} 1'],
    ['h_{ l }', '\\frac{h_l}{2}'],
    ['\\eta', '-\\,\\eta\\,g'],
  ])('%s in %s', (symbol, formula) => expect(standsIn(symbol, formula)).toBe(true));

  it.each([
    ['w', 'w_1 + w_2'],
    ['w_1', 'w_{11}'],
    ['W_l', 'W_{ll}'],
    ['E', '\\operatorname{E} f'],
    ['m', '\\max(0, x)'],
    ['n', '\\text{128 numbers}'],
    ['a', 'x \\label{a}'],
    ['xy', 'yx'],
    ['', 'x'],
  ])('not %s in %s', (symbol, formula) => expect(standsIn(symbol, formula)).toBe(false));

  it('under one name, however it is written', () => {
    expect(symbolName('h_{ l }')).toBe(symbolName('h_l'));
    expect(symbolName('h_{lk}')).not.toBe(symbolName('h_l'));
  });
});

const formula = '$$\ny = w x + b\n$$\n\n';
const where = (...lines: string[]) => `<Where>\n\n${lines.join('\n')}\n\n</Where>\n`;

describe('a list of symbols', () => {
  it('becomes terms and what they mean, in the order of the lines', () => {
    const text = formula + where('- $w$, $b$: weight and *bias*', '- $x$: the input');
    const parsed = parseText('content/lessons/a.mdx', text);
    if ('problem' in parsed) throw new Error(parsed.problem.message);
    remarkSymbols()(parsed.tree);
    const shown = JSON.stringify(parsed.tree.children.at(-1), (key, value: unknown) =>
      key === 'position' ? undefined : value,
    );
    expect(shown.match(/"hName":"d[td]"/g)?.map((each) => each.slice(9, 11))).toEqual([
      'dt',
      'dd',
      'dt',
      'dd',
    ]);
    expect(shown).toContain('"value":"weight and "');
    expect(shown).not.toContain(': weight');
  });

  it.each([
    [
      'without a formula above it',
      `Words.\n\n${where('- $w$: the weight')}`,
      12,
      'right below the displayed formula',
    ],
    [
      'with something else in it',
      `${formula}<Where>\n\nWords.\n\n</Where>\n`,
      14,
      'holds one list and nothing else',
    ],
    ['inside a sentence', `${formula}So <Where>- $w$: w</Where>.\n`, 14, 'on lines of its own'],
    [
      'with a line of another form',
      formula + where('- the weight $w$'),
      16,
      'Each line says it so: - $x$: what it is.',
    ],
    ['with a line that says nothing', formula + where('- $w$:'), 16, 'cannot read this line'],
    [
      'with a symbol that is not in the formula',
      formula + where('- $x$: input', '- $q$: nothing'),
      17,
      '$q$ does not stand',
    ],
    ['that says one thing twice', formula + where('- $x$: input', '- $x$: again'), 17, 'explains $x$ twice'],
  ])('%s is refused, with its line', (_, body, line, message) => {
    expect(mistakesInLesson(body)).toEqual([
      expect.stringMatching(new RegExp(`bend\\.mdx:${line}:\\d+: <Where>: .*`)),
    ]);
    expect(mistakesInLesson(body)[0]).toContain(message);
  });
});
