/** <code-exercise>: code that runs in the sandbox, prints what it printed and says what each test found. */
import { part } from '../../figure-kit/parts.ts';
import type { Editor } from '../code/editor.ts';
import type { Outcome } from '../code/run-code.ts';
import { forget, keep, kept } from '../reader/kept.ts';
import { recall, remember } from './exercise-memory.ts';
import { hintsInTurn } from './hints-in-turn.ts';
import { replyOf, say, sayNothing } from './verdict.ts';

const longest = 2000; // ms

class CodeExercise extends HTMLElement {
  #editor: Editor | undefined;
  #running: AbortController | undefined;

  connectedCallback(): void {
    const code = part(this, 'textarea', HTMLTextAreaElement);
    const starter = code.value;
    const name = `code/${this.dataset['keep'] ?? ''}` as const;
    hintsInTurn(this);
    recall(this);
    const own = kept(name);
    if (typeof own === 'string') code.value = own;
    code.addEventListener('input', () => {
      this.#size(code);
      keep(name, code.value);
    });
    this.#size(code);
    code.addEventListener('focus', () => void this.#edit(code), { once: true });
    code.addEventListener('keydown', (event) => {
      if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void this.#run(code);
    });
    part(this, '[data-do=run]', HTMLElement).addEventListener('click', () => {
      if (this.#running) this.#running.abort();
      else void this.#run(code);
    });
    part(this, '[data-do=again]', HTMLElement).addEventListener('click', () => {
      if (this.#editor) this.#editor.set(starter);
      else code.value = starter;
      this.#size(code);
      forget(name);
      this.#clear();
      if (this.#editor) this.#editor.focus();
      else code.focus();
    });
  }

  async #edit(code: HTMLTextAreaElement): Promise<void> {
    const { openEditor } = await import('../code/editor.ts');
    this.#editor = openEditor(code, () => void this.#run(code));
    part(this, '[data-numbers]', HTMLElement).hidden = true;
  }

  async #run(code: HTMLTextAreaElement): Promise<void> {
    if (this.#running) return;
    const running = new AbortController();
    this.#running = running;
    const word = part(this, '[data-do=run] span', HTMLElement);
    word.textContent = 'Stop';
    this.#clear();
    const count = part(this, '[data-count]', HTMLElement);
    count.textContent = 'Running';
    try {
      const [{ runCode }, { drawOutput }] = await Promise.all([
        import('../code/run-code.ts'),
        import('../code/draw-output.ts'),
      ]);
      const printed = part(this, '[data-printed]', HTMLElement);
      const outcome = await runCode({
        cells: [code.value],
        tests: part(this, '[data-tests]', HTMLElement).dataset['tests'] ?? '',
        longest,
        signal: running.signal,
        output: (output) => {
          printed.hidden = false;
          printed.append(drawOutput(output));
        },
      });
      this.#show(outcome, count);
    } finally {
      word.textContent = 'Run';
      this.#running = undefined;
    }
  }

  #show({ tests, trouble, place, milliseconds }: Outcome, count: HTMLElement): void {
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
    remember(this, '', all);
    if (trouble !== undefined) {
      count.textContent = '';
      if (place) this.#editor?.showLine(place.line);
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
    const printed = part(this, '[data-printed]', HTMLElement);
    printed.hidden = true;
    printed.replaceChildren();
    part(this, '[data-tests-said]', HTMLElement).hidden = true;
  }

  /** Line numbers beside the text area, and as much room as it needs. */
  #size(code: HTMLTextAreaElement): void {
    const lines = code.value.split('\n').length;
    code.rows = lines;
    part(this, '[data-numbers]', HTMLElement).textContent = Array.from(
      { length: lines },
      (_, at) => at + 1,
    ).join('\n');
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
