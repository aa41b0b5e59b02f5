import type { Root } from 'mdast';
import type {} from 'remark-mdx';
import { visit } from 'unist-util-visit';

/** Numbers the figures of a lesson in the order they stand in: `<Figure id="…" />` gets `number={1}`. */
export function remarkFigures() {
  return (tree: Root): void => {
    let number = 0;
    visit(tree, ['mdxJsxFlowElement', 'mdxJsxTextElement'], (node) => {
      if (node.type !== 'mdxJsxFlowElement' && node.type !== 'mdxJsxTextElement') return;
      if (node.name !== 'Figure') return;
      number += 1;
      node.attributes.push({ type: 'mdxJsxAttribute', name: 'number', value: literal(number) });
    });
  };
}

/** `{3}` as the MDX compiler reads it: a string would reach the component as text. */
function literal(value: number) {
  return {
    type: 'mdxJsxAttributeValueExpression' as const,
    value: String(value),
    data: {
      estree: {
        type: 'Program' as const,
        sourceType: 'module' as const,
        body: [
          {
            type: 'ExpressionStatement' as const,
            expression: { type: 'Literal' as const, value, raw: String(value) },
          },
        ],
      },
    },
  };
}
