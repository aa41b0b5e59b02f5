/**
 * What the browser keeps of an exercise, under `answer/<lesson>/<id>`: what was given last, and whether it was ever right.
 * An answer that is new is told to the page by the event `exercise-answered`.
 */
import { keep, kept } from '../reader/kept.ts';

export interface Answer {
  /** What the reader gave last, as the exercise's own kind writes it. */
  readonly given: string;
  /** It was right once. It stays so, whatever is tried later. */
  readonly right: boolean;
  /** From which the numbers of the question were drawn, where they were drawn. */
  readonly seed?: number;
}

const nameOf = (exercise: HTMLElement) => `answer/${exercise.dataset['keep'] ?? ''}` as const;

export function remember(exercise: HTMLElement, given: string, right: boolean, seed?: number): void {
  const answer = {
    given,
    right: right || recall(exercise)?.right === true,
    ...(seed === undefined ? {} : { seed }),
  };
  keep(nameOf(exercise), answer);
  mark(exercise, answer);
  exercise.dispatchEvent(new CustomEvent('exercise-answered', { bubbles: true, detail: answer }));
}

/** What was kept, if it is what this keeps: a file of answers may have been imported from anywhere. */
export function recall(exercise: HTMLElement): Answer | undefined {
  const found = kept(nameOf(exercise));
  if (typeof found !== 'object' || found === null || !('given' in found) || !('right' in found))
    return undefined;
  const { given, right } = found;
  if (typeof given !== 'string' || typeof right !== 'boolean') return undefined;
  const seed = 'seed' in found && typeof found.seed === 'number' ? { seed: found.seed } : {};
  const answer = { given, right, ...seed };
  mark(exercise, answer);
  return answer;
}

function mark(exercise: HTMLElement, { right }: Answer): void {
  const done = exercise.querySelector<HTMLElement>('[data-done]');
  if (done) done.hidden = !right;
}
