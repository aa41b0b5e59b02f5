/** Arrow keys on the strip of years, the title of the mark that is looked at, and the mark of the event in sight. */
const strip = document.querySelector('[data-timeline-strip]');
const said = document.querySelector('[data-timeline-say]');
const marks = [...(strip?.querySelectorAll('a') ?? [])];
const hint = said?.textContent ?? '';
/** A filter hides marks; the keys pass over them. */
const shown = () => marks.filter((mark) => mark.offsetParent !== null);

const say = (mark: Element | undefined) => {
  if (said) said.textContent = mark?.getAttribute('aria-label') ?? hint;
};
const target = ({ target: at }: Event) => marks.find((mark) => mark === at);

/** One mark is a tab stop, the others are reached by arrows: fifty stops would stand before the text. */
function makeStop(stop: HTMLAnchorElement | undefined): void {
  for (const mark of marks) mark.tabIndex = mark === stop ? 0 : -1;
}
makeStop(marks[0]);

strip?.addEventListener('keydown', (event) => {
  if (!(event instanceof KeyboardEvent) || event.altKey || event.ctrlKey || event.metaKey) return;
  const all = shown();
  const now = all.findIndex((mark) => mark === document.activeElement);
  const next: Readonly<Record<string, HTMLAnchorElement | undefined>> = {
    ArrowRight: all[now + 1],
    ArrowLeft: all[now - 1],
    Home: all[0],
    End: all.at(-1),
  };
  const mark = Object.hasOwn(next, event.key) ? next[event.key] : undefined;
  if (!mark || now < 0) return;
  event.preventDefault();
  makeStop(mark);
  mark.focus();
});
strip?.addEventListener('focusin', (event) => {
  say(target(event));
});
strip?.addEventListener('pointerover', (event) => {
  say(target(event));
});
strip?.addEventListener('pointerleave', () => {
  say(undefined);
});
strip?.addEventListener('focusout', () => {
  say(undefined);
});

/** Which event is being read: the last one whose head has passed the upper third of the window. */
const observer = new IntersectionObserver(
  (entries) => {
    for (const { target: event, isIntersecting } of entries)
      for (const mark of marks)
        if (mark.hash === `#${event.id}`) mark.toggleAttribute('data-in-sight', isIntersecting);
  },
  { rootMargin: '-15% 0px -55%' },
);
for (const event of document.querySelectorAll('[data-timeline-event]')) observer.observe(event);

// A filter can hide the mark that is the tab stop.
document.querySelector('[data-timeline-filter]')?.addEventListener('change', () => {
  makeStop(shown()[0]);
});

export {};
