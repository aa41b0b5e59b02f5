import type { Root } from 'mdast';
import { visit } from 'unist-util-visit';

/** Lets a lesson write `[the gallery](/gallery/)` wherever the site is hosted: `/gallery/` becomes `/course/gallery/`. */
export function remarkLinks(base: string) {
  const prefix = base.replace(/\/+$/, '');
  return () =>
    (tree: Root): void => {
      visit(tree, ['link', 'definition'], (node) => {
        if ((node.type === 'link' || node.type === 'definition') && /^\/(?!\/)/.test(node.url))
          node.url = prefix + node.url;
      });
    };
}
