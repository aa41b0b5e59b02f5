/** <code-notebook>: cells that run in order, kept in the browser, in files and in links. */
import { part } from '../../figure-kit/parts.ts';
import { save } from '../../figure-kit/export/save.ts';
import { keep, kept } from '../reader/kept.ts';
import { sitePath } from '../site-path.ts';
import { CellView, type CellEvents } from './notebook-cell.ts';
import { fromLink, readNotebook, toJupyter, toLink, writeNotebook, type Notebook } from './notebook-file.ts';

const name = 'code/notebook';
const longest = 30_000; // ms
const first: Notebook = [
  {
    code: "import { activations, table } from 'rectified';\n\ntable([-2, -1, 0, 1, 2].map((x) => ({\n  x,\n  relu: activations.relu.f(x, {}),\n  gelu: activations.gelu.f(x, {}),\n})));",
  },
];

class CodeNotebook extends HTMLElement {
  #cells: CellView[] = [];
  #running: AbortController | undefined;
  /** False while it shows what came by a link or from a lesson: the reader's own stays as it was. */
  #own = true;

  connectedCallback(): void {
    this.#on('all', () => void this.#run(this.#cells.at(-1)));
    this.#on('stop', () => this.#running?.abort());
    this.#on('add', () => this.#add({ code: '' }, true));
    this.#on('keep', () => {
      this.#own = true;
      this.#changed();
      this.#tell('This is your notebook now.');
    });
    this.#on('back', () => {
      history.replaceState(null, '', location.pathname);
      this.#openOwn();
    });
    this.#on('save', () =>
      save('notebook.json', new Blob([writeNotebook(this.#content)], { type: 'application/json' })),
    );
    this.#on('jupyter', () =>
      save('notebook.ipynb', new Blob([toJupyter(this.#content)], { type: 'application/json' })),
    );
    this.#on('link', () => void this.#copyLink());
    part(this, 'input[type=file]', HTMLInputElement).addEventListener('change', (event) => {
      if (event.target instanceof HTMLInputElement) void this.#openFile(event.target);
    });
    part(this, 'select', HTMLSelectElement).addEventListener('change', (event) => {
      if (event.target instanceof HTMLSelectElement && event.target.value !== '')
        void this.#openLesson(event.target.value);
    });
    window.addEventListener('hashchange', () => void this.#openAddress());
    void this.#openAddress();
  }

  async #openAddress(): Promise<void> {
    const link = /^#code=(.*)$/.exec(location.hash)?.[1];
    const lesson = new URLSearchParams(location.search).get('from');
    if (link !== undefined) {
      try {
        const cells = await fromLink(link);
        this.#open(cells, false);
        this.#tell(
          'This came by a link, and nothing of it has run. Read it before you run it. Your own notebook is untouched.',
        );
        return;
      } catch (error) {
        this.#openOwn();
        this.#tell(wordsOf(error));
        return;
      }
    }
    if (lesson === null) this.#openOwn();
    else await this.#openLesson(lesson);
  }

  #openOwn(): void {
    let cells = first;
    try {
      const found = kept(name);
      if (found !== undefined) cells = readNotebook(found);
    } catch {
      // What cannot be read is not shown; it is replaced when the reader writes.
    }
    this.#open(cells, true);
    this.#tell('');
  }

  async #openLesson(slug: string): Promise<void> {
    try {
      const response = await fetch(sitePath('/code/cells.json'));
      const lessons: unknown = await response.json();
      const cells = typeof lessons === 'object' && lessons !== null ? Object.entries(lessons) : [];
      const found: unknown = cells.find(([each]) => each === slug)?.[1];
      this.#open(readNotebook(found), false);
      this.#tell('These are the cells of the lesson. Your own notebook is untouched.');
    } catch (error) {
      this.#openOwn();
      this.#tell(
        error instanceof TypeError ? 'The lesson’s cells could not be loaded.' : 'That lesson has no cells.',
      );
    }
  }

  async #openFile(input: HTMLInputElement): Promise<void> {
    const [file] = input.files ?? [];
    if (!file) return;
    try {
      if (file.size > 1_000_000) throw new Error('A notebook is no larger than a megabyte.');
      const data: unknown = JSON.parse(await file.text());
      this.#open(readNotebook(data), false);
      this.#tell(`This is ${file.name}, and nothing of it has run. Your own notebook is untouched.`);
    } catch (error) {
      this.#tell(error instanceof SyntaxError ? 'That is no notebook of this course.' : wordsOf(error));
    } finally {
      input.value = '';
    }
  }

  async #copyLink(): Promise<void> {
    try {
      const address = new URL(`#code=${await toLink(this.#content)}`, location.href.replace(/[?#].*/, ''));
      await navigator.clipboard.writeText(address.href);
      this.#tell('The link is copied. All of the code is in it; nothing is stored elsewhere.');
    } catch (error) {
      this.#tell(wordsOf(error));
    }
  }

  get #content(): Notebook {
    return this.#cells.map((cell) => cell.content);
  }

  #open(cells: Notebook, own: boolean): void {
    this.#running?.abort();
    this.#own = own;
    part(this, '[data-foreign]', HTMLElement).hidden = own;
    this.#cells = [];
    part(this, '[data-cells]', HTMLElement).replaceChildren();
    for (const cell of cells) this.#add(cell, false);
  }

  #add(content: Notebook[number], touched: boolean): void {
    const template = part(this, 'template', HTMLTemplateElement);
    const cell = new CellView(template, content, this.#events);
    this.#cells.push(cell);
    part(this, '[data-cells]', HTMLElement).append(cell.element);
    this.#number();
    if (!touched) return;
    cell.focus();
    this.#changed();
  }

  readonly #events: CellEvents = {
    run: (cell) => void this.#run(cell),
    changed: () => this.#changed(),
    move: (cell, by) => {
      const at = this.#cells.indexOf(cell);
      const other = this.#cells[at + by];
      if (!other) return;
      [this.#cells[at], this.#cells[at + by]] = [other, cell];
      part(this, '[data-cells]', HTMLElement).append(...this.#cells.map(({ element }) => element));
      this.#number();
      this.#changed();
      part(cell.element, by < 0 ? '[data-do=up]' : '[data-do=down]', HTMLElement).focus();
    },
    remove: (cell) => {
      this.#cells = this.#cells.filter((each) => each !== cell);
      cell.element.remove();
      if (this.#cells.length === 0) this.#add({ code: '' }, true);
      this.#number();
      this.#changed();
      part(this, '[data-do=add]', HTMLElement).focus();
    },
  };

  #number(): void {
    this.#cells.forEach((cell, at) => cell.number(at + 1));
  }

  #changed(): void {
    part(this, '[data-foreign]', HTMLElement).hidden = this.#own;
    if (this.#own && !keep(name, JSON.parse(writeNotebook(this.#content))))
      this.#tell('The browser keeps nothing here: save your notebook to a file.');
  }

  /** Runs from the first cell to this one, in a fresh sandbox. */
  async #run(last: CellView | undefined): Promise<void> {
    if (this.#running || !last) return;
    const cells = this.#cells.slice(0, this.#cells.indexOf(last) + 1);
    const running = new AbortController();
    this.#running = running;
    const stop = part(this, '[data-do=stop]', HTMLButtonElement);
    stop.disabled = false;
    for (const cell of this.#cells) cell.clear();
    this.#tell('Running');
    try {
      // Both before the first output, or outputs would overtake each other.
      const [{ runCode }, { drawOutput }] = await Promise.all([
        import('./run-code.ts'),
        import('./draw-output.ts'),
      ]);
      const { trouble, place, milliseconds } = await runCode({
        cells: cells.map(({ content }) => content.code),
        longest,
        signal: running.signal,
        output: (output, cell) => cells[cell]?.show(drawOutput(output)),
      });
      if (trouble !== undefined && place) {
        cells[place.cell]?.say(trouble, place.line);
        this.#tell(`Cell ${place.cell + 1} stopped.`);
      } else if (trouble !== undefined) this.#tell(trouble);
      else this.#tell(`Done in ${Math.max(1, Math.round(milliseconds ?? 0))} ms.`);
    } finally {
      this.#running = undefined;
      stop.disabled = true;
    }
  }

  #tell(words: string): void {
    part(this, '[data-told]', HTMLElement).textContent = words;
  }

  #on(what: string, act: () => void): void {
    part(this, `[data-do=${what}]`, HTMLElement).addEventListener('click', act);
  }
}

const wordsOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

customElements.define('code-notebook', CodeNotebook);
