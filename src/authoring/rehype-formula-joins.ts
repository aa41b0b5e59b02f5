import type { Element, ElementContent, Root, RootContent, Text } from 'hast';
import type { MdxJsxTextElementHast } from 'mdast-util-mdx-jsx';
import { SKIP, visit } from 'unist-util-visit';

// A browser may break a line on either side of a formula or of a term, which is a button, even between it and its full
// stop; a word joiner does not stop it. Inside one element that does not wrap, it may not. The formula itself may still break between its
// parts (styles/math.css).
const closes = /^[,.;:!?)\]’”…–-]+/;
const opens = /[([‘“–-]+$/;

/** Keeps punctuation on the line of the formula or the term that it belongs to. Runs after rehype-katex. */
export function rehypeFormulaJoins() {
  return (tree: Root): void => {
    visit(tree, (node, index, parent) => {
      if (!parent || index === undefined || !(isFormula(node) || isTerm(node))) return;
      const before = taken(parent.children[index - 1], opens);
      const after = taken(parent.children[index + 1], closes);
      if (before === '' && after === '') return SKIP;
      const children: ElementContent[] = [...text(before), node, ...text(after)];
      parent.children[index] = {
        type: 'element',
        tagName: 'span',
        properties: { className: ['joined'] },
        children,
      };
      return SKIP;
    });
  };
}

/** Cuts the punctuation off a neighbour and returns it. */
function taken(neighbour: { readonly type: string } | undefined, punctuation: RegExp): string {
  if (!isText(neighbour)) return '';
  const found = punctuation.exec(neighbour.value)?.[0] ?? '';
  neighbour.value = neighbour.value.replace(punctuation, '');
  return found;
}

const text = (value: string): Text[] => (value === '' ? [] : [{ type: 'text', value }]);

function isFormula(node: Root | RootContent): node is Element {
  if (node.type !== 'element') return false;
  const { className } = node.properties;
  return Array.isArray(className) && className.includes('katex');
}

const isTerm = (node: Root | RootContent): node is MdxJsxTextElementHast =>
  node.type === 'mdxJsxTextElement' && node.name === 'Term';

function isText(node: { readonly type: string } | undefined): node is Text {
  return node?.type === 'text';
}
