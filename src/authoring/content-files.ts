import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, extname, join } from 'node:path';

/** A file of content/, read. */
export interface ContentFile {
  /** From the project's root, with forward slashes: `content/lessons/undergraduate/max-0-x.mdx`. */
  readonly file: string;
  /** The file's name without folder and ending. */
  readonly id: string;
  readonly text: string;
}

/** Every file with this ending in a folder of content/ and below it, sorted by path. */
export function readContentFiles(
  root: string,
  folder: string,
  ending: '.mdx' | '.md' | '.json',
): ContentFile[] {
  const top = join(root, 'content', folder);
  if (!existsSync(top)) return [];
  return readdirSync(top, { recursive: true, encoding: 'utf8' })
    .filter((name) => extname(name) === ending)
    .map((name) => name.replaceAll('\\', '/'))
    .sort()
    .map((name) => ({
      file: `content/${folder}/${name}`,
      id: basename(name, ending),
      text: readFileSync(join(top, name), 'utf8'),
    }));
}

export const idsOf = (files: readonly ContentFile[]): Set<string> => new Set(files.map(({ id }) => id));

/** The YAML between the first two lines of three hyphens, and what follows them. */
export function splitFrontmatter(text: string): { readonly yaml: string; readonly body: string } {
  const found = /^\uFEFF?---[ \t]*\r?\n([\s\S]*?)^---[ \t]*(?:\r?\n|$)/m.exec(text);
  if (!found || found.index !== 0) return { yaml: '', body: text };
  return { yaml: found[1] ?? '', body: text.slice(found[0].length) };
}
