/**
 * A page on its way to paper: folds open, links get numbers and stand with their addresses at the end, and so do the
 * worked solutions, so that a sheet can be handed out without its last page. Afterwards the page is as it was.
 */
import './print-end.css';

let undo: (() => void)[] = [];

export function preparePrint(): void {
  addEventListener('beforeprint', lay);
  addEventListener('afterprint', clear);
}

function clear(): void {
  for (const step of undo.reverse()) step();
  undo = [];
}

function lay(): void {
  clear();
  const main = document.querySelector('main');
  if (!main) return;
  for (const fold of main.querySelectorAll<HTMLDetailsElement>('details.fold:not([open])')) {
    fold.open = true;
    undo.push(() => {
      fold.open = false;
    });
  }
  const end = document.createElement('section');
  end.className = 'print-end';
  const solutions = [...main.querySelectorAll<HTMLElement>('.ex')].flatMap(solutionOf);
  if (solutions.length > 0) end.append(heading('Solutions'), ...solutions);
  const addresses = numberLinks(main);
  if (addresses.length > 0) {
    const list = document.createElement('ol');
    list.append(...addresses.map((address) => withText('li', address)));
    end.append(heading('Addresses'), list);
  }
  main.append(end);
  document.documentElement.dataset['printing'] = '';
  undo.push(() => {
    end.remove();
    delete document.documentElement.dataset['printing'];
  });
}

function withText<K extends keyof HTMLElementTagNameMap>(name: K, text: string): HTMLElementTagNameMap[K] {
  const made = document.createElement(name);
  made.textContent = text;
  return made;
}
const heading = (text: string) => withText('h2', text);

/** A copy of an exercise's worked solution under the exercise's name. */
function solutionOf(exercise: HTMLElement): HTMLElement[] {
  const solution = exercise.querySelector('.solution > :not(summary)');
  const name = exercise.querySelector('.lab')?.firstChild?.textContent?.trim();
  if (!solution || name === undefined) return [];
  const copy = document.createElement('div');
  copy.append(withText('h3', name), solution.cloneNode(true));
  for (const element of copy.querySelectorAll('[id]')) element.removeAttribute('id');
  return [copy];
}

/** Puts a number behind each link that leaves the page, the same for the same address. */
function numberLinks(main: HTMLElement): string[] {
  const addresses: string[] = [];
  for (const link of main.querySelectorAll<HTMLAnchorElement>(
    'a[href]:not(.take a, .fig-foot a, .more a, .turn a)',
  )) {
    const { origin, pathname } = new URL(link.href, location.href);
    if (origin === location.origin && pathname === location.pathname) continue;
    const known = addresses.indexOf(link.href);
    const number = known === -1 ? addresses.push(link.href) : known + 1;
    const mark = withText('sup', String(number));
    mark.className = 'print-mark';
    link.append(mark);
    undo.push(() => {
      mark.remove();
    });
  }
  return addresses;
}
