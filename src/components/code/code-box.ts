/** What a code box does, in an exercise or alone: an editor, what is written kept, runs in the sandbox. See wake-box.ts. */
import { part } from '../../figure-kit/parts.ts';
import { forget, keep, type KeptName } from '../reader/kept.ts';
import type { Editor } from './editor.ts';
import type { Outcome } from './run-code.ts';

const longest = 2000; // ms

export interface CodeBoxOwner {
  readonly name: KeptName;
  /** Takes away what was said of the run before. */
  clear(): void;
  show(outcome: Outcome, box: CodeBox): void;
  /** The reader wants the first text again, and what was shown with it. */
  again?(box: CodeBox): void;
}

export class CodeBox {
  readonly #root: HTMLElement;
  readonly #owner: CodeBoxOwner;
  readonly #code: HTMLTextAreaElement;
  #editor: Editor | undefined;
  #running: AbortController | undefined;

  constructor(root: HTMLElement, owner: CodeBoxOwner) {
    this.#root = root;
    this.#owner = owner;
    const code = part(root, 'textarea', HTMLTextAreaElement);
    this.#code = code;
    const starter = code.defaultValue;
    code.addEventListener('input', () => {
      this.#size();
      keep(owner.name, code.value);
    });
    this.#size();
    if (code.matches(':focus')) void this.#edit();
    else code.addEventListener('focus', () => void this.#edit(), { once: true });
    code.addEventListener('keydown', (event) => {
      if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void this.#run();
    });
    part(root, '[data-do=run]', HTMLElement).addEventListener('click', () => {
      if (this.#running) this.#running.abort();
      else void this.#run();
    });
    part(root, '[data-do=again]', HTMLElement).addEventListener('click', () => {
      if (this.#editor) this.#editor.set(starter);
      else code.value = starter;
      this.#size();
      forget(owner.name);
      this.#clear();
      owner.again?.(this);
      if (this.#editor) this.#editor.focus();
      else code.focus();
    });
  }

  get printed(): HTMLElement {
    return part(this.#root, '[data-printed]', HTMLElement);
  }
  /** Where it is said how the run went. */
  get count(): HTMLElement {
    return part(this.#root, '[data-count]', HTMLElement);
  }

  showLine(line: number): void {
    this.#editor?.showLine(line);
  }

  async #edit(): Promise<void> {
    const { openEditor } = await import('./editor.ts');
    this.#editor = openEditor(this.#code, () => void this.#run());
    part(this.#root, '[data-numbers]', HTMLElement).hidden = true;
  }

  async #run(): Promise<void> {
    if (this.#running) return;
    const running = new AbortController();
    this.#running = running;
    const word = part(this.#root, '[data-do=run] span', HTMLElement);
    word.textContent = 'Stop';
    this.#clear();
    this.count.textContent = 'Running';
    try {
      const [{ runCode }, { drawOutput }] = await Promise.all([
        import('./run-code.ts'),
        import('./draw-output.ts'),
      ]);
      const outcome = await runCode({
        cells: [this.#code.value],
        tests: part(this.#root, '.cell', HTMLElement).dataset['tests'] ?? '',
        longest,
        signal: running.signal,
        output: (output) => {
          this.printed.hidden = false;
          this.printed.append(drawOutput(output));
        },
      });
      this.#owner.show(outcome, this);
    } finally {
      word.textContent = 'Run';
      this.#running = undefined;
    }
  }

  #clear(): void {
    this.count.textContent = '';
    this.printed.hidden = true;
    this.printed.replaceChildren();
    this.#owner.clear();
  }

  /** Line numbers beside the text area, and as much room as it needs. */
  #size(): void {
    const lines = this.#code.value.split('\n').length;
    this.#code.rows = lines;
    part(this.#root, '[data-numbers]', HTMLElement).textContent = Array.from(
      { length: lines },
      (_, at) => at + 1,
    ).join('\n');
  }
}
