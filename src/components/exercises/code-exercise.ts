/** <code-exercise>: an editor that runs what the reader wrote, prints what it printed and says what each test found. */
import { part } from '../../figure-kit/parts.ts';
import { indentByTab } from './indent-by-tab.ts';
import type { CodeResult, CodeTest } from './run-code.ts';
import { replyOf, say, sayNothing } from './verdict.ts';

class CodeExercise extends HTMLElement {
  connectedCallback(): void {
    const code = part(this, 'textarea', HTMLTextAreaElement);
    const starter = code.value;
    indentByTab(code);
    this.#number(code);
    code.addEventListener('input', () => this.#number(code));
    code.addEventListener('keydown', (event) => {
      if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void this.#run(code);
    });
    part(this, '[data-do=run]', HTMLElement).addEventListener('click', () => void this.#run(code));
    part(this, '[data-do=again]', HTMLElement).addEventListener('click', () => {
      code.value = starter;
      this.#number(code);
      this.#clear();
      code.focus();
    });
  }

  async #run(code: HTMLTextAreaElement): Promise<void> {
    const button = part(this, '[data-do=run]', HTMLButtonElement);
    if (button.disabled) return;
    button.disabled = true;
    this.#clear();
    const count = part(this, '[data-count]', HTMLElement);
    count.textContent = 'Running';
    try {
      const { runCode } = await import('./run-code.ts');
      const tests = part(this, '[data-tests]', HTMLElement).dataset['tests'] ?? '';
      this.#show(await runCode(code.value, tests), count);
    } finally {
      button.disabled = false;
    }
  }

  #show({ printed, tests, trouble, milliseconds }: CodeResult, count: HTMLElement): void {
    const output = part(this, '[data-printed]', HTMLElement);
    output.textContent = printed.join('\n');
    output.hidden = printed.length === 0;
    const said = part(this, '[data-tests-said]', HTMLElement);
    said.replaceChildren(...tests.map(lineFor));
    said.hidden = tests.length === 0;
    const passed = tests.filter((test) => test.passed).length;
    const all = passed === tests.length && trouble === undefined;
    const time = milliseconds === undefined ? '' : `, ${Math.max(1, Math.round(milliseconds))} ms`;
    const summary = document.createElement('span');
    summary.className = all ? 'good' : 'bad';
    summary.textContent = `${passed} of ${tests.length} tests pass`;
    count.replaceChildren(summary, time);
    if (trouble !== undefined) {
      count.textContent = '';
      say(this, false, trouble);
      return;
    }
    const model = this.querySelector('template[data-said="right"]');
    if (!all) say(this, false, 'The tests that fail say what they expected.');
    else say(this, true, model ? replyOf(model) : 'All tests pass.');
  }

  #clear(): void {
    sayNothing(this);
    part(this, '[data-count]', HTMLElement).textContent = '';
    part(this, '[data-printed]', HTMLElement).hidden = true;
    part(this, '[data-tests-said]', HTMLElement).hidden = true;
  }

  /** Line numbers beside the code, and as much room as it needs. */
  #number(code: HTMLTextAreaElement): void {
    const lines = code.value.split('\n').length;
    code.rows = lines;
    const numbers = Array.from({ length: lines }, (_, at) => at + 1);
    part(this, '[data-numbers]', HTMLElement).textContent = numbers.join('\n');
  }
}

function lineFor({ passed, text, line }: CodeTest): HTMLLIElement {
  const item = document.createElement('li');
  const word = document.createElement('b');
  word.className = passed ? 'good' : 'bad';
  word.textContent = passed ? 'Passes' : 'Fails';
  item.append(word, ` ${text}${line === undefined ? '' : ` It stopped in line ${line}.`}`);
  return item;
}

customElements.define('code-exercise', CodeExercise);
