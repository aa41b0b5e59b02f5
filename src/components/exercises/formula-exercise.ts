/** <formula-exercise>: compares a formula with the truth, and shows a wrong one where it differs. */
import { part } from '../../figure-kit/parts.ts';
import { recall, remember } from './exercise-memory.ts';
import { hintsInTurn } from './hints-in-turn.ts';
import { replyOf, say, sayNothing } from './verdict.ts';

class FormulaExercise extends HTMLElement {
  connectedCallback(): void {
    const form = part(this, 'form', HTMLFormElement);
    const input = part(this, 'input', HTMLInputElement);
    hintsInTurn(this);
    input.value = recall(this)?.given ?? '';
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      void this.#judge(form, input);
    });
    input.addEventListener('input', () => {
      input.removeAttribute('aria-invalid');
      sayNothing(this);
    });
  }

  async #judge(form: HTMLFormElement, input: HTMLInputElement): Promise<void> {
    const { judgeFormula } = await import('./judge-formula.ts');
    const slips = [...form.querySelectorAll<HTMLTemplateElement>('template[data-said="slip"]')];
    const { kind, words, slip } = judgeFormula(
      input.value,
      form.dataset['answer'] ?? '',
      domainOf(form.dataset['over'] ?? '{}'),
      slips.map(({ dataset }) => dataset['formula']),
    );
    input.toggleAttribute('aria-invalid', false);
    if (kind !== 'right') input.setAttribute('aria-invalid', 'true');
    if (kind === 'unread') {
      say(this, false, words);
      return;
    }
    remember(this, input.value, kind === 'right');
    if (kind === 'right') {
      say(this, true, replyOf(form.querySelector('template[data-said="right"]')));
      return;
    }
    const reply = replyOf(
      slip === undefined ? slips.find(({ dataset }) => !('formula' in dataset)) : slips[slip],
    );
    reply.prepend(`${words} `);
    say(this, false, reply);
  }
}

function domainOf(json: string): Record<string, [number, number]> {
  const read: unknown = JSON.parse(json);
  return Object.fromEntries(
    Object.entries(typeof read === 'object' && read !== null ? read : {}).map(
      ([name, range]: [string, unknown]) => {
        const [from, to] = Array.isArray(range) ? range.map(Number) : [];
        return [name, [from ?? NaN, to ?? NaN]];
      },
    ),
  );
}

customElements.define('formula-exercise', FormulaExercise);
