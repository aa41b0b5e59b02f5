import type { MdxJsxFlowElement, MdxJsxTextElement } from 'mdast-util-mdx-jsx';
import { FormulaError } from '../numerics/formula/formula-error.ts';
import { readGraph } from '../numerics/formula/graph.ts';
import { readAttribute } from './attribute.ts';
import { isFence } from './remark-exercises.ts';

type Element = MdxJsxFlowElement | MdxJsxTextElement;

/** A <Graph> that cannot be read or computed, or that gives away every value. */
export function checkGraph(exercise: Element, complain: (message: string) => void): void {
  const fence = exercise.children.find((child) => isFence(child, 'graph'));
  if (fence?.type !== 'code') {
    complain('needs a fence ```text graph, each line a node such as z = w x + b.');
    return;
  }
  try {
    const nodes = readGraph(fence.value);
    const attribute = exercise.attributes.find((each) => 'name' in each && each.name === 'given');
    const given = attribute?.type === 'mdxJsxAttribute' ? String(readAttribute(attribute)) : '';
    const names = given.split(/[\s,]+/).filter(Boolean);
    const unknown = names.filter((name) => !nodes.some((node) => node.name === name));
    if (unknown.length > 0) complain(`"given" names ${unknown.join(', ')}, which is no node of it.`);
    if (nodes.every(({ name, from }) => from.length === 0 || names.includes(name)))
      complain('leaves nothing to fill in.');
  } catch (error) {
    if (!(error instanceof FormulaError)) throw error;
    complain(`its graph, ${error.message}`);
  }
}
