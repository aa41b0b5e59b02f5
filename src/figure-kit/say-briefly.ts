/** What came of a press, in the button's own place for two seconds, and said to a screen reader. */
const waits = new WeakMap<HTMLElement, { readonly words: string; timer: ReturnType<typeof setTimeout> }>();

export function sayBriefly(root: ParentNode, button: HTMLElement, said: string): void {
  const waiting = waits.get(button);
  clearTimeout(waiting?.timer);
  const words = waiting?.words ?? button.textContent;
  // What stands beside it stays where it is.
  button.style.minWidth = `${button.getBoundingClientRect().width}px`;
  button.textContent = said;
  const status = root.querySelector('[data-menu-said]');
  if (status) status.textContent = said;
  const timer = setTimeout(() => {
    button.textContent = words;
    button.style.minWidth = '';
    if (status) status.textContent = '';
    waits.delete(button);
  }, 2000);
  waits.set(button, { words, timer });
}
