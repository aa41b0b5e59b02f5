import type { Root } from 'mdast';
import { basename, relative } from 'node:path';
import type {} from 'remark-mdx';
import { visit } from 'unist-util-visit';
import type { VFile } from 'vfile';
import { readAttribute } from './attribute.ts';
import { isProse } from './check-prose.ts';
import { figureUses } from './figures-here.ts';
import { literalAttribute } from './literal-attribute.ts';

/**
 * Tells numbers and controls in the prose what they cannot know: the lesson and the place they stand at, so that a
 * mistake which shows only in computing is reported there, and the settings of the figure on this page.
 */
export function remarkProse(root: string) {
  return () =>
    (tree: Root, file: VFile): void => {
      const path = relative(root, file.path).replaceAll('\\', '/');
      const figures = figureUses(tree);
      visit(tree, ['mdxJsxFlowElement', 'mdxJsxTextElement'], (node) => {
        if (node.type !== 'mdxJsxFlowElement' && node.type !== 'mdxJsxTextElement') return;
        if (!node.name || !isProse(node.name)) return;
        const { line = 1, column = 1 } = node.position?.start ?? {};
        node.attributes.push(literalAttribute('place', `${path}:${line}:${column}`));
        if (node.name === 'Computed') {
          node.attributes.push(literalAttribute('lesson', basename(path, '.mdx')));
          return;
        }
        const of = node.attributes.find((each) => each.type === 'mdxJsxAttribute' && each.name === 'of');
        const target = of?.type === 'mdxJsxAttribute' ? readAttribute(of) : undefined;
        const use = figures.find(({ id }) => id === target);
        if (!use) return;
        node.attributes.push(literalAttribute('page', JSON.stringify(use.settings)));
        if (node.name === 'Control') node.attributes.push(literalAttribute('figureNumber', use.number));
      });
    };
}
