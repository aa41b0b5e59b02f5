/**
 * A table as comma-separated values (RFC 4180), for any program: plain minus, decimal point, no thousands. A unit that a
 * whole column shares goes to its head, so that the column is one of numbers.
 */
import { cellNumber, machineText, type Cell } from '../cell.ts';
import type { Table } from '../figure.ts';

export function csvOf({ columns, rows }: Table): string {
  const units = columns.map((_, column) => sharedUnit(rows.map((row) => row[column] ?? '')));
  const head = columns.map((name, column) => (units[column] ? `${name} (${units[column]})` : name));
  const body = rows.map((row) => row.map((cell, column) => valueOf(cell, units[column])));
  return [head, ...body].map((row) => `${row.map(quoted).join(',')}\r\n`).join('');
}

/** The one unit of all numbers in a column; undefined where they differ or a cell says more than its number. */
function sharedUnit(cells: readonly Cell[]): string | undefined {
  const numbers = cells.flatMap((cell) => cellNumber(cell) ?? []);
  const [first] = numbers;
  return first && numbers.every(({ unit, whole }) => whole && unit === first.unit) ? first.unit : undefined;
}

function valueOf(cell: Cell, unit: string | undefined): string {
  const number = cellNumber(cell);
  return number && unit !== undefined ? number.plain : machineText(cell);
}

const quoted = (text: string): string => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
