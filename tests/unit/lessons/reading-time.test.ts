/** What every undergraduate lesson has, and the minutes that it promises against its words and what there is to do in it. */
import type { Root, RootContent } from 'mdast';
import type {} from 'mdast-util-math';
import { describe, expect, test } from 'vitest';
import { exerciseKinds } from '../../../src/authoring/component-rules.ts';
import { readContentFiles } from '../../../src/authoring/content-files.ts';
import { parseText } from '../../../src/authoring/lesson-tree.ts';

/** A student’s: words a minute of a text that one has to think about, and minutes for each of the rest. */
const pace = { words: 150, formula: 1 / 3, figure: 2, exercise: 1.5 };
/** Not read by every reader, or not by readers at all. */
const folded = ['Solution', 'Hint', 'Reply', 'Slip', 'Right', 'Fold', 'TeachIt'];

interface Counted {
  words: number;
  formulas: number;
  figures: number;
  /** Of which kinds. */
  readonly exercises: string[];
}

function count(node: Root | RootContent, sum: Counted): void {
  const name = 'name' in node ? (node.name ?? '') : '';
  if (folded.includes(name) || node.type === 'code' || node.type === 'yaml') return;
  if (name === 'Figure') sum.figures++;
  if (exerciseKinds.includes(name)) sum.exercises.push(name);
  if (node.type === 'math') sum.formulas++;
  else if ('value' in node) sum.words += node.value.split(/\s+/).filter((word) => /\w/.test(word)).length;
  if ('children' in node) for (const child of node.children) count(child, sum);
}

const lessons = readContentFiles(process.cwd(), 'lessons', '.mdx').filter(({ text }) =>
  /^level: undergraduate$/m.test(text),
);

describe.each(lessons)('$id', ({ file, text }) => {
  const parsed = parseText(file, text);
  if ('problem' in parsed) throw new Error(parsed.problem.message);
  const sum: Counted = { words: 0, formulas: 0, figures: 0, exercises: [] };
  count(parsed.tree, sum);
  const minutes =
    sum.words / pace.words +
    sum.formulas * pace.formula +
    sum.figures * pace.figure +
    sum.exercises.length * pace.exercise;
  const promised = Number(/^minutes: (\d+)$/m.exec(text)?.[1]);

  test('takes 20 to 35 minutes, about as many as it says', () => {
    expect(promised).toBeGreaterThanOrEqual(20);
    expect(promised).toBeLessThanOrEqual(35);
    expect(Math.abs(minutes - promised), `${JSON.stringify(sum)}: ${minutes.toFixed(1)} min`).toBeLessThan(4);
  });
  test('has figures, five exercises or more of the kinds that count, and a note for who teaches it', () => {
    expect(sum.figures).toBeGreaterThanOrEqual(2);
    expect(sum.exercises.length).toBeGreaterThanOrEqual(5);
    expect(sum.exercises).toEqual(
      expect.arrayContaining(['Choice', 'NumberAnswer', 'Derive', 'FigureAnswer', 'CodeCell']),
    );
    expect(text).toContain('<TeachIt>');
    expect(text).toContain('<Keep>');
  });
});
