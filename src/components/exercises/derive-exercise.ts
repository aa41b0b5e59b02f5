/** <derive-exercise>: hints one at a time; a reader whose derivation agrees with the solution says so. */
import { part } from '../../figure-kit/parts.ts';
import { recall, remember } from './exercise-memory.ts';
import { hintsInTurn } from './hints-in-turn.ts';

class DeriveExercise extends HTMLElement {
  connectedCallback(): void {
    hintsInTurn(this);
    const agrees = part(this, '[data-do=agrees]', HTMLButtonElement);
    const solution = part(this, '.solution', HTMLDetailsElement);
    agrees.hidden = true;
    solution.addEventListener(
      'toggle',
      () => (agrees.hidden = !solution.open || recall(this)?.right === true),
    );
    agrees.addEventListener('click', () => {
      remember(this, '', true);
      agrees.hidden = true;
      part(this, '[data-done]', HTMLElement).focus();
    });
    recall(this);
  }
}

customElements.define('derive-exercise', DeriveExercise);
