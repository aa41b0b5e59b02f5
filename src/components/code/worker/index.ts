/** What stands before a reader's code in its worker: the engine as a module, and everything that shows something. */
import type { CodeMessage, Output } from '../code-message.ts';
import * as engine from './engine.ts';
import { limitMemory } from './limit-memory.ts';
import { plotFacade } from './plot-facade.ts';
import { listOf, same, show } from './words.ts';

interface Scope {
  postMessage(message: CodeMessage): void;
  readonly performance: { now(): number };
  console: object;
}

/** The little that is used of a worker's global scope, to which the reader's names are added. */
// eslint-disable-next-line @typescript-eslint/no-unsafe-type-assertion
const scope = globalThis as unknown as Scope & Record<string, unknown>;
const { performance } = scope;
const send = scope.postMessage.bind(globalThis);
const mostLines = 200;
let lines = 0;
const canvases: OffscreenCanvas[] = [];

const post = (output: Output): void => send({ kind: 'output', output });

function print(...values: unknown[]): void {
  lines += 1;
  if (lines > mostLines + 1) return;
  const words = values.map((value) => (typeof value === 'string' ? value : show(value))).join(' ');
  const text = lines > mostLines ? `… and more than ${mostLines} lines, which are left out.` : words;
  post({ kind: 'text', text });
}

/** `table([{ x: 1, y: 2 }])`, or lists and their heads: `table([[1, 2]], ['x', 'y'])`. */
function table(rows: Iterable<unknown>, columns?: readonly string[]): void {
  const all = [...rows];
  const [first] = all;
  const records = typeof first === 'object' && first !== null && !listOf(first);
  const heads = columns ?? (records ? Object.keys(first) : []);
  const cell = (value: unknown): string => (typeof value === 'string' ? value : show(value));
  const cells = all.slice(0, 1000).map((row): string[] => {
    const list = listOf(row);
    if (list) return list.map(cell);
    if (typeof row !== 'object' || row === null) return [cell(row)];
    const entries = new Map(Object.entries(row));
    return heads.map((head) => cell(entries.get(head) ?? ''));
  });
  post({ kind: 'table', columns: heads.map(String), rows: cells });
}

/** A context to draw on, as large as asked for; it is shown when its cell has run. */
function canvas(width: number, height: number): OffscreenCanvasRenderingContext2D | null {
  if (!(width >= 1 && height >= 1 && width <= 2000 && height <= 2000))
    throw new RangeError('canvas(width, height): from 1 to 2,000 pixels each');
  const made = new OffscreenCanvas(width, height);
  canvases.push(made);
  return made.getContext('2d', { willReadFrequently: true });
}

function showCanvases(): void {
  for (const { width, height, ...made } of canvases.splice(0).map((each) => ({
    width: each.width,
    height: each.height,
    context: each.getContext('2d'),
  })))
    if (made.context)
      post({ kind: 'pixels', width, height, data: made.context.getImageData(0, 0, width, height).data });
}

/** The line in the worker's script, this file included. */
function lineOf(error: unknown): number | undefined {
  const found =
    error instanceof Error ? /(?:blob:[^\s)]*|reader\.js):(\d+):\d+/.exec(error.stack ?? '') : null;
  return found ? Number(found[1]) : undefined;
}

function at(error: unknown): { line: number } | object {
  const line = lineOf(error);
  return line === undefined ? {} : { line };
}

/** A test of an exercise. */
function gives(name: string, run: () => unknown, expected: unknown, within = 1e-9): void {
  try {
    const actual = run();
    const passed = same(actual, expected, within);
    const got = actual === undefined ? 'gives nothing: is a return missing?' : `gives ${show(actual)}.`;
    const text = passed
      ? `${name} is ${show(expected)}.`
      : `${name} should be ${show(expected)}; yours ${got}`;
    send({ kind: 'tested', passed, text });
  } catch (error) {
    const text = `${name} stops with an error: ${error instanceof Error ? error.message : String(error)}.`;
    send({ kind: 'tested', passed: false, text, ...at(error) });
  }
}

function require(name: string): unknown {
  if (name === 'rectified') return { ...engine, ...shown };
  throw new Error(`There is no module "${name}" here. The course's own is "rectified".`);
}

/** What shows something; in scope without an import, and part of the module as well. */
const shown = {
  Plot: plotFacade(post),
  canvas,
  table,
  tex: (tex: string) => post({ kind: 'tex', tex }),
};

Object.assign(scope.console, { log: print, info: print, warn: print, error: print, debug: print });
Object.assign(scope, shown, {
  gives,
  require,
  exports: {},
  /** Between two cells. */
  __cell: (cell: number): void => {
    showCanvases();
    send({ kind: 'cell', cell });
  },
  __run: (code: () => Promise<void>): void => {
    limitMemory(scope);
    send({ kind: 'started' });
    const start = performance.now();
    code().then(
      () => {
        showCanvases();
        send({ kind: 'done', milliseconds: performance.now() - start });
      },
      (error: unknown) => {
        const message = error instanceof Error ? `${error.name}: ${error.message}` : `Thrown: ${show(error)}`;
        send({ kind: 'failed', message, ...at(error) });
      },
    );
  },
});
