/** The gallery's row of controls. What is drawn is a matter of style; curves are computed again only for another range. */
import { part } from '../../figure-kit/parts.ts';

const row = part(document.documentElement, '[data-gallery-row]', HTMLElement);
const state = part(document.documentElement, '[data-gallery-state]', HTMLElement);
const flat = part(document.documentElement, '[data-flat]', HTMLElement);
const range = part(row, 'input[type="range"]', HTMLInputElement);
const shownRange = part(row, 'output', HTMLElement);

const families = [...document.querySelectorAll<HTMLElement>('[data-family]')].map((section) => ({
  section,
  grid: part(section, '.mult', HTMLElement),
  members: [...section.querySelectorAll<HTMLElement>('.act')],
}));
const all = families.flatMap(({ members }) => members);

const chosen = (name: string): string =>
  row.querySelector<HTMLInputElement>(`input[name="gallery-${name}"]:checked`)?.value ?? '';

function arrange(): void {
  const kind = chosen('kind');
  const order = chosen('order');
  document.documentElement.dataset['draws'] = chosen('draws');
  for (const link of all)
    link.hidden = kind !== 'all' && !(link.dataset['kinds'] ?? '').split(' ').includes(kind);
  if (order === 'family') for (const { grid, members } of families) grid.append(...members);
  else part(flat, '.mult', HTMLElement).append(...sorted(order));
  flat.hidden = order === 'family';
  for (const { section, members } of families)
    section.hidden = order !== 'family' || members.every((link) => link.hidden);
  const count = all.filter((link) => !link.hidden).length;
  state.textContent = `${count} activations, in order of ${order === 'slope' ? 'steepest slope' : order}`;
}

/** Least first; what is equal stays in the order of families. */
function sorted(by: string): HTMLElement[] {
  const rank = (link: HTMLElement) => Number(link.dataset[by]);
  return all.toSorted((a, b) => (rank(a) < rank(b) ? -1 : rank(a) > rank(b) ? 1 : 0));
}

async function redraw(): Promise<void> {
  const right = Number(range.value);
  shownRange.textContent = range.value;
  const share = (right - Number(range.min)) / (Number(range.max) - Number(range.min));
  range.style.setProperty('--p', `${100 * share}%`);
  const { drawTo } = await import('./redraw.ts');
  if (right === Number(range.value)) await drawTo(right, all);
}

row.addEventListener('change', (event) => {
  if (event.target !== range) arrange();
});
range.addEventListener('input', () => void redraw());
