/** The numbers behind the picture; they follow it while the table is open. */
import { createDataTable, type DataTable } from '../data-table.ts';
import { part } from '../parts.ts';
import { shownTable } from '../shown.ts';
import type { Feature } from './feature.ts';

export const table: Feature = (session) => {
  const { root, figure } = session;
  if (!figure.table) return;
  const button = part(root, '[data-menu="table"]', HTMLButtonElement);
  const place = part(root, '[data-table]', HTMLElement);
  let shown: DataTable | undefined;
  const fill = () => {
    const numbers = place.hidden ? undefined : shownTable(session);
    if (!numbers) return;
    if (!shown) {
      shown = createDataTable(figure.title);
      place.replaceChildren(shown.element);
    }
    shown.show(numbers);
  };
  button.addEventListener('click', () => {
    place.hidden = !place.hidden;
    button.setAttribute('aria-expanded', String(!place.hidden));
    fill();
  });
  session.on('result', fill);
};
