import type { Root } from 'mdast';
import type {} from 'remark-mdx';
import { visit } from 'unist-util-visit';
import { literalAttribute } from './literal-attribute.ts';

/** Numbers the figures of a lesson in the order they stand in: `<Figure id="…" />` gets `number={1}`. */
export function remarkFigures() {
  return (tree: Root): void => {
    let number = 0;
    visit(tree, ['mdxJsxFlowElement', 'mdxJsxTextElement'], (node) => {
      if (node.type !== 'mdxJsxFlowElement' && node.type !== 'mdxJsxTextElement') return;
      if (node.name !== 'Figure') return;
      number += 1;
      node.attributes.push(literalAttribute('number', number));
    });
  };
}
