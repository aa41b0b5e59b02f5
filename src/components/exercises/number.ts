/**
 * Reads a number as people write it, and judges it. “109,386” is a hundred thousand to one reader and a hundred
 * and nine to another, so a text may have two readings; an answer is right if one of them is.
 */
export interface Target {
  readonly from: number;
  readonly to: number;
}

export interface NumberSlip extends Target {
  /** Position among the exercise's replies. */
  readonly index: number;
}

export type NumberVerdict =
  | { readonly kind: 'unread' }
  | { readonly kind: 'right' }
  /** `slip` is the reply's index where the wrong value is a known one. */
  | { readonly kind: 'wrong'; readonly slip?: number };

/** What counts as `value`: itself, give or take `within`. The dust of binary fractions is always forgiven. */
export function around(value: number, within = 0): Target {
  const give = within + 1e-9 * Math.max(1, Math.abs(value));
  return { from: value - give, to: value + give };
}

/** A number as a person reads it: 79,510; 0.00012; −2.5. */
export function printNumber(value: number): string {
  const size = Math.abs(value);
  if (size !== 0 && (size < 1e-4 || size >= 1e12)) {
    const [factor = '', exponent = ''] = value.toExponential(4).split('e');
    const power = [...exponent.replace('+', '')].map((sign) =>
      sign === '-' ? '⁻' : superscripts[Number(sign)],
    );
    return `${String(Number(factor)).replace('-', '−')}·10${power.join('')}`;
  }
  const digits = Math.max(0, 5 - Math.floor(Math.log10(size || 1)));
  return value.toLocaleString('en-GB', { maximumFractionDigits: Math.min(digits, 20) }).replace('-', '−');
}

/** What is accepted, in words: “0.25”, or “8.6 to 13.2”. */
export function printTarget({ from, to }: Target): string {
  const middle = (from + to) / 2;
  return to - from <= 4e-9 * Math.max(1, Math.abs(middle))
    ? printNumber(Number(middle.toPrecision(9)))
    : `${printNumber(from)} to ${printNumber(to)}`;
}

export function judgeNumber(
  text: string,
  target: Target,
  slips: readonly NumberSlip[],
  unit = '',
): NumberVerdict {
  const readings = readNumber(text, unit);
  if (readings.length === 0) return { kind: 'unread' };
  const within = ({ from, to }: Target) => readings.some((value) => value >= from && value <= to);
  if (within(target)) return { kind: 'right' };
  const slip = slips.find(within);
  return slip ? { kind: 'wrong', slip: slip.index } : { kind: 'wrong' };
}

/**
 * Every number a text may mean: “−0,5”, “1/4”, “2.5·10⁻³”, “1e-3”, “109 386”, “58 %”. None if it is no number.
 * @param unit printed behind the field; a reader may repeat it, and a per cent sign there is not divided by 100
 */
export function readNumber(text: string, unit = ''): number[] {
  const plain = plainSigns(text);
  const own = plainSigns(unit);
  const bare = own !== '' && plain.endsWith(own) ? plain.slice(0, -own.length) : plain;
  const percent = bare.endsWith('%');
  const [top, bottom, ...more] = (percent ? bare.slice(0, -1) : bare).split('/');
  if (top === undefined || more.length > 0) return [];
  const tops = readTerm(top);
  const bottoms = bottom === undefined ? [1] : readTerm(bottom);
  const values = tops.flatMap((a) => bottoms.map((b) => a / b / (percent ? 100 : 1)));
  return values.filter(Number.isFinite);
}

const superscripts = '⁰¹²³⁴⁵⁶⁷⁸⁹';

/** Without spaces, with the signs of a keyboard: `2.5*10^-3`. */
function plainSigns(text: string): string {
  return text
    .trim()
    .toLowerCase()
    .replace(/[\s\u00a0\u2009\u202f'’_]/g, '')
    .replace(/[−–‒]/g, '-')
    .replace(/⁻?[⁰¹²³⁴⁵⁶⁷⁸⁹]+/g, (power) => {
      const digits = [...power.replace('⁻', '')].map((sign) => superscripts.indexOf(sign)).join('');
      return `^${power.startsWith('⁻') ? '-' : ''}${digits}`;
    })
    .replace(/[×·⋅∙x]/g, '*')
    .replace(/^[≈~=]+/, '');
}

/** A decimal, perhaps times a power of ten. */
function readTerm(term: string): number[] {
  const power = /^([+-]?)(?:(.+)\*)?10\^([+-]?\d+)$/.exec(term);
  if (power) {
    const [, sign = '', factor = '1', exponent = '0'] = power;
    return readDecimal(factor).map((value) => Number(`${sign}1`) * value * 10 ** Number(exponent));
  }
  return readDecimal(term);
}

const decimal = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/;

function readDecimal(text: string): number[] {
  const asPoint = text.replace(',', '.');
  const grouped = /^[+-]?\d{1,3}(,\d{3})+(\.\d+)?$/.test(text) ? [text.replaceAll(',', '')] : [];
  return [asPoint, ...grouped].filter((each) => decimal.test(each)).map(Number);
}
