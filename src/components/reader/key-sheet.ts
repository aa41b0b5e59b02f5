/** The sheet of keys, with the switch that turns single ones off. Loaded when it is first asked for. */
import './key-sheet.css';
import { keep, kept } from './kept.ts';
import { keyWords, singleKeys } from './key-words.ts';

let sheet: HTMLDialogElement | undefined;

export function openKeySheet(): void {
  sheet ??= create();
  if (!sheet.open) sheet.showModal();
}

function row(keys: readonly string[], does: string): HTMLElement {
  const made = document.createElement('div');
  const name = document.createElement('dt');
  name.append(
    ...keys.map((key) => {
      const cap = document.createElement('kbd');
      cap.textContent = key;
      return cap;
    }),
  );
  const words = document.createElement('dd');
  words.textContent = does;
  made.append(name, words);
  return made;
}

function create(): HTMLDialogElement {
  const made = document.createElement('dialog');
  made.className = 'key-sheet';
  made.setAttribute('aria-labelledby', 'key-sheet-title');
  const title = document.createElement('h2');
  title.id = 'key-sheet-title';
  title.textContent = 'Keys';
  const list = document.createElement('dl');
  list.append(
    ...Object.entries(keyWords).map(([key, does]) => row([key], does)),
    row(['Ctrl', 'K'], 'Search, also with single keys off (⌘ K on a Mac)'),
    row(['Tab'], 'To the next thing that can be used; arrows move sliders and choices'),
    row(['Esc'], 'Close what is open'),
  );
  const box = document.createElement('input');
  box.type = 'checkbox';
  box.checked = kept(singleKeys) !== false;
  box.addEventListener('change', () => keep(singleKeys, box.checked));
  const label = document.createElement('label');
  label.append(box, ' Single keys act');
  const why = document.createElement('p');
  why.textContent =
    'They rest while you type. Switch them off if you speak to your computer: a spoken word must not turn the page.';
  const close = document.createElement('button');
  close.type = 'button';
  close.textContent = 'Close';
  close.addEventListener('click', () => {
    made.close();
  });
  made.addEventListener('click', ({ target }) => {
    if (target === made) made.close();
  });
  const inside = document.createElement('div');
  inside.append(title, list, label, why, close);
  made.append(inside);
  document.body.append(made);
  return made;
}
