import { expect, test } from 'vitest';
import { judgeGraph } from '../../../src/components/exercises/judge-graph.ts';
import { layOut } from '../../../src/components/exercises/graph-layout.ts';
import { readGraph } from '../../../src/numerics/formula/graph.ts';

const cells = (...texts: string[]) => texts.map((text, at) => ({ text, truth: [-2, 0.0123, 0][at] ?? NaN }));

test('a filled graph is judged up to the first value that is not right', () => {
  expect(judgeGraph(cells('−2', '0.0123', '0'))).toEqual({ kind: 'right' });
  expect(judgeGraph(cells('-2', '', ''))).toEqual({ kind: 'empty', at: 1 });
  expect(judgeGraph(cells('-2', 'x', '1'))).toEqual({ kind: 'unread', at: 1 });
  expect(judgeGraph(cells('-2', '0.02', 'x'))).toEqual({ kind: 'wrong', at: 1 });
  expect(judgeGraph(cells('2', '0.0123', '0'))).toEqual({ kind: 'wrong', at: 0, sign: true });
  expect(judgeGraph(cells('-2', '0.0123', '0.001'))).toEqual({ kind: 'wrong', at: 2 });
});

test('rounding to three digits is forgiven, and nothing coarser', () => {
  expect(judgeGraph([{ text: '0.333', truth: 1 / 3 }])).toEqual({ kind: 'right' });
  expect(judgeGraph([{ text: '0.3', truth: 1 / 3 }]).kind).toBe('wrong');
});

test('a graph is laid out with every edge from left to right and no two nodes in one place', () => {
  const { placed, edges } = layOut(readGraph('x = 1\ny = 2\nu = x y\nb = 1\nz = u + b\nL = z^2 + x'));
  for (const { from, to } of edges) expect(from.x).toBeLessThan(to.x);
  expect(new Set(placed.map(({ x, y }) => `${x} ${y}`)).size).toBe(6);
});
