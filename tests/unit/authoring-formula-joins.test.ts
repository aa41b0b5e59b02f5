import { expect, test } from 'vitest';
import type { Element, ElementContent, Root, Text } from 'hast';
import type { MdxJsxTextElementHast } from 'mdast-util-mdx-jsx';
import { rehypeFormulaJoins } from '../../src/authoring/rehype-formula-joins.ts';

/** A paragraph as text, its formula as F, what may not be parted in braces. */
function set(before: string, after: string): string {
  const formula: ElementContent = {
    type: 'element',
    tagName: 'span',
    properties: { className: ['katex'] },
    children: [],
  };
  const children: ElementContent[] = [
    { type: 'text', value: before },
    formula,
    { type: 'text', value: after },
  ];
  const tree: Root = {
    type: 'root',
    children: [{ type: 'element', tagName: 'p', properties: {}, children }],
  };
  rehypeFormulaJoins()(tree);
  const written = (node: ElementContent): string => {
    if (node.type === 'text') return node.value;
    if (node.type !== 'element' || node.children.length === 0) return 'F';
    return `{${node.children.map(written).join('')}}`;
  };
  const [p] = tree.children;
  return p?.type === 'element' ? p.children.map(written).join('') : '';
}

test('A full stop and a bracket stay on the line of their formula', () => {
  expect(set('the digit ', '. The loss')).toBe('the digit {F.} The loss');
  expect(set('the gate (', ') is shut')).toBe('the gate {(F)} is shut');
  expect(set('an ', '-layer net')).toBe('an {F-}layer net');
});

test('Between a formula and a word a line may break', () => {
  expect(set('the loss ', ' depends')).toBe('the loss F depends');
});

test('A full stop stays on the line of its term, which is a button', () => {
  const term: MdxJsxTextElementHast = {
    type: 'mdxJsxTextElement',
    name: 'Term',
    attributes: [],
    children: [{ type: 'text', value: 'backpropagation' }],
  };
  const end: Text = { type: 'text', value: '. Networks' };
  const p: Element = { type: 'element', tagName: 'p', properties: {}, children: [term, end] };
  rehypeFormulaJoins()({ type: 'root', children: [p] });
  expect(p.children[0]).toMatchObject({
    properties: { className: ['joined'] },
    children: [term, { value: '.' }],
  });
  expect(end.value).toBe(' Networks');
});
