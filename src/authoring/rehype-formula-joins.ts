import type { Element, ElementContent, Root, Text } from 'hast';
import { SKIP, visit } from 'unist-util-visit';

// A browser may break a line on either side of a formula, even between it and its full stop; a word joiner does
// not stop it. Inside one element that does not wrap, it may not. The formula itself may still break between its
// parts (styles/math.css).
const closes = /^[,.;:!?)\]’”…–-]+/;
const opens = /[([‘“–-]+$/;

/** Keeps punctuation on the line of the formula that it belongs to. Runs after rehype-katex. */
export function rehypeFormulaJoins() {
  return (tree: Root): void => {
    visit(tree, 'element', (node: Element, index, parent) => {
      if (!parent || index === undefined || !isFormula(node)) return;
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

function isFormula({ properties: { className } }: Element): boolean {
  return Array.isArray(className) && className.includes('katex');
}

function isText(node: { readonly type: string } | undefined): node is Text {
  return node?.type === 'text';
}
