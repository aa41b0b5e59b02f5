/**
 * The search dialog: results while typing. Down and up arrow go from the field to the results and back, Enter opens,
 * Escape closes. Loaded when it is first asked for.
 */
import './finder.css';
import { find, type Hit } from './search-engine.ts';

let dialog: HTMLDialogElement | undefined;

/** @param indexPage the page that lists what there is, for when the search fails */
export function openFinder(indexPage: string): void {
  dialog ??= create(indexPage);
  if (dialog.open) return;
  dialog.showModal();
  dialog.querySelector('input')?.select();
}

function element<K extends keyof HTMLElementTagNameMap>(
  name: K,
  properties: Readonly<Record<string, string>> = {},
  ...children: readonly (Node | string)[]
): HTMLElementTagNameMap[K] {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(properties)) made.setAttribute(key, value);
  made.append(...children);
  return made;
}

function create(indexPage: string): HTMLDialogElement {
  const field = element('input', {
    type: 'search',
    id: 'finder-field',
    autocomplete: 'off',
    autocapitalize: 'off',
    spellcheck: 'false',
    'aria-describedby': 'finder-state',
  });
  const close = element('button', { type: 'button', class: 'finder-close' }, 'Close');
  const label = element('label', { for: 'finder-field' }, 'Search the course');
  const state = element('p', { id: 'finder-state', role: 'status' });
  const list = element('ol', { class: 'finder-hits', 'aria-label': 'Results' });
  const made = element(
    'dialog',
    { class: 'finder', 'aria-label': 'Search' },
    element('div', { class: 'finder-ask' }, label, field, close),
    state,
    list,
  );
  document.body.append(made);

  const say = (...words: (Node | string)[]) => {
    state.replaceChildren(...words);
  };
  const idle = () => {
    list.replaceChildren();
    say(
      'Lessons, figures, activations, papers and terms. Or ',
      element('a', { href: indexPage }, 'see all there is'),
      '.',
    );
  };
  const ask = async () => {
    const question = field.value.trim();
    if (question === '') {
      idle();
      return;
    }
    try {
      const found = await find(question);
      if (!found || field.value.trim() !== question) return;
      list.replaceChildren(...found.hits.map(item));
      if (found.all > 0) say(count(found.hits.length, found.all));
      else
        say(
          `Nothing here speaks of “${question}”. Is it spelt as it should be? Fewer letters or words may find more; or `,
          element('a', { href: indexPage }, 'see all there is'),
          '.',
        );
    } catch {
      list.replaceChildren();
      say(
        'The search index could not be fetched. ',
        element('a', { href: indexPage }, 'See all there is'),
        '.',
      );
    }
  };

  field.addEventListener('input', () => void ask());
  close.addEventListener('click', () => {
    made.close();
  });
  made.addEventListener('click', (event) => {
    // The dialog itself is hit only beside its content; a link inside this page leaves the dialog behind.
    const link = event.target instanceof Element ? event.target.closest('a') : null;
    if (event.target === made || link?.hash) made.close();
  });
  made.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') {
      // In a field that holds something, the browser would only empty it.
      event.preventDefault();
      made.close();
    } else move(event, field, list);
  });
  idle();
  return made;
}

function move(event: KeyboardEvent, field: HTMLInputElement, list: HTMLElement): void {
  const links = [...list.querySelectorAll<HTMLAnchorElement>('a')];
  const at = links.findIndex((link) => link === document.activeElement);
  if (event.key === 'Enter' && document.activeElement === field) {
    event.preventDefault();
    links[0]?.click();
    return;
  }
  if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
  event.preventDefault();
  const next = at + (event.key === 'ArrowDown' ? 1 : -1);
  if (next < 0) field.focus();
  else links[Math.min(next, links.length - 1)]?.focus();
}

function item(hit: Hit): HTMLLIElement {
  const made = element(
    'li',
    {},
    element('a', { href: hit.href }, hit.title),
    ' ',
    element('span', { class: 'finder-kind' }, hit.kind),
    element('p', {}, ...marked(hit.excerpt)),
  );
  if (hit.places.length === 0) return made;
  const places = hit.places.map(({ title, href }) => element('li', {}, element('a', { href }, title)));
  made.append(element('ul', {}, ...places));
  return made;
}

/** Only text and marks are taken from an excerpt. */
function marked(excerpt: string): (Node | string)[] {
  const { body } = new DOMParser().parseFromString(excerpt, 'text/html');
  return [...body.childNodes].map((node) =>
    node.nodeName === 'MARK' ? element('mark', {}, node.textContent ?? '') : (node.textContent ?? ''),
  );
}

function count(shown: number, all: number): string {
  if (all === 1) return 'One result';
  return shown < all ? `The first ${shown} of ${all} results` : `${all} results`;
}
