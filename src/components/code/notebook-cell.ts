/** One cell of the notebook: its code, its buttons, its output. */
import { part } from '../../figure-kit/parts.ts';
import type { Editor } from './editor.ts';
import type { NotebookCell } from './notebook-file.ts';

export interface CellEvents {
  readonly run: (cell: CellView) => void;
  readonly changed: () => void;
  readonly move: (cell: CellView, by: -1 | 1) => void;
  readonly remove: (cell: CellView) => void;
}

export class CellView {
  readonly element: HTMLElement;
  readonly #twin: string | undefined;
  readonly #twinOf: string;
  #editor: Editor | undefined;

  constructor(template: HTMLTemplateElement, { code, twin, twinOf }: NotebookCell, events: CellEvents) {
    const made = document.importNode(template.content, true).firstElementChild;
    if (!(made instanceof HTMLElement)) throw new Error('The notebook’s markup has no cell.');
    this.element = made;
    this.#twin = twin;
    this.#twinOf = twinOf ?? code;
    const area = this.#area;
    area.value = code;
    this.#size();
    area.addEventListener('input', () => {
      this.#size();
      events.changed();
    });
    area.addEventListener('focus', () => void this.#edit(() => events.run(this)), { once: true });
    const on = (what: string, act: () => void) =>
      part(made, `[data-do=${what}]`, HTMLElement).addEventListener('click', act);
    on('run', () => events.run(this));
    on('up', () => events.move(this, -1));
    on('down', () => events.move(this, 1));
    on('remove', () => events.remove(this));
  }

  get content(): NotebookCell {
    const code = this.#area.value;
    if (this.#twin === undefined) return { code };
    return { code, twin: this.#twin, ...(code === this.#twinOf ? {} : { twinOf: this.#twinOf }) };
  }

  number(at: number): void {
    part(this.element, '[data-number]', HTMLElement).textContent = `Cell ${at}`;
    this.#area.setAttribute('aria-label', `Code of cell ${at}, in TypeScript`);
  }

  focus(): void {
    if (this.#editor) this.#editor.focus();
    else this.#area.focus();
  }

  clear(): void {
    const place = this.#output;
    place.replaceChildren();
    place.hidden = true;
    this.#said.replaceChildren();
  }

  show(drawn: HTMLElement): void {
    this.#output.hidden = false;
    this.#output.append(drawn);
  }

  say(words: string, line?: number): void {
    const said = document.createElement('p');
    said.className = 'bad';
    said.textContent = words;
    this.#said.replaceChildren(said);
    if (line !== undefined) this.#editor?.showLine(line);
  }

  async #edit(run: () => void): Promise<void> {
    const { openEditor } = await import('./editor.ts');
    this.#editor = openEditor(this.#area, run);
  }

  #size(): void {
    this.#area.rows = Math.max(3, this.#area.value.split('\n').length);
  }

  get #area(): HTMLTextAreaElement {
    return part(this.element, 'textarea', HTMLTextAreaElement);
  }
  get #output(): HTMLElement {
    return part(this.element, '[data-printed]', HTMLElement);
  }
  get #said(): HTMLElement {
    return part(this.element, '[data-said]', HTMLElement);
  }
}
