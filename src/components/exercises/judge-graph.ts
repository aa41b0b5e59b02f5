/** Goes through a filled graph in the order in which it is computed, and stops at the first value that is not right. */
import { readNumber } from './number.ts';

export interface Cell {
  readonly text: string;
  readonly truth: number;
}

export type GraphVerdict =
  | { readonly kind: 'right' }
  /** `at` is the first cell that is not right; `sign` where only its sign is wrong. */
  | { readonly kind: 'empty' | 'unread' | 'wrong'; readonly at: number; readonly sign?: true };

/** Readers round to three digits or so. */
const give = 0.005;

export function judgeGraph(cells: readonly Cell[]): GraphVerdict {
  for (const [at, { text, truth }] of cells.entries()) {
    if (text.trim() === '') return { kind: 'empty', at };
    const readings = readNumber(text);
    if (readings.length === 0) return { kind: 'unread', at };
    const near = (value: number) =>
      readings.some((reading) => Math.abs(reading - value) <= give * Math.abs(value) + 1e-9);
    if (near(truth)) continue;
    return truth !== 0 && near(-truth) ? { kind: 'wrong', at, sign: true } : { kind: 'wrong', at };
  }
  return { kind: 'right' };
}
