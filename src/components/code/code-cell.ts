/** <code-cell>: a cell of a lesson. It shows what the build has run, until the reader runs it. */
import { part } from '../../figure-kit/parts.ts';
import { CodeBox, duration } from './code-box.ts';
import type { Outcome } from './run-code.ts';

class CodeCell extends HTMLElement {
  connectedCallback(): void {
    const first = [...part(this, '[data-printed]', HTMLElement).childNodes];
    const said = part(this, '[data-said]', HTMLElement);
    const box = new CodeBox(this, {
      name: `code/${this.dataset['keep'] ?? ''}`,
      clear: () => said.replaceChildren(),
      show: ({ trouble, place, milliseconds }: Outcome) => {
        box.count.textContent = milliseconds === undefined ? '' : `Done in ${duration(milliseconds)}`;
        if (trouble === undefined) return;
        if (place) box.showLine(place.line);
        const words = document.createElement('p');
        words.className = 'bad';
        words.textContent = trouble;
        said.replaceChildren(words);
      },
      again: () => {
        box.printed.hidden = first.length === 0;
        box.printed.replaceChildren(...first);
      },
    });
  }
}

customElements.define('code-cell', CodeCell);
