/** Judges a reader's formula. Loaded when the first one is checked. */
import { findDifference, type CounterExample, type Domain } from '../../numerics/formula/compare.ts';
import { FormulaError } from '../../numerics/formula/formula-error.ts';
import { readFormula } from '../../numerics/formula/parse.ts';
import { printNumber } from './number.ts';

export interface FormulaVerdict {
  readonly kind: 'unread' | 'right' | 'wrong';
  /** What to mend in what could not be read, or where it differs from the truth. */
  readonly words: string;
  /** The reply's place among the slips, where the formula is a known slip. */
  readonly slip?: number;
}

/** @param slips undefined for the reply to every other wrong formula */
export function judgeFormula(
  text: string,
  answer: string,
  over: Domain,
  slips: readonly (string | undefined)[],
): FormulaVerdict {
  const variables = Object.keys(over);
  try {
    const mine = readFormula(text, variables);
    const found = findDifference(mine, readFormula(answer, variables), over);
    if (!found) return { kind: 'right', words: '' };
    const slip = slips.findIndex(
      (each) => each !== undefined && !findDifference(mine, readFormula(each, variables), over),
    );
    const words = `Read as ${mine.spelt.replaceAll('*', '·').replaceAll('- ', '−')}. ${where(found)}`;
    return slip >= 0 ? { kind: 'wrong', words, slip } : { kind: 'wrong', words };
  } catch (error) {
    if (error instanceof FormulaError) return { kind: 'unread', words: error.message };
    throw error;
  }
}

function where({ at, mine, truth }: CounterExample): string {
  const place = Object.entries(at)
    .map(([name, value]) => `${name} = ${printNumber(value)}`)
    .join(', ');
  const yours = Number.isNaN(mine) ? 'has no value' : `gives ${printNumber(mine)}`;
  return `At ${place} yours ${yours}; it should be ${printNumber(truth)}.`;
}
