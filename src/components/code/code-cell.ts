/** <code-cell>: a cell of a lesson. It shows what the build has run, until the reader runs it. */
import { part } from '../../figure-kit/parts.ts';
import { wakeBox } from './wake-box.ts';

class CodeCell extends HTMLElement {
  connectedCallback(): void {
    const first = [...part(this, '[data-printed]', HTMLElement).childNodes];
    const said = part(this, '[data-said]', HTMLElement);
    wakeBox(this, {
      name: `code/${this.dataset['keep'] ?? ''}`,
      clear: () => said.replaceChildren(),
      show: ({ trouble, place, milliseconds }, box) => {
        box.count.textContent =
          milliseconds === undefined ? '' : `Done in ${Math.max(1, Math.round(milliseconds))} ms`;
        if (trouble === undefined) return;
        if (place) box.showLine(place.line);
        const words = document.createElement('p');
        words.className = 'bad';
        words.textContent = trouble;
        said.replaceChildren(words);
      },
      again: ({ printed }) => {
        printed.hidden = first.length === 0;
        printed.replaceChildren(...first);
      },
    });
  }
}

customElements.define('code-cell', CodeCell);
