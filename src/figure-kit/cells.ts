/**
 * A layer of units as a grid of cells: filled by how strongly a unit fires, an empty frame where it is silent, so
 * that silence is a form and not only a pale colour. A click on a cell sets a control.
 */
import { svgElement } from './svg.ts';

export interface Cells {
  readonly values: ArrayLike<number>;
  readonly columns: number;
  /** The value drawn at full strength. */
  readonly largest: number;
  /** The control that a click sets, and the cell that it has now. */
  readonly control?: { readonly key: string; readonly selected: number };
}

export function cellSize(width: number, columns: number, rows: number, height: number): number {
  return Math.floor(Math.min(width / columns, height / rows));
}

/** A group at (x, y); each cell `size` pixels, with a pixel or two between. */
export function cells(
  document: Document,
  grid: Cells,
  place: { readonly x: number; readonly y: number; readonly size: number },
): Element {
  const gap = place.size > 10 ? 2 : 1;
  const side = place.size - gap;
  const children = Array.from(grid.values, (value, index) => {
    const x = place.x + (index % grid.columns) * place.size;
    const y = place.y + Math.floor(index / grid.columns) * place.size;
    const fires = Math.abs(value) > 0;
    const selected = grid.control?.selected === index;
    return svgElement(document, 'rect', {
      x: x + 0.5,
      y: y + 0.5,
      width: side - 1,
      height: side - 1,
      fill: fires ? 'var(--ink)' : 'var(--paper)',
      'fill-opacity': fires
        ? Math.round(100 * Math.min(1, 0.12 + 0.88 * (Math.abs(value) / grid.largest))) / 100
        : 1,
      stroke: selected ? 'var(--accent)' : fires ? 'none' : 'var(--ghost)',
      'stroke-width': selected ? 2.5 : 1,
      'data-set': grid.control?.key,
      'data-value': grid.control ? index : undefined,
      class: grid.control ? 'touchable' : undefined,
    });
  });
  return svgElement(document, 'g', {}, children);
}
