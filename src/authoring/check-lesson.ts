import type { Root } from 'mdast';
import { visit } from 'unist-util-visit';
import { checkComponents, lessonMessage } from './check-components.ts';
import { checkExercises } from './check-exercises.ts';
import { checkTex } from './check-tex.ts';
import { findCitations } from './citation.ts';
import type { ContentFile } from './content-files.ts';
import { readLessonHead } from './course.ts';
import type { Known } from './known.ts';
import { parseText } from './lesson-tree.ts';
import { didYouMean, placeAt, problem, type Problem } from './problem.ts';

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
          ...checkCitations(file, text, parsed.tree, known.papers),
          ...checkTex(file, text, parsed.tree),
        ];
  return [...head.problems, ...needs, ...body].sort((a, b) => a.line - b.line || a.column - b.column);
}

function checkCitations(file: string, text: string, tree: Root, papers: ReadonlySet<string>): Problem[] {
  const problems: Problem[] = [];
  visit(tree, 'text', (node) => {
    const start = node.position?.start.offset;
    const end = node.position?.end.offset;
    if (start === undefined || end === undefined) return;
    for (const citation of findCitations(text.slice(start, end))) {
      const at = (offset: number) => placeAt(text, start + offset);
      if (!citation.works) {
        const message = 'not a citation. Write [@nair2010], [@nair2010; @he2015] or [@he2015, section 2].';
        problems.push(problem(file, at(citation.start), message));
      }
      for (const { key, offset } of citation.works ?? [])
        if (!papers.has(key))
          problems.push(
            problem(
              file,
              at(offset),
              `unknown citation "${key}".${didYouMean(key, papers)} Works are files in content/papers, named by their key.`,
            ),
          );
    }
  });
  return problems;
}
