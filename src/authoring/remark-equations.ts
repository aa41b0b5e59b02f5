import type { Root } from 'mdast';
import type { Math } from 'mdast-util-math';
import type { MdxJsxFlowElement } from 'mdast-util-mdx-jsx';
import type {} from 'remark-mdx';
import { basename } from 'node:path';
import { SKIP, visit } from 'unist-util-visit';
import type { VFile } from 'vfile';
import type { Course } from './course.ts';
import { labelOf, referencesTo, withoutLabel } from './equations.ts';
import { literalAttribute } from './literal-attribute.ts';

/**
 * Numbers the formulas that are referred to, and no others: `\label{chain}` in a displayed formula and `<Eq id="chain" />`
 * in the text become (3.2), lesson and place, and the one leads to the other.
 */
export function remarkEquations(course: () => Course) {
  return () =>
    (tree: Root, file: VFile): void => {
      const slug = basename(file.path, '.mdx');
      const lesson = course().lessons.find((each) => each.slug === slug)?.number;
      const references = referencesTo(tree);
      const numbers = new Map<string, string>();
      visit(tree, 'math', (node, index, parent) => {
        const label = labelOf(node.value);
        if (label === undefined || parent === undefined || index === undefined) return;
        const tex = withoutLabel(node.value).trim();
        if (!references.some(({ id }) => id === label)) {
          setTex(node, tex);
          return;
        }
        const place = String(numbers.size + 1);
        const number = lesson === undefined ? place : `${lesson}.${place}`;
        numbers.set(label, number);
        setTex(node, `${tex} \\tag{${number}}`);
        const frame: MdxJsxFlowElement = {
          type: 'mdxJsxFlowElement',
          name: 'div',
          attributes: [literalAttribute('class', 'eq'), literalAttribute('id', `eq-${label}`)],
          children: [node],
        };
        parent.children[index] = frame;
        return [SKIP, index + 1];
      });
      for (const { id, element } of references)
        element.attributes.push(literalAttribute('number', numbers.get(id) ?? '?'));
    };
}

/** A formula's text stands twice: as the node's value, and as what it becomes in HTML. */
function setTex(node: Math, tex: string): void {
  node.value = tex;
  const code = {
    type: 'element',
    tagName: 'code',
    properties: { className: ['language-math', 'math-display'] },
    children: [{ type: 'text', value: tex }],
  };
  node.data = Object.assign(node.data ?? {}, { hChildren: [code] });
}
