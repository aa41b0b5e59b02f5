/** What is said of a number that the reader filled in. */
import type { ChainStep } from './rules.ts';

export interface Verdict {
  readonly kind: 'none' | 'right' | 'wrong';
  readonly words: string;
}

/** Two decimals are enough by hand, or one part in a hundred where the number is large. */
const give = (value: number): number => Math.max(0.0051, 0.01 * Math.abs(value));
const near = (a: number, b: number): boolean => Math.abs(a - b) <= give(b);

/** @param answer a number as text, or nothing */
export function verdictOn(steps: readonly ChainStep[], place: number, answer: string): Verdict {
  const step = steps[place];
  const none = { kind: 'none', words: '' } as const;
  if (!step || answer === '') return none;
  const value = Number(answer);
  if (near(value, step.value)) return { kind: 'right', words: 'Right. On to the next step.' };
  const before = steps[place - 1];
  // The answer to the step before still stands in its field.
  if (before && near(value, before.value)) return none;
  const slip = step.slips.find((each) => near(value, each.value));
  return {
    kind: 'wrong',
    words: slip ? slip.words : `Not yet. Put the numbers into ${step.rule}: ${step.numbers}.`,
  };
}
