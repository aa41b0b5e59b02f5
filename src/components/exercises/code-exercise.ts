/** <code-exercise>: code that runs in the sandbox, prints what it printed and says what each test found. */
import { part } from '../../figure-kit/parts.ts';
import type { CodeBox } from '../code/code-box.ts';
import type { Outcome } from '../code/run-code.ts';
import { wakeBox } from '../code/wake-box.ts';
import { recall, remember } from './exercise-memory.ts';
import { hintsInTurn } from './hints-in-turn.ts';
import { replyOf, say, sayNothing } from './verdict.ts';

class CodeExercise extends HTMLElement {
  connectedCallback(): void {
    hintsInTurn(this);
    recall(this);
    wakeBox(this, {
      name: `code/${this.dataset['keep'] ?? ''}`,
      clear: () => {
        sayNothing(this);
        part(this, '[data-tests-said]', HTMLElement).hidden = true;
      },
      show: (outcome, box) => this.#show(outcome, box),
    });
  }

  #show({ tests, trouble, place, milliseconds }: Outcome, box: CodeBox): void {
    const said = part(this, '[data-tests-said]', HTMLElement);
    said.replaceChildren(...tests.map(lineFor));
    said.hidden = tests.length === 0;
    const passed = tests.filter((test) => test.passed).length;
    const all = passed === tests.length && trouble === undefined;
    const time = milliseconds === undefined ? '' : `, ${Math.max(1, Math.round(milliseconds))} ms`;
    const summary = document.createElement('span');
    summary.className = all ? 'good' : 'bad';
    summary.textContent = `${passed} of ${tests.length} tests pass`;
    box.count.replaceChildren(summary, time);
    remember(this, '', all);
    if (trouble !== undefined) {
      box.count.textContent = '';
      if (place) box.showLine(place.line);
      say(this, false, trouble);
      return;
    }
    const model = this.querySelector('template[data-said="right"]');
    if (!all) say(this, false, 'The tests that fail say what they expected.');
    else say(this, true, model ? replyOf(model) : 'All tests pass.');
  }
}

function lineFor({ passed, text, line }: Outcome['tests'][number]): HTMLLIElement {
  const item = document.createElement('li');
  const word = document.createElement('b');
  word.className = passed ? 'good' : 'bad';
  word.textContent = passed ? 'Passes' : 'Fails';
  item.append(word, ` ${text}${line === undefined ? '' : ` It stopped in line ${line}.`}`);
  return item;
}

customElements.define('code-exercise', CodeExercise);
