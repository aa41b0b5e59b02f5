/**
 * What a page can do for its reader beyond being read (keys, search, definitions on hover, TeX to copy) is fetched at
 * the reader's first sign of life, and not before: until then this is all.
 */
import { open, opens } from './opens.ts';

const signs = ['pointermove', 'pointerdown', 'keydown', 'focusin', 'scroll'] as const;

async function wake(event: Event): Promise<void> {
  for (const sign of signs) removeEventListener(sign, onSign, true);
  const missed: KeyboardEvent[] = [];
  const keep = (key: KeyboardEvent): void => {
    missed.push(key);
  };
  addEventListener('keydown', keep, true);
  const { attend } = await import('./attend.ts');
  removeEventListener('keydown', keep, true);
  attend(event, missed);
}
function onSign(event: Event): void {
  void wake(event);
}
for (const sign of signs) addEventListener(sign, onSign, { capture: true, passive: true });

// At once: a link that opens something here must not lead away while its script is on the way.
document.addEventListener('click', (event) => {
  const wanted = opens(event);
  if (wanted) open(wanted);
});

// What is shown without being asked for, on the pages that list lessons.
if (document.querySelector('main :is([data-continue], [data-progress])')) void import('./continue.ts');
