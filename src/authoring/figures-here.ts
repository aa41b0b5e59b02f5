/** The figures that stand in a lesson, with their settings, in their order. */
import type { Root } from 'mdast';
import type {} from 'remark-mdx';
import { visit } from 'unist-util-visit';
import { readAttribute } from './attribute.ts';
import { placementAttributes } from './check-figure.ts';

export interface FigureUse {
  readonly id: string;
  /** From 1. */
  readonly number: number;
  readonly settings: Readonly<Record<string, string | number | boolean>>;
}

export function figureUses(tree: Root): readonly FigureUse[] {
  const uses: FigureUse[] = [];
  let number = 0;
  visit(tree, ['mdxJsxFlowElement', 'mdxJsxTextElement'], (node) => {
    if (node.type !== 'mdxJsxFlowElement' && node.type !== 'mdxJsxTextElement') return;
    if (node.name !== 'Figure') return;
    number += 1;
    const said = node.attributes.flatMap((each) => {
      const value = each.type === 'mdxJsxAttribute' ? readAttribute(each) : undefined;
      return each.type === 'mdxJsxAttribute' && value !== undefined ? [[each.name, value] as const] : [];
    });
    const id = said.find(([name]) => name === 'id')?.[1];
    if (typeof id !== 'string') return;
    const settings = Object.fromEntries(said.filter(([name]) => !placementAttributes.includes(name)));
    uses.push({ id, number, settings });
  });
  return uses;
}
