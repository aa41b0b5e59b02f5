import type { Root } from 'mdast';
import { visit } from 'unist-util-visit';
import { findCitations } from './citation.ts';
import { didYouMean, placeAt, problem, type Problem } from './problem.ts';

/** Every citation that is none, or of a work that is not in content/papers. */
export function checkCitations(
  file: string,
  text: string,
  tree: Root,
  papers: ReadonlySet<string>,
): Problem[] {
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
        if (!papers.has(key)) problems.push(problem(file, at(offset), unknownWork(key, papers)));
    }
  });
  return problems;
}

/** What to say of a key that names no work. */
export const unknownWork = (key: string, papers: ReadonlySet<string>): string =>
  `unknown citation "${key}".${didYouMean(key, papers)} Works are files in content/papers, named by their key.`;
