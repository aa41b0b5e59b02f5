import katex from 'katex';

/**
 * Markup of a formula, visible and as MathML.
 * @throws KaTeX's ParseError for TeX that it does not know.
 */
export function typeset(tex: string, displayMode = false): string {
  return katex.renderToString(tex, {
    displayMode,
    output: 'htmlAndMathml',
    throwOnError: true,
    strict: 'error',
  });
}

const named: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escape = (text: string): string => text.replace(/[&<>"]/g, (sign) => named[sign] ?? sign);

/** Plain text with `$formulas$` in it, as the activations' records write it. */
export function typesetText(text: string): string {
  return text
    .split('$')
    .map((piece, at) => (at % 2 === 1 ? typeset(piece) : escape(piece)))
    .join('');
}
