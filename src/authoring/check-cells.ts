import type { Root } from 'mdast';
import type { MdxJsxFlowElement } from 'mdast-util-mdx-jsx';
import type {} from 'remark-mdx';
import { visit } from 'unist-util-visit';
import { problem, startOfFile, type Problem } from './problem.ts';
import { isFence } from './remark-exercises.ts';

/** What a cell of a lesson is made of: its code, perhaps a twin, and nothing that would not be shown. */
export function checkCells(file: string, tree: Root): Problem[] {
  const problems: Problem[] = [];
  const ids = new Set<unknown>();
  visit(tree, 'mdxJsxFlowElement', (cell: MdxJsxFlowElement) => {
    if (cell.name !== 'Cell') return;
    const complain = (node: MdxJsxFlowElement['children'][number], message: string): void => {
      problems.push(problem(file, node.position?.start ?? startOfFile, `<Cell>: ${message}`));
    };
    const id = cell.attributes.find((each) => each.type === 'mdxJsxAttribute' && each.name === 'id')?.value;
    if (typeof id === 'string' && ids.has(id))
      complain(cell, `there is another cell "${id}" in this lesson.`);
    ids.add(id);
    const codes = cell.children.filter((child) => isFence(child, 'code'));
    if (codes.length !== 1) complain(cell, `needs one fence \`\`\`ts code; it has ${codes.length}.`);
    for (const child of cell.children)
      if (!isFence(child, 'code') && !isFence(child, 'twin'))
        complain(child, 'holds a fence ```ts code and perhaps one ```py twin, and nothing else.');
  });
  return problems;
}
