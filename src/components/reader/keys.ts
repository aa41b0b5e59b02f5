/**
 * Keys of the page. Single letters never act while something is typed or chosen, or while a dialog is open, and can be
 * switched off for those who speak to their computer (WCAG 2.1.4).
 */
import { kept } from './kept.ts';
import { singleKeys, type keyWords } from './key-words.ts';
import { open } from './opens.ts';

const follow = (selector: string) => () => {
  document.querySelector<HTMLAnchorElement>(selector)?.click();
};

/** To the section after or before the line under the bar. */
function toSection(step: 1 | -1): void {
  const headings = [
    ...document.querySelectorAll<HTMLElement>(step === 1 ? 'main h2[id]' : 'main h1, main h2[id]'),
  ];
  const line = Number.parseFloat(getComputedStyle(document.documentElement).scrollPaddingTop) || 0;
  const tops = headings.map((heading) => heading.getBoundingClientRect().top - line);
  const target =
    step === 1
      ? headings.find((_, i) => (tops[i] ?? 0) > 8)
      : headings.findLast((_, i) => (tops[i] ?? 0) < -8);
  if (!target) return;
  target.scrollIntoView();
  // The next Tab goes on from here, and a screen reader hears where it is.
  target.tabIndex = -1;
  target.focus({ preventScroll: true });
}

const acts: Readonly<Record<keyof typeof keyWords, () => void>> = {
  '/': () => {
    open('search');
  },
  '?': () => {
    open('keys');
  },
  n: follow('a[rel="next"]'),
  p: follow('a[rel="prev"]'),
  j: () => {
    toSection(1);
  },
  k: () => {
    toSection(-1);
  },
  t: follow('button.theme'),
};

const isKey = (key: string): key is keyof typeof keyWords => Object.hasOwn(acts, key);

/** Where letters mean text, a choice in a list, or something of the element’s own. */
const takesKeys =
  'input, textarea, select, [contenteditable]:not([contenteditable="false"]), dialog, [popover]:popover-open, ' +
  '[role="textbox"], [role="slider"], [role="listbox"], [role="menu"], [role="application"]';

export function onKey(event: KeyboardEvent): void {
  if (event.defaultPrevented || event.isComposing || event.repeat || event.altKey) return;
  const { target } = event;
  if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'k') {
    // Not a single key, so it works always, but in an editor it is the editor's.
    if (target instanceof Element && target.closest('textarea, [contenteditable]')) return;
    event.preventDefault();
    open('search');
    return;
  }
  if (event.ctrlKey || event.metaKey) return;
  if (target instanceof Element && target.closest(takesKeys)) return;
  if (document.querySelector('dialog[open]') || kept(singleKeys) === false) return;
  if (!isKey(event.key)) return;
  event.preventDefault();
  acts[event.key]();
}
