/**
 * Where the reader is in a lesson: marked in the contents, as a bar under the page's head, and in words; and kept, so that
 * the course opens there again.
 */
import { keepPlace, placeIn } from './reader/places.ts';

const contents = document.querySelector<HTMLElement>('.contents');
const bar = document.querySelector<HTMLElement>('[data-read]');
const left = document.querySelector<HTMLElement>('[data-minutes]');
const text = document.querySelector<HTMLElement>('main');

const links = [...(contents?.querySelectorAll<HTMLAnchorElement>('li a') ?? [])];
const headings = links.flatMap(
  (link) => document.getElementById(decodeURIComponent(link.hash.slice(1))) ?? [],
);

/** The line of the window at which a heading counts as reached: a third of the way down. */
const reached = () => window.innerHeight / 3;

let at = -1;
let share = 0;

function mark(): void {
  at = headings.findLastIndex((heading) => heading.getBoundingClientRect().top < reached());
  for (const [i, link] of links.entries()) {
    link.parentElement?.classList.toggle('done', i < at);
    if (i === at) link.setAttribute('aria-current', 'true');
    else link.removeAttribute('aria-current');
  }
}

function measure(): void {
  if (!text) return;
  const { top, height } = text.getBoundingClientRect();
  const way = Math.max(1, height - window.innerHeight);
  share = Math.min(1, Math.max(0, -top / way));
  if (bar) bar.style.width = `${(100 * share).toFixed(1)}%`;
  if (!left) return;
  const minutes = Math.ceil(Number(left.dataset['minutes']) * (1 - share));
  left.textContent =
    share < 0.01
      ? `About ${minutes} minutes`
      : minutes <= 1
        ? 'Read'
        : `${Math.round(100 * share)} % read, about ${minutes} minutes left`;
}

let waiting = false;
function soon(): void {
  if (waiting) return;
  waiting = true;
  requestAnimationFrame(() => {
    waiting = false;
    mark();
    measure();
  });
}
addEventListener('scroll', soon, { passive: true });
addEventListener('resize', soon, { passive: true });
soon();

const lesson = left?.dataset['lesson'];

/** A page that was only opened is not begun, and one that was read stays read. */
function remember(): void {
  if (lesson === undefined || share < 0.02) return;
  const link = links[at];
  keepPlace(lesson, {
    title: document.querySelector('h1')?.textContent.trim() ?? lesson,
    share,
    read: share > 0.95 || placeIn(lesson)?.read === true,
    at: Date.now(),
    ...(link && { section: link.hash.slice(1), sectionTitle: link.textContent.trim() }),
  });
}
// The one event that also comes when a phone puts the page away.
document.addEventListener('visibilitychange', () => {
  if (document.visibilityState === 'hidden') remember();
});
addEventListener('pagehide', remember);
