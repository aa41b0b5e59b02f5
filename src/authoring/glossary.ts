import { readContentFiles, splitFrontmatter, type ContentFile } from './content-files.ts';
import { readYaml } from './located.ts';
import { problem, type Problem } from './problem.ts';
import { glossaryFrontmatter, type GlossaryFrontmatter } from './schemas.ts';
import { validate, type Checked } from './validate.ts';

export interface GlossaryEntry extends GlossaryFrontmatter {
  /** The file's name, and the anchor on the glossary's page. */
  readonly id: string;
  /** Markdown with TeX, one paragraph. The rendered form comes from Astro's collection `glossary`. */
  readonly definition: string;
}

/** A term's file with its mistakes. */
export function readGlossaryFile({ file, id, text }: ContentFile): Checked<GlossaryEntry> {
  const { yaml, body } = splitFrontmatter(text);
  const source = readYaml(file, yaml, 2);
  const head = validate(
    file,
    'frontmatter',
    source,
    glossaryFrontmatter,
    Object.keys(glossaryFrontmatter.shape),
  );
  if (!head.value) return { problems: head.problems };
  const definition = body.trim();
  const bodyLine = text.slice(0, text.length - body.trimStart().length).split('\n').length;
  const wrong = (message: string): { problems: Problem[] } => ({
    problems: [problem(file, { line: bodyLine, column: 1 }, message)],
  });
  if (definition === '') return wrong('has no definition. Write one or two sentences below the frontmatter.');
  // Shown inside a sentence of a lesson, where a second paragraph has no place.
  if (/\n\s*\n/.test(definition))
    return wrong('the definition must be one paragraph: it opens inside a sentence.');
  return { value: { id, definition, ...head.value }, problems: [] };
}

/** All terms that are well formed, by their names. */
export function readGlossary(root: string): GlossaryEntry[] {
  return readContentFiles(root, 'glossary', '.md')
    .flatMap((file) => readGlossaryFile(file).value ?? [])
    .sort((a, b) => a.term.localeCompare(b.term, 'en'));
}

export const loadGlossary = (): GlossaryEntry[] => readGlossary(process.cwd());
