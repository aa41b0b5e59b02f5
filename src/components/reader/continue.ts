/**
 * “Continue where you left”: shows every `[data-continue]` on the page, whose link then leads to the latest place, and
 * says beside each `[data-progress]` lesson how far it was read.
 */
import { sitePath } from '../site-path.ts';
import { placeIn, places, type Reached } from './places.ts';

const hrefOf = ({ lesson, section }: Reached): string =>
  sitePath(`/lessons/${lesson}/`) + (section === undefined ? '' : `#${section}`);

/** The last lesson that is not finished; else the last. */
function latest(): Reached | undefined {
  const all = places();
  return all.find(({ read }) => !read) ?? all[0];
}

const place = latest();
if (place) {
  for (const element of document.querySelectorAll<HTMLElement>('[data-continue]')) {
    const link = element.querySelector('a');
    if (!link) continue;
    link.href = hrefOf(place);
    const words = element.querySelector('[data-continue-words]');
    if (words)
      words.textContent = [place.title, place.sectionTitle].filter((word) => word !== undefined).join(', ');
    element.hidden = false;
  }
}
for (const element of document.querySelectorAll<HTMLElement>('[data-progress]')) {
  const reached = placeIn(element.dataset['progress'] ?? '');
  if (!reached) continue;
  element.textContent = reached.read ? 'Read' : `${Math.max(1, Math.round(100 * reached.share))} % read`;
  element.hidden = false;
}
