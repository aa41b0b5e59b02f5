/**
 * What is wider than the page scrolls in a frame of its own; a keyboard must be able to scroll it too. Only a frame
 * that really overflows becomes a stop of the Tab key.
 */
export {};
const frames = document.querySelectorAll<HTMLElement>(
  '.katex-display, pre, .scroll, .calls dd, .formulas dd',
);

function judge(frame: HTMLElement): void {
  const overflows = frame.scrollWidth > frame.clientWidth + 1;
  if (!overflows) {
    frame.removeAttribute('tabindex');
    return;
  }
  frame.tabIndex = 0;
  if (frame.matches('.katex-display')) {
    frame.setAttribute('role', 'group');
    frame.setAttribute('aria-label', 'Formula, scrolls sideways');
  }
}

const observer = new ResizeObserver((entries) => {
  for (const { target } of entries) if (target instanceof HTMLElement) judge(target);
});
for (const frame of frames) observer.observe(frame);
