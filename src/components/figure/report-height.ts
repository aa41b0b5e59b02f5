/** Tells the page around an embedded figure how high it is, now and whenever that changes. */
import type { HeightMessage } from '../../figure-kit/embed-code.ts';
import { part } from '../../figure-kit/parts.ts';

const main = part(document, 'main', HTMLElement);
const figure = part(document, '[data-embed]', HTMLElement).dataset['embed'] ?? '';
let last = 0;

function report(): void {
  const height = Math.ceil(main.getBoundingClientRect().height);
  if (height === last || window.parent === window) return;
  last = height;
  const message: HeightMessage = { source: 'rectified', figure, height };
  // To whoever asked for the frame: a height is no secret.
  window.parent.postMessage(message, '*');
}

new ResizeObserver(report).observe(main);
window.addEventListener('load', report);
