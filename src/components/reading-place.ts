/** Where the reader is in a lesson: marked in the contents, as a bar under the page's head, and in words. */

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

function mark(): void {
  const at = headings.findLastIndex((heading) => heading.getBoundingClientRect().top < reached());
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
  const share = Math.min(1, Math.max(0, -top / way));
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
