/** Draws the gallery's pictures for another range, with the code that drew them when the page was built. */
import { activations } from '../../activations/index.ts';
import { shownParameters } from './shown.ts';
import { above, thumbnailFrame, thumbnailLines } from './thumbnail.ts';

/** A few at a time, so that the slider keeps answering; a later range overtakes an earlier one. */
const atOnce = 6;
let wanted = 0;

export async function drawTo(right: number, links: readonly HTMLElement[]): Promise<void> {
  const frame = thumbnailFrame(right);
  wanted = right;
  for (const [i, link] of links.entries()) {
    if (i % atOnce === 0) await new Promise((next) => setTimeout(next));
    if (wanted !== right) return;
    const activation = activations[link.dataset['id'] ?? ''];
    if (!activation) continue;
    const lines = thumbnailLines(activation, frame);
    const set = (selector: string, path: string) => {
      link.querySelector(selector)?.setAttribute('d', path);
    };
    set('.axis', lines.axis);
    set('.ghost', lines.ghost);
    set('.ln.f', lines.f);
    set('.ln.df', lines.df);
    const parameters = shownParameters(activation);
    const words = [
      ['text.f', above(frame, 2.3, activation.f(2.3, parameters), -8)],
      ['text.df', above(frame, 2.3, activation.df(2.3, parameters), -6)],
      ['text:not(.f, .df)', above(frame, 2.62, 3.5, 9)],
    ] as const;
    for (const [selector, { x, y }] of words) {
      const word = link.querySelector(selector);
      word?.setAttribute('x', String(x));
      word?.setAttribute('y', String(y));
    }
  }
}
