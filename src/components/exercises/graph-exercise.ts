/** <graph-exercise>: says how far a filled graph is right, and where it first goes wrong. */
import { part, parts } from '../../figure-kit/parts.ts';
import { recall, remember } from './exercise-memory.ts';
import { hintsInTurn } from './hints-in-turn.ts';
import { judgeGraph } from './judge-graph.ts';
import { replyOf, say, sayNothing } from './verdict.ts';

class GraphExercise extends HTMLElement {
  connectedCallback(): void {
    const form = part(this, 'form', HTMLFormElement);
    const inputs = parts(form, 'input', HTMLInputElement);
    // Forward from the top, then back from the bottom: the order in which it is computed.
    const ordered = [
      ...inputs.filter((input) => !('back' in input.dataset)),
      ...inputs.filter((input) => 'back' in input.dataset).toReversed(),
    ];
    hintsInTurn(this);
    const given = recall(this)?.given.split('|') ?? [];
    ordered.forEach((input, at) => (input.value = given[at] ?? ''));
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      this.#judge(form, ordered);
    });
    form.addEventListener('input', () => {
      this.#unmark(ordered);
      sayNothing(this);
    });
  }

  #judge(form: HTMLFormElement, inputs: readonly HTMLInputElement[]): void {
    this.#unmark(inputs);
    const verdict = judgeGraph(
      inputs.map((input) => ({ text: input.value, truth: Number(input.dataset['truth']) })),
    );
    const given = inputs.map((input) => input.value.replaceAll('|', ' ')).join('|');
    remember(this, given, verdict.kind === 'right');
    const right = verdict.kind === 'right' ? inputs.length : verdict.at;
    for (const input of inputs.slice(0, right)) input.dataset['good'] = '';
    if (verdict.kind === 'right') {
      const reply = form.querySelector('template[data-said="right"]');
      say(this, true, reply ? replyOf(reply) : 'Every value is right.');
      return;
    }
    const input = inputs[verdict.at];
    if (!input) return;
    const name = input.getAttribute('aria-label') ?? '';
    const sofar = right === 0 ? '' : right === 1 ? 'The first is right. ' : `The first ${right} are right. `;
    if (verdict.kind === 'empty') {
      say(this, false, `${sofar}Next: ${name.charAt(0).toLowerCase()}${name.slice(1)}.`);
      return;
    }
    input.setAttribute('aria-invalid', 'true');
    input.focus();
    const words =
      verdict.kind === 'unread'
        ? 'cannot be read as a number. Write it like 0.25, 1/4 or 2.5·10^-3.'
        : verdict.sign
          ? 'has the right size and the wrong sign.'
          : adviceFor(input);
    say(this, false, `${sofar}${name} ${words}`);
  }

  #unmark(inputs: readonly HTMLInputElement[]): void {
    for (const input of inputs) {
      input.removeAttribute('aria-invalid');
      delete input.dataset['good'];
    }
  }
}

function adviceFor(input: HTMLInputElement): string {
  const row = input.closest('tr');
  if (!('back' in input.dataset))
    return `is where it first goes wrong. Look at ${row?.dataset['formula'] ?? 'it'} again.`;
  const into = input.dataset['into'] ?? '';
  return into.includes(',')
    ? `is where it first goes wrong. It feeds ${into}: add up what comes back from each.`
    : `is where it first goes wrong. It feeds ${into}: multiply what came back there by the local derivative.`;
}

customElements.define('graph-exercise', GraphExercise);
