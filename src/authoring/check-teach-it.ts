import type { Root } from 'mdast';
import type {} from 'remark-mdx';
import { visit } from 'unist-util-visit';
import { problem, startOfFile, type Problem } from './problem.ts';

/** A note for teaching stands alone, once, and brings no heading into the lesson's contents. */
export function checkTeachIt(file: string, tree: Root): Problem[] {
  const problems: Problem[] = [];
  const complain = (node: Root['children'][number], message: string): void => {
    problems.push(problem(file, node.position?.start ?? startOfFile, `<TeachIt>: ${message}`));
  };
  let notes = 0;
  visit(tree, 'mdxJsxFlowElement', (node, _, parent) => {
    if (node.name !== 'TeachIt') return;
    notes += 1;
    if (notes === 2) complain(node, 'a lesson has one; put both notes into one.');
    if (parent !== tree) complain(node, 'must not stand inside another component.');
    visit(node, 'heading', (heading) => {
      if (heading.depth < 3) complain(heading, 'headings in it start at ###.');
    });
  });
  return problems;
}
