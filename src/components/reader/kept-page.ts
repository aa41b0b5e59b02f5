/** The page that shows what is kept: saves it as a file, opens one, erases. */
import { part } from '../../figure-kit/parts.ts';
import { forget, keptNames } from './kept.ts';
import { readKept, writeKept } from './kept-file.ts';

const page = part(document.documentElement, '[data-kept]', HTMLElement);
const state = part(page, '[data-kept-state]', HTMLElement);
const save = part(page, '[data-export]', HTMLButtonElement);
const open = part(page, '[data-import]', HTMLInputElement);
const erase = part(page, '[data-erase]', HTMLButtonElement);

const things = (count: number) => (count === 1 ? 'one thing' : `${count} things`);

function count(): void {
  const { length } = keptNames();
  state.textContent =
    length === 0 ? 'Your browser keeps nothing of this course.' : `Your browser keeps ${things(length)}.`;
  erase.disabled = length === 0;
  save.disabled = length === 0;
}

save.addEventListener('click', () => {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([writeKept()], { type: 'application/json' }));
  link.download = `${(save.dataset['course'] ?? 'course').toLowerCase().replace(/\W+/g, '-')}-progress.json`;
  link.click();
  URL.revokeObjectURL(link.href);
  state.textContent = `Saved as ${link.download}.`;
});

open.addEventListener('change', () => {
  const file = open.files?.[0];
  if (!file) return;
  void file
    .text()
    .then(readKept)
    .then(
      (read) => {
        // The lessons above are shown anew.
        sessionStorage.setItem('kept-said', `Opened ${file.name}: ${things(read)}.`);
        location.reload();
      },
      (error: unknown) => {
        state.textContent = error instanceof Error ? error.message : String(error);
      },
    );
  open.value = '';
});

let sure = false;
erase.addEventListener('click', () => {
  const names = keptNames();
  if (!sure) {
    sure = true;
    erase.textContent = `Yes, erase ${things(names.length)}`;
    state.textContent =
      'This cannot be undone. Press again to erase, or leave the button to keep everything.';
    return;
  }
  names.forEach(forget);
  sessionStorage.setItem('kept-said', 'Everything is erased.');
  location.reload();
});
erase.addEventListener('blur', () => {
  if (!sure) return;
  sure = false;
  erase.textContent = 'Erase everything';
  count();
});

count();
try {
  const said = sessionStorage.getItem('kept-said');
  if (said !== null) state.textContent = said;
  sessionStorage.removeItem('kept-said');
} catch {
  // Storage is closed: nothing was kept, and there is nothing to say.
}
