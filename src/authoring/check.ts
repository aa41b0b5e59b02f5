import { checkLesson } from './check-lesson.ts';
import type { FigureCatalogue } from './check-figure.ts';
import { checkNotes } from './check-notes.ts';
import { checkTex } from './check-tex.ts';
import { idsOf, readContentFiles, type ContentFile } from './content-files.ts';
import { coursePath, readCourseFile, type CheckedCourse } from './course.ts';
import { readGlossaryFile } from './glossary.ts';
import { readKnown } from './known.ts';
import { parseText } from './lesson-tree.ts';
import { readPaperFile } from './papers.ts';
import { didYouMean, listed, problem, startOfFile, type Problem } from './problem.ts';

export { checkLesson } from './check-lesson.ts';
export { readKnown, type Known } from './known.ts';
export { type FigureCatalogue } from './check-figure.ts';
export { printProblem, type Problem } from './problem.ts';

/** Every mistake in content/. None means that the site can be built. */
export function checkContent(root: string, figures: FigureCatalogue): Problem[] {
  const known = readKnown(root, figures);
  const lessons = readContentFiles(root, 'lessons', '.mdx');
  return [
    ...checkCourse(readCourseFile(root), lessons),
    ...checkNames(lessons),
    ...lessons.flatMap((lesson) => checkLesson(lesson, known)),
    ...readContentFiles(root, 'papers', '.json').flatMap((file) => readPaperFile(file).problems),
    ...readContentFiles(root, 'glossary', '.md').flatMap(checkGlossaryFile),
    ...checkNotes(root, known),
  ];
}

/** course.yaml itself, and whether it and the files agree. */
function checkCourse({ value, problems, source }: CheckedCourse, lessons: readonly ContentFile[]): Problem[] {
  if (!value) return [...problems];
  const files = idsOf(lessons);
  const seen = new Map<string, string>();
  const parts = new Set<string>();
  const found: Problem[] = [];
  value.parts.forEach((part, p) => {
    if (parts.has(part.id))
      found.push(
        problem(
          coursePath,
          source.at(['parts', p, 'id']),
          `a second part with the id "${part.id}"; each needs its own.`,
        ),
      );
    parts.add(part.id);
    part.lessons.forEach((slug, at) => {
      const place = source.at(['parts', p, 'lessons', at]);
      if (!files.has(slug))
        found.push(
          problem(
            coursePath,
            place,
            `names lesson "${slug}", but there is no content/lessons/${part.id}/${slug}.mdx.` +
              `${didYouMean(slug, files)} ${listed('Lessons', files)}`,
          ),
        );
      const before = seen.get(slug);
      if (before !== undefined)
        found.push(
          problem(
            coursePath,
            place,
            `names lesson "${slug}" a second time; it is in part "${before}" already.`,
          ),
        );
      seen.set(slug, part.id);
    });
  });
  const missing = lessons
    .filter(({ id }) => !seen.has(id))
    .map(({ file, id }) =>
      problem(
        file,
        startOfFile,
        `lesson "${id}" is missing from ${coursePath}. Add "- ${id}" to the lessons of a part, where it is taught.`,
      ),
    );
  return [...found, ...missing];
}

/** A lesson's address is its file's name, so no two may share one, whatever their folders. */
function checkNames(lessons: readonly ContentFile[]): Problem[] {
  const first = new Map<string, string>();
  return lessons.flatMap(({ file, id }) => {
    const other = first.get(id);
    first.set(id, other ?? file);
    const problems: Problem[] = [];
    if (other !== undefined)
      problems.push(
        problem(
          file,
          startOfFile,
          `a second lesson named "${id}"; the other is ${other}. Rename one of the files.`,
        ),
      );
    if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(id))
      problems.push(
        problem(
          file,
          startOfFile,
          `a lesson's file name is its address: small letters, digits and hyphens, such as max-0-x.mdx.`,
        ),
      );
    return problems;
  });
}

function checkGlossaryFile(entry: ContentFile): Problem[] {
  const { problems } = readGlossaryFile(entry);
  const parsed = parseText(entry.file, entry.text);
  return [
    ...problems,
    ...('tree' in parsed ? checkTex(entry.file, entry.text, parsed.tree) : [parsed.problem]),
  ];
}
