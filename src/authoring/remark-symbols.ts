import type { Paragraph, PhrasingContent, Root, Text } from 'mdast';
import type { MdxJsxFlowElement } from 'mdast-util-mdx-jsx';
import type {} from 'remark-mdx';
import { visit } from 'unist-util-visit';
import { listOf, readLine } from './symbols.ts';

/** Makes the list in a `<Where>` one of terms and what they mean, which is read as such. */
export function remarkSymbols() {
  return (tree: Root): void => {
    visit(tree, 'mdxJsxFlowElement', (node: MdxJsxFlowElement) => {
      if (node.name !== 'Where') return;
      node.children = (listOf(node)?.children ?? []).map((item) => {
        const { symbols = [], words = [] } = readLine(item) ?? {};
        const comma: Text = { type: 'text', value: ', ' };
        const named = symbols.flatMap((symbol, at) => (at === 0 ? [symbol] : [comma, symbol]));
        const children = [as('dt', named), as('dd', words)];
        return { type: 'mdxJsxFlowElement', name: 'div', attributes: [], children };
      });
    });
  };
}

/** Words as an element of this name. */
function as(hName: 'dt' | 'dd', children: readonly PhrasingContent[]): Paragraph {
  return { type: 'paragraph', children: [...children], data: { hName } };
}
