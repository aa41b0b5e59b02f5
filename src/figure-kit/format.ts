/** Numbers as a person writes them: 9.1·10⁻¹³, 93.2 %, 1,240 of 3,000, −0.5. */

const minus = '−';
const superscript = '⁰¹²³⁴⁵⁶⁷⁸⁹';
const thinSpace = '\u202f';

/** An exponent: −13 is ⁻¹³. */
export const raised = (exponent: number): string =>
  [...String(exponent)].map((c) => (c === '-' ? '⁻' : (superscript[Number(c)] ?? c))).join('');

/** “-0.5” with the minus of a printer. */
export const trueMinus = (text: string): string => text.replace('-', minus);

/** The other way: each true minus before a digit is the one that programs read. */
export const plainMinus = (text: string): string => text.replaceAll(/−(?=[\d.])/g, '-');

/** A whole number with its thousands apart: 1,240. */
export function count(value: number): string {
  // + 0 turns the −0 of a rounded −0.2 into 0.
  return trueMinus((Math.round(value) + 0).toLocaleString('en-GB'));
}

/** A fixed number of decimals: −0.50. */
export function fixed(value: number, decimals: number): string {
  if (!Number.isFinite(value)) return words(value);
  const text = value.toLocaleString('en-GB', {
    minimumFractionDigits: decimals,
    maximumFractionDigits: decimals,
  });
  // −0.00 is 0.00: the sign of what was rounded away is noise.
  return trueMinus(/^-0(\.0*)?$/.test(text) ? text.slice(1) : text);
}

/** So many significant digits, in powers of ten where it is very small or very large: 9.1·10⁻¹³. */
export function significant(value: number, digits = 3): string {
  if (!Number.isFinite(value)) return words(value);
  if (value === 0) return '0';
  const [mantissa = '', exponent = '0'] = value.toExponential(digits - 1).split('e');
  const power = Number(exponent);
  if (power < -3 || power > 5) return `${trueMinus(mantissa)}·10${raised(power)}`;
  return fixed(Number(value.toPrecision(digits)), Math.max(0, digits - 1 - power));
}

/** A share as a percentage: 0.932 → 93.2 %. */
export function percent(share: number, decimals = 1): string {
  return Number.isFinite(share) ? `${fixed(100 * share, decimals)}${thinSpace}%` : words(share);
}

/** A time in seconds: 4.1 s, 2 min 5 s. */
export function seconds(value: number): string {
  if (value < 59.95) return `${fixed(value, 1)}${thinSpace}s`;
  const whole = Math.round(value);
  return `${Math.floor(whole / 60)}${thinSpace}min ${whole % 60}${thinSpace}s`;
}

/** A size: 412 kB, 1.9 MB. */
export function bytes(value: number): string {
  return value < 1e6 ? `${count(value / 1e3)}${thinSpace}kB` : `${fixed(value / 1e6, 1)}${thinSpace}MB`;
}

function words(value: number): string {
  if (Number.isNaN(value)) return 'not a number';
  return value > 0 ? 'infinite' : 'minus infinite';
}
