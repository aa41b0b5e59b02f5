/** The checks of content/timeline and content/errata: short texts that name works, activations, figures and lessons. */
import type { z } from 'astro/zod';
import { activations } from '../activations/index.ts';
import { checkCitations, unknownWork } from './check-citations.ts';
import { lessonMessage } from './check-components.ts';
import { checkTex } from './check-tex.ts';
import { readContentFiles, splitFrontmatter, type ContentFile } from './content-files.ts';
import { errataFrontmatter } from './errata.ts';
import type { Known } from './known.ts';
import { parseText } from './lesson-tree.ts';
import { readYaml } from './located.ts';
import { didYouMean, listed, problem, startOfFile, type Problem } from './problem.ts';
import { timelineFrontmatter } from './timeline.ts';
import { validate } from './validate.ts';

/** Lists of names that a note may have in its frontmatter, and what to say of a name that does not exist. */
const named: Readonly<Record<string, (name: string, known: Known) => string | undefined>> = {
  works: (key, { papers }) => (papers.has(key) ? undefined : unknownWork(key, papers)),
  activations: (id) => unlessIn('activation', 'Activations', id, Object.keys(activations)),
  figures: (id, { figures }) => unlessIn('figure', 'Figures', id, Object.keys(figures)),
  lessons: (slug, known) => (known.lessonsOff.has(slug) ? undefined : lessonMessage(slug, known)),
};

function unlessIn(what: string, plural: string, name: string, names: readonly string[]): string | undefined {
  if (names.includes(name)) return undefined;
  return `unknown ${what} "${name}".${didYouMean(name, names)} ${listed(plural, names)}`;
}

function checkNote(
  note: ContentFile,
  schema: z.ZodType<object>,
  keys: readonly string[],
  known: Known,
): Problem[] {
  const { file, text } = note;
  const { yaml, body } = splitFrontmatter(text);
  const source = readYaml(file, yaml, 2);
  const { value, problems } = validate(file, 'frontmatter', source, schema, keys);
  const names = Object.entries(named).flatMap(([field, say]) => {
    const list: unknown = value && Reflect.get(value, field);
    return (Array.isArray(list) ? list : []).flatMap((name, at) => {
      const message = say(String(name), known);
      return message === undefined ? [] : [problem(file, source.at([field, at]), `"${field}": ${message}`)];
    });
  });
  const unused = (value && 'works' in value && Array.isArray(value.works) ? value.works : []).flatMap(
    (key, at) =>
      body.includes(`@${key}`)
        ? []
        : [problem(file, source.at(['works', at]), `"works": the text does not cite [@${key}].`)],
  );
  const empty = body.trim() === '' ? [problem(file, startOfFile, 'has no text below its frontmatter.')] : [];
  const parsed = parseText(file, text);
  const inside =
    'tree' in parsed
      ? [...checkCitations(file, text, parsed.tree, known.papers), ...checkTex(file, text, parsed.tree)]
      : [parsed.problem];
  return [...problems, ...names, ...unused, ...empty, ...inside];
}

/** Every mistake in the timeline and the errata. */
export function checkNotes(root: string, known: Known): Problem[] {
  return [
    { folder: 'timeline', schema: timelineFrontmatter },
    { folder: 'errata', schema: errataFrontmatter },
  ].flatMap(({ folder, schema }) =>
    readContentFiles(root, folder, '.md').flatMap((note) =>
      checkNote(note, schema, Object.keys(schema.shape), known),
    ),
  );
}
