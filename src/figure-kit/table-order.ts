/** The order of a table's rows by one column: numbers by their size, then words, then what is empty. */
import { cellNumber, type Cell } from './cell.ts';

export type Direction = 'ascending' | 'descending';
type Row = readonly Cell[];

/** The rows in that order; equal ones stay as they stood. */
export function sortedRows(rows: readonly Row[], column: number, direction: Direction): readonly Row[] {
  const sign = direction === 'ascending' ? 1 : -1;
  const keyed = rows.map((row) => ({ row, ...sortKey(row[column] ?? '') }));
  keyed.sort((a, b) => {
    if (a.rank !== b.rank) return a.rank - b.rank;
    // Two infinities are equal; their difference is not a number.
    if (a.number !== b.number) return sign * (a.number < b.number ? -1 : 1);
    return sign * a.text.localeCompare(b.text, 'en', { numeric: true });
  });
  return keyed.map(({ row }) => row);
}

function sortKey(cell: Cell): { readonly rank: number; readonly number: number; readonly text: string } {
  const number = cellNumber(cell);
  if (number) return { rank: 0, number: number.value, text: '' };
  const text = typeof cell === 'number' ? '' : cell.trim();
  return { rank: text === '' || text === '–' || text === '—' ? 2 : 1, number: 0, text };
}

/** Whether a column is one of numbers, so that it is set to the right. */
export function isNumberColumn(rows: readonly Row[], column: number): boolean {
  const cells = rows.map((row) => row[column] ?? '').filter((cell) => cell !== '');
  const numbers = cells.filter((cell) => typeof cell === 'number' || cellNumber(cell));
  return numbers.length > 0 && 2 * numbers.length >= cells.length;
}
