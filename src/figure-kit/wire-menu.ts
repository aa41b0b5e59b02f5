/** The quiet menu under a figure: reset, a link to this state, the numbers as a table. */
import type { Settings } from './controls.ts';
import type { Figure } from './figure.ts';
import { part } from './parts.ts';
import { tableElement } from './render.ts';
import { linkFromSettings } from './state.ts';

export interface WiredMenu {
  /** The table follows the result while it is open. */
  refresh(result: unknown, settings: Settings): void;
}

export function wireMenu(
  root: HTMLElement,
  figure: Figure,
  on: { reset(): void; link(): { settings: Settings; page: Settings } },
): WiredMenu {
  const place = part(root, '[data-table]', HTMLElement);
  const copy = part(root, '[data-menu="link"]', HTMLButtonElement);
  const words = copy.textContent;
  copy.addEventListener('click', () => {
    const { settings, page } = on.link();
    const url = new URL(location.href);
    url.search = linkFromSettings(figure.id, settings, page);
    url.hash = `fig-${figure.id}`;
    void copyText(url.href).then((done) => {
      // Where the clipboard is closed to us, the address bar is the place to copy from.
      if (!done) history.replaceState(history.state, '', url);
      copy.textContent = done ? 'Copied' : 'In the address bar';
      setTimeout(() => (copy.textContent = words), 2000);
    });
  });
  root.querySelector('[data-menu="reset"]')?.addEventListener('click', () => on.reset());

  let latest: { result: unknown; settings: Settings } | undefined;
  const fill = () => {
    const table = latest && figure.table?.(latest.result, latest.settings);
    if (table) place.replaceChildren(tableElement(table, figure.title, document));
  };
  const button = root.querySelector('[data-menu="table"]');
  button?.addEventListener('click', () => {
    place.hidden = !place.hidden;
    button.setAttribute('aria-expanded', String(!place.hidden));
    if (!place.hidden) fill();
  });
  return {
    refresh(result, settings) {
      latest = { result, settings };
      if (!place.hidden) fill();
    },
  };
}

async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}
