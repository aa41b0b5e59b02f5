/** Finds a lesson's computed numbers by its name. */
import { numberFiles } from './all.generated.ts';
import type { ComputedNumber, ComputedNumbers } from './define-numbers.ts';

export const lessonsWithNumbers: readonly string[] = Object.keys(numberFiles);

const files: Readonly<Record<string, (() => Promise<{ readonly default: ComputedNumbers }>) | undefined>> =
  numberFiles;

/** @throws if the lesson has no file of numbers, or none of that name in it */
export async function findNumber(lesson: string, name: string): Promise<ComputedNumber> {
  const load = Object.hasOwn(files, lesson) ? files[lesson] : undefined;
  if (!load)
    throw new Error(`there is no src/numbers/${lesson}.ts, which would compute the numbers of this lesson.`);
  const { default: numbers } = await load();
  if (Object.hasOwn(numbers, name) && numbers[name]) return numbers[name];
  throw new Error(
    `src/numbers/${lesson}.ts has no number "${name}". Its numbers are: ${Object.keys(numbers).sort().join(', ') || 'none'}.`,
  );
}
