import type { Link, Parent, PhrasingContent, Root, Text } from 'mdast';
import { SKIP, visit } from 'unist-util-visit';
import type { VFile } from 'vfile';
import { findCitations, type CitedWork } from './citation.ts';
import type { Paper } from './papers.ts';

/** What the layout finds as `remarkPluginFrontmatter.cited`: keys in the order of first use. */
export interface CitedFrontmatter {
  readonly cited: readonly string[];
}

/**
 * Turns `[@nair2010]` into a link to `#ref-nair2010`, the entry in the page's list of references, and notes
 * the keys used. The first link to a work has the id `cite-nair2010`, for the way back. A key that is not in the
 * bibliography is left as written: the author checks report it with its place.
 *
 * Notes of the timeline and the errata share a page, so they have no list of their own and lead to the papers.
 */
export function remarkCitations(papers: () => ReadonlyMap<string, Paper>) {
  return () =>
    (tree: Root, file: VFile): void => {
      const known = papers();
      const cited = new Set<string>();

      const note = /\bcontent\/(timeline|errata)\//.test(file.path?.replaceAll('\\', '/') ?? '');

      const link = (paper: Paper, { yearOnly, locator }: CitedWork): Link => {
        const id = note || cited.has(paper.key) ? {} : { id: `cite-${paper.key}` };
        cited.add(paper.key);
        const words = yearOnly ? paper.year : paper.short;
        return {
          type: 'link',
          url: note ? `/papers/#${paper.key}` : `#ref-${paper.key}`,
          data: { hProperties: { className: ['cite'], ...id } },
          children: [text(locator === undefined ? words : `${words}, ${locator}`)],
        };
      };

      visit(tree, 'text', (node: Text, index, parent: Parent | undefined) => {
        if (parent === undefined || index === undefined || parent.type === 'link') return;
        const pieces: PhrasingContent[] = [];
        let done = 0;
        for (const { start, end, works } of findCitations(node.value)) {
          const found = works?.flatMap((work) => {
            const paper = known.get(work.key);
            return paper ? [{ paper, work }] : [];
          });
          if (!works || found?.length !== works.length) continue;
          pieces.push(text(`${node.value.slice(done, start)}[`));
          found.forEach(({ paper, work }, at) => {
            if (at > 0) pieces.push(text('; '));
            pieces.push(link(paper, work));
          });
          pieces.push(text(']'));
          done = end;
        }
        if (done === 0) return;
        pieces.push(text(node.value.slice(done)));
        parent.children.splice(index, 1, ...pieces);
        return [SKIP, index + pieces.length];
      });

      const frontmatter = file.data.astro?.frontmatter;
      if (frontmatter) frontmatter['cited'] = [...cited];
    };
}

const text = (value: string): Text => ({ type: 'text', value });
