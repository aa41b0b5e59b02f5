import { expect, test } from 'vitest';
import { activations } from '../../../src/activations/index.ts';
import { inkStyle } from '../../../src/components/activation/ink-style.ts';

const all = Object.values(activations);
const style = inkStyle(all);

test('Every activation has a line, a label and a dash in the style sheet, in light and twice in dark', () => {
  for (const { id, ink } of all) {
    expect(style).toContain(`--a-${id}: ${ink.light.line}; --t-${id}: ${ink.light.text};`);
    expect(style.split(`--a-${id}: ${ink.dark.line}; --t-${id}: ${ink.dark.text};`)).toHaveLength(3);
    if (ink.dash !== '')
      expect(style).toContain(`.c-${id} { stroke: var(--a-${id}); stroke-dasharray: ${ink.dash}; }`);
  }
});

test('ReLU is drawn without a dash, and paper is never dark', () => {
  expect(style).toContain('.c-relu { stroke: var(--a-relu); }');
  expect(style).not.toMatch(/@media \(prefers-color-scheme: dark\)/);
});
