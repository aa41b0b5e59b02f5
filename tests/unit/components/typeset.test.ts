import { expect, test } from 'vitest';
import { typeset, typesetText } from '../../../src/components/typeset.ts';
import { withoutFaces } from '../../../scripts/katex-style.mjs';

test('A formula is set for the eye and as MathML', () => {
  expect(typeset('x^2')).toContain('<math');
  expect(typeset('x^2')).toContain('katex-html');
});

test('Text keeps its signs, and only what stands between dollars becomes a formula', () => {
  expect(typesetText('a < b & c')).toBe('a &lt; b &amp; c');
  expect(typesetText('half, $2/n$, is').replace(/<.*>/, '…')).toBe('half, …, is');
});

test('TeX that KaTeX does not know stops the build', () => {
  expect(() => typeset('\\nosuch')).toThrow(/nosuch/);
});

test('KaTeX’s rules are taken without its faces and without rules for faces that the course does not carry', () => {
  const css = '@font-face{font-family:KaTeX_Main}.katex .a{top:0}.katex .frak{font-family:KaTeX_Fraktur}';
  expect(withoutFaces(css)).toBe('.katex .a{top:0}\n');
});
