/** Where the nodes of a graph stand: a column for each step from the inputs, its nodes spread over the height. */
import type { GraphNode } from '../../numerics/formula/graph.ts';

export interface Placed {
  readonly node: GraphNode;
  readonly x: number;
  readonly y: number;
}

export interface Layout {
  readonly width: number;
  readonly height: number;
  readonly placed: readonly Placed[];
  readonly edges: readonly { readonly from: Placed; readonly to: Placed }[];
}

const column = 92;
const row = 54;
const margin = 26;

export function layOut(nodes: readonly GraphNode[]): Layout {
  const depths = new Map<string, number>();
  for (const { name, from } of nodes)
    depths.set(name, from.length === 0 ? 0 : 1 + Math.max(...from.map((each) => depths.get(each) ?? 0)));
  // An input stands just before what first uses it, which keeps edges short.
  for (const { name, from } of nodes) {
    if (from.length > 0) continue;
    const users = nodes.filter((each) => each.from.includes(name)).map((each) => depths.get(each.name) ?? 1);
    if (users.length > 0) depths.set(name, Math.min(...users) - 1);
  }
  const columns: GraphNode[][] = [];
  for (const node of nodes) (columns[depths.get(node.name) ?? 0] ??= []).push(node);
  const tallest = Math.max(...columns.map((each) => each.length));
  const height = tallest * row;
  const placed = columns.flatMap((inColumn, at) =>
    inColumn.map((node, place): Placed => ({
      node,
      x: margin + at * column,
      y: ((place + 0.5) * height) / inColumn.length,
    })),
  );
  const find = (name: string) => placed.find((each) => each.node.name === name);
  const edges = placed.flatMap((to) =>
    to.node.from.flatMap((name) => {
      const from = find(name);
      return from ? [{ from, to }] : [];
    }),
  );
  return { width: 2 * margin + (columns.length - 1) * column, height, placed, edges };
}
