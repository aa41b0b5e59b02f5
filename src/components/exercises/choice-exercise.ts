/** <choice-exercise>: says what the chosen option deserves when the reader asks for it, not while arrowing past. */
import { part } from '../../figure-kit/parts.ts';
import { recall, remember } from './exercise-memory.ts';
import { hintsInTurn } from './hints-in-turn.ts';
import { replyOf, say, sayNothing } from './verdict.ts';

class ChoiceExercise extends HTMLElement {
  connectedCallback(): void {
    const form = part(this, 'form', HTMLFormElement);
    hintsInTurn(this);
    const given = recall(this)?.given;
    for (const input of form.querySelectorAll('input')) if (input.value === given) input.checked = true;
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      this.#judge(form.querySelector<HTMLInputElement>('input:checked'));
    });
    form.addEventListener('change', () => {
      this.#unmark();
      sayNothing(this);
    });
  }

  #judge(chosen: HTMLInputElement | null): void {
    this.#unmark();
    if (!chosen) {
      say(this, false, 'Choose one of the answers first.');
      return;
    }
    const right = 'right' in chosen.dataset;
    const option = chosen.closest('.opt');
    remember(this, chosen.value, right);
    option?.classList.add(right ? 'ok' : 'no');
    say(this, right, replyOf(option?.nextElementSibling));
  }

  #unmark(): void {
    for (const option of this.querySelectorAll('.opt')) option.classList.remove('ok', 'no');
  }
}

customElements.define('choice-exercise', ChoiceExercise);
