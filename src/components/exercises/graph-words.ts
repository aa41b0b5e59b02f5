/** A node as it is printed in a label: `w_1` is w with a lowered 1, `z^2` a raised 2. */
export function setFormula(text: string): string {
  return text
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/\*/g, '·')
    .replace(/\bsigma\b/g, 'σ')
    .replace(/_([\p{L}\d]+)/gu, '<sub>$1</sub>')
    .replace(/\^\(?(-?[\p{L}\d]+)\)?/gu, (_, power: string) => `<sup>${power.replace('-', '−')}</sup>`)
    .replace(/-/g, '−')
    .replace(/(?<![\p{L}<>/])(\p{L})(?![\p{L}(>])/gu, '<i>$1</i>');
}
