import { expect, it } from 'vitest';
import { isNumberColumn, sortedRows } from '../../../src/figure-kit/table-order.ts';

const column = (...cells: (string | number)[]) => cells.map((cell) => [cell]);
const order = (cells: (string | number)[], direction: 'ascending' | 'descending') =>
  sortedRows(column(...cells), 0, direction).map(([cell]) => cell);

it('sorts numbers by size, however they are written', () => {
  const written = ['10 %', '9.5 %', '1,000 %', '−3 %', '2·10⁻³ %'];
  expect(order(written, 'ascending')).toEqual(['−3 %', '2·10⁻³ %', '9.5 %', '10 %', '1,000 %']);
  expect(order(['2 s', '900 ms', '1 min 1 s'], 'descending')).toEqual(['1 min 1 s', '2 s', '900 ms']);
});

it('puts words after numbers and what is empty at the end, in both directions', () => {
  const mixed = ['', 'any', 2, NaN, 'infinite', 1];
  expect(order(mixed, 'ascending')).toEqual([1, 2, 'infinite', 'any', '', NaN]);
  expect(order(mixed, 'descending')).toEqual(['infinite', 2, 1, 'any', '', NaN]);
});

it('sorts words as a reader would, and leaves equals as they stood', () => {
  expect(order(['layer 10', 'layer 9', 'Layer 1'], 'ascending')).toEqual(['Layer 1', 'layer 9', 'layer 10']);
  const rows = [
    ['a', 1],
    ['b', 1],
    ['c', 0],
  ];
  expect(sortedRows(rows, 1, 'descending').map(([name]) => name)).toEqual(['a', 'b', 'c']);
});

it('does not change the rows it is given', () => {
  const rows = column(3, 1, 2);
  sortedRows(rows, 0, 'ascending');
  expect(rows).toEqual(column(3, 1, 2));
});

it('knows a column of numbers by most of its cells', () => {
  expect(isNumberColumn(column('95 %', '−1', 'any'), 0)).toBe(true);
  expect(isNumberColumn(column('ReLU', 'ELU', 3), 0)).toBe(false);
  expect(isNumberColumn(column('', ''), 0)).toBe(false);
});
