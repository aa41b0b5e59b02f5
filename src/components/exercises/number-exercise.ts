/** <number-exercise>: reads the number in its field and says whether it is right, or which slip it looks like. */
import { part } from '../../figure-kit/parts.ts';
import { recall, remember } from './exercise-memory.ts';
import { hintsInTurn } from './hints-in-turn.ts';
import { around, judgeNumber, type NumberSlip } from './number.ts';
import { replyOf, say, sayNothing } from './verdict.ts';

class NumberExercise extends HTMLElement {
  /** Of the numbers that are shown, once they are not the first. */
  #seed: number | undefined;

  connectedCallback(): void {
    const form = part(this, 'form', HTMLFormElement);
    const input = part(this, 'input', HTMLInputElement);
    hintsInTurn(this);
    const answer = recall(this);
    input.value = answer?.given ?? '';
    const again = this.querySelector('[data-do=redraw]');
    if (again) {
      if (answer?.seed !== undefined) void this.#redraw(form, answer.seed);
      again.addEventListener('click', () => {
        input.value = '';
        sayNothing(this);
        void this.#redraw(form, (this.#seed ?? 1) + 1).then(() => {
          remember(this, '', false, this.#seed);
          input.focus();
        });
      });
    }
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      this.#judge(form, input);
    });
    input.addEventListener('input', () => {
      input.removeAttribute('aria-invalid');
      sayNothing(this);
    });
  }

  async #redraw(form: HTMLFormElement, seed: number): Promise<void> {
    const { redraw } = await import('./redraw.ts');
    redraw(this, form, seed);
    this.#seed = seed;
  }

  #judge(form: HTMLFormElement, input: HTMLInputElement): void {
    const slips = [...form.querySelectorAll<HTMLTemplateElement>('template[data-said="slip"]')];
    const known = slips.flatMap(({ dataset }, index): NumberSlip[] =>
      dataset['value'] === undefined
        ? []
        : [{ index, ...around(Number(dataset['value']), Number(dataset['within'])) }],
    );
    const target = { from: Number(form.dataset['from']), to: Number(form.dataset['to']) };
    const verdict = judgeNumber(input.value, target, known, form.dataset['unit']);
    input.toggleAttribute('aria-invalid', false);
    if (verdict.kind !== 'right') input.setAttribute('aria-invalid', 'true');
    if (verdict.kind === 'unread') {
      say(this, false, 'That cannot be read as a number. Write it like 0.25, 1/4 or 2.5·10^-3.');
      return;
    }
    remember(this, input.value, verdict.kind === 'right', this.#seed);
    if (verdict.kind === 'right') {
      say(this, true, replyOf(form.querySelector('template[data-said="right"]')));
      return;
    }
    const general = slips.find(({ dataset }) => dataset['value'] === undefined);
    say(this, false, replyOf(verdict.slip === undefined ? general : slips[verdict.slip]));
  }
}

customElements.define('number-exercise', NumberExercise);
