/**
 * A cell of a table is a number or words, and words are often a number as a person writes it: “95.4 %”, “−0.5”,
 * “9.1·10⁻¹³”, “1,240 of 3,000”. Here it is read back, to sort by and to write for a machine.
 */
import { plainMinus, raised, trueMinus } from './format.ts';

export type Cell = string | number;

export interface CellNumber {
  /** In the base of its unit (seconds, bytes), so that 900 ms come before 1.2 s. */
  readonly value: number;
  /** The number alone as a machine reads it, with the digits that were written: 9.1e-13. */
  readonly plain: string;
  /** “%”, “s”, or nothing. */
  readonly unit: string;
  /** False for “1,240 of 3,000”: the cell says more than its number. */
  readonly whole: boolean;
}

const units: Readonly<Record<string, number>> = {
  '': 1,
  '%': 1,
  ns: 1e-9,
  µs: 1e-6,
  ms: 1e-3,
  s: 1,
  min: 60,
  B: 1,
  kB: 1e3,
  MB: 1e6,
  GB: 1e9,
};
const infinities: Readonly<Record<string, number>> = { infinite: Infinity, 'minus infinite': -Infinity };

const form =
  /^([−+-]?)(\d{1,3}(?:,\d{3})+(?!\d)|\d+)?(\.\d+)?(?:[·×]10([⁻⁺]?[⁰¹²³⁴⁵⁶⁷⁸⁹]+)|e([+-]?\d+))?(?:(%)|\s+(.*))?$/u;
const aPower = /^([−+-]?)10([⁻⁺]?[⁰¹²³⁴⁵⁶⁷⁸⁹]+)(?:\s+(.*))?$/u;

/** The number at the head of a cell, or undefined where it begins with words. */
export function cellNumber(cell: Cell): CellNumber | undefined {
  if (typeof cell === 'number')
    return Number.isNaN(cell) ? undefined : { value: cell, plain: String(cell), unit: '', whole: true };
  const text = cell.trim();
  if (Object.hasOwn(infinities, text)) {
    const value = infinities[text];
    return { value, plain: String(value), unit: '', whole: true };
  }
  const found = numberAndRest(text);
  if (!found) return undefined;
  const { plain, rest } = found;
  const scale = Object.hasOwn(units, rest) ? units[rest] : undefined;
  const base = Number(plain) * (scale ?? units[rest.split(/\s/)[0] ?? ''] ?? 1);
  // 2 min 5 s is one time.
  const more = /^min\s+(\d+(?:\.\d+)?)\s+s$/u.exec(rest)?.[1];
  return {
    value: base + Number(more ?? 0),
    plain,
    unit: scale === undefined ? '' : rest,
    whole: scale !== undefined,
  };
}

function numberAndRest(text: string): { readonly plain: string; readonly rest: string } | undefined {
  const power = aPower.exec(text);
  if (power) {
    const [, sign = '', exponent = '', rest = ''] = power;
    return { plain: `${signOf(sign)}1e${lowered(exponent)}`, rest };
  }
  const found = form.exec(text);
  if (!found) return undefined;
  const [, sign = '', whole = '', part = '', raisedTo, typed, percent = '', words = ''] = found;
  if (whole === '' && part === '') return undefined;
  const exponent = raisedTo === undefined ? typed : lowered(raisedTo);
  const digits = `${whole === '' ? '0' : whole.replaceAll(',', '')}${part}`;
  return {
    plain: `${signOf(sign)}${digits}${exponent === undefined ? '' : `e${exponent}`}`,
    rest: percent || words,
  };
}

const signOf = (sign: string): string => (sign === '−' || sign === '-' ? '-' : '');
const lowered = (exponent: string): string =>
  [...exponent].map((c) => (c === '⁻' ? '-' : c === '⁺' ? '' : String('⁰¹²³⁴⁵⁶⁷⁸⁹'.indexOf(c)))).join('');

/** A cell as it is shown: words as they are, a number to six digits, with thousands apart from 10,000 on. */
export function cellText(cell: Cell): string {
  if (typeof cell === 'string') return cell;
  if (Number.isNaN(cell)) return 'not a number';
  if (!Number.isFinite(cell)) return cell > 0 ? 'infinite' : 'minus infinite';
  const [digits = '', exponent] = String(Number(cell.toPrecision(6))).split('e');
  if (exponent !== undefined) return `${trueMinus(digits)}·10${raised(Number(exponent))}`;
  // Four digits together, as in a year.
  const [whole = '', part] = digits.split('.');
  const grouped = /\d{5}/.test(whole) ? whole.replace(/\B(?=(\d{3})+$)/g, ',') : whole;
  return trueMinus(part === undefined ? grouped : `${grouped}.${part}`);
}

/** Words with a minus that every program reads. */
export const machineText = (cell: Cell): string =>
  typeof cell === 'number' ? String(cell) : plainMinus(cell);
