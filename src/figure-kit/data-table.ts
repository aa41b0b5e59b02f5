/** The numbers behind a picture as a table whose columns sort, by pointer or keyboard. */
import { cellText } from './cell.ts';
import type { Table } from './figure.ts';
import { isNumberColumn, sortedRows, type Direction } from './table-order.ts';

export interface DataTable {
  readonly element: HTMLTableElement;
  /** Shows these numbers in the order that the reader chose. The heads stay, and with them the keyboard's place. */
  show(table: Table): void;
}

/** One press sorts upwards, the second downwards, the third gives the table's own order back. */
const after = { none: 'ascending', ascending: 'descending', descending: 'none' } as const;

export function createDataTable(caption: string): DataTable {
  const element = document.createElement('table');
  const head = element.createTHead().insertRow();
  const body = element.createTBody();
  element.createCaption().textContent = caption;
  let shown: Table = { columns: [], rows: [] };
  let sorted: { readonly column: number; readonly direction: Direction } | undefined;

  const sort = (column: number) => {
    const direction = after[sorted?.column === column ? sorted.direction : 'none'];
    sorted = direction === 'none' ? undefined : { column, direction };
    fill();
  };
  const fill = () => {
    const { columns, rows } = shown;
    const numbers = columns.map((_, column) => isNumberColumn(rows, column));
    for (const [column, cell] of [...head.cells].entries()) {
      cell.classList.toggle('n', numbers[column]);
      if (sorted?.column === column) cell.setAttribute('aria-sort', sorted.direction);
      else cell.removeAttribute('aria-sort');
    }
    const ordered = sorted ? sortedRows(rows, sorted.column, sorted.direction) : rows;
    body.replaceChildren(
      ...ordered.map((row) => {
        const line = document.createElement('tr');
        for (const [column, cell] of row.entries()) {
          const item = line.insertCell();
          item.classList.toggle('n', numbers[column]);
          item.textContent = cellText(cell);
        }
        return line;
      }),
    );
  };
  const name = (columns: readonly string[]) => {
    sorted = undefined;
    head.replaceChildren(
      ...columns.map((words, column) => {
        const cell = document.createElement('th');
        cell.scope = 'col';
        const button = document.createElement('button');
        button.type = 'button';
        button.textContent = words;
        button.addEventListener('click', () => {
          sort(column);
        });
        cell.append(button);
        return cell;
      }),
    );
  };
  return {
    element,
    show(table) {
      const same =
        table.columns.length === shown.columns.length &&
        table.columns.every((words, column) => words === shown.columns[column]);
      shown = table;
      if (!same) name(table.columns);
      fill();
    },
  };
}
