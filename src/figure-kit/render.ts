/** From a result to what is seen, heard and read: pictures, readouts, the description, the table. Pure but for the page. */
import type { Settings } from './controls.ts';
import type { Figure, PictureView, Table } from './figure.ts';

export const narrowBelow = 640;

export function pictureViews(figure: Figure): readonly PictureView<Settings, unknown>[] {
  return figure.rows.flat().filter((view): view is PictureView<Settings, unknown> => 'draw' in view);
}

/** Draws one view for a place of that width. */
export function drawView(
  view: PictureView<Settings, unknown>,
  result: unknown,
  settings: Settings,
  place: { readonly width: number; readonly narrow: boolean; readonly document: Document },
): Element {
  const height = place.narrow ? view.height.narrow : view.height.wide;
  const picture = view.draw({ ...place, height, result, settings });
  if (!picture.hasAttribute('aria-label') && !picture.hasAttribute('aria-labelledby'))
    picture.setAttribute('aria-label', view.label);
  return picture;
}

export function readoutElements(figure: Figure, result: unknown, settings: Settings, document: Document) {
  return (figure.readouts?.(result, settings) ?? []).map(({ label, value }) => {
    const item = document.createElement('span');
    const number = document.createElement('b');
    number.className = 'num';
    number.textContent = value;
    item.append(`${label} `, number);
    return item;
  });
}

export function tableElement(table: Table, caption: string, document: Document): HTMLTableElement {
  const element = document.createElement('table');
  const rowOf = (cells: readonly (string | number)[], tag: 'th' | 'td') => {
    const row = document.createElement('tr');
    for (const cell of cells) {
      const item = document.createElement(tag);
      if (tag === 'th') item.setAttribute('scope', 'col');
      item.textContent = String(cell);
      row.append(item);
    }
    return row;
  };
  const captionElement = document.createElement('caption');
  captionElement.textContent = caption;
  const head = document.createElement('thead');
  head.append(rowOf(table.columns, 'th'));
  const body = document.createElement('tbody');
  for (const row of table.rows) body.append(rowOf(row, 'td'));
  element.append(captionElement, head, body);
  return element;
}
