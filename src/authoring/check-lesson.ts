import { checkCells } from './check-cells.ts';
import { checkCitations } from './check-citations.ts';
import { checkComponents, lessonMessage } from './check-components.ts';
import { checkExercises } from './check-exercises.ts';
import { checkTex } from './check-tex.ts';
import type { ContentFile } from './content-files.ts';
import { readLessonHead } from './course.ts';
import { checkEquations } from './equations.ts';
import type { Known } from './known.ts';
import { parseText } from './lesson-tree.ts';
import { problem, type Problem } from './problem.ts';
import { checkSymbols } from './symbols.ts';

/** Every mistake in one lesson, from top to bottom. */
export function checkLesson(lesson: ContentFile, known: Known): Problem[] {
  const { file, text } = lesson;
  const head = readLessonHead(lesson);
  const needs = (head.value?.needs ?? []).flatMap((slug, index) => {
    const message = lessonMessage(slug, known);
    return message ? [problem(file, head.source.at(['needs', index]), `"needs": ${message}`)] : [];
  });
  const parsed = parseText(file, text);
  const body =
    'problem' in parsed
      ? [parsed.problem]
      : [
          ...checkComponents(file, parsed.tree, known),
          ...checkExercises(file, parsed.tree),
          ...checkCells(file, parsed.tree),
          ...checkCitations(file, text, parsed.tree, known.papers),
          ...checkTex(file, text, parsed.tree),
          ...checkEquations(file, text, parsed.tree),
          ...checkSymbols(file, parsed.tree),
        ];
  return [...head.problems, ...needs, ...body].sort((a, b) => a.line - b.line || a.column - b.column);
}
