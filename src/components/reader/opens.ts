/** What opens over the page: the search and the sheet of keys. `data-opens` on a link or button names it. */
import { sitePath } from '../site-path.ts';

export type Opened = 'search' | 'keys';

/** What a click asks to open; undefined where it asks for nothing, or for a new tab. */
export function opens(event: MouseEvent): Opened | undefined {
  if (event.defaultPrevented || event.button !== 0) return undefined;
  if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return undefined;
  const opener = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-opens]') : null;
  const name = opener?.dataset['opens'];
  if (name !== 'search' && name !== 'keys') return undefined;
  event.preventDefault();
  return name;
}

export function open(what: Opened): void {
  if (what === 'search') {
    const indexPage = sitePath('/search/');
    import('../search/finder.ts').then(
      ({ openFinder }) => {
        openFinder(indexPage);
      },
      () => {
        // Offline and never fetched: the index page may be there where this script is not.
        location.assign(indexPage);
      },
    );
  } else void import('./key-sheet.ts').then(({ openKeySheet }) => openKeySheet());
}
