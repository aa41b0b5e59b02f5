/**
 * Runs a reader's code where it can do no harm: a frame without an origin, whose own policy closes the network, and in it
 * a worker. The frame is taken away when the code has run, was stopped, or has used up its time.
 */
import type { CodeMessage, Output } from './code-message.ts';
import { frameDocument, frameScript } from './frame-script.ts';
import { readMessage } from './read-message.ts';
import { CellError, scriptOf, type Place, type Script } from './script.ts';

export interface CodeTest {
  readonly passed: boolean;
  readonly text: string;
  /** Of the reader's code, from 1, where it stopped. */
  readonly line?: number;
}

export interface Outcome {
  readonly tests: readonly CodeTest[];
  /** Why it did not come to its end. */
  readonly trouble?: string;
  /** Where. */
  readonly place?: Place;
  readonly milliseconds?: number;
}

export interface RunOptions {
  readonly cells: readonly string[];
  readonly tests?: string;
  /** Milliseconds, from when the code starts. */
  readonly longest: number;
  readonly output: (output: Output, cell: number) => void;
  readonly signal?: AbortSignal;
}

const longestStart = 20_000; // ms, for a busy machine to start a worker

let before: Promise<string> | undefined;
let document_: Promise<string> | undefined;

async function fetchBefore(): Promise<string> {
  const response = await fetch(`${import.meta.env.BASE_URL.replace(/\/*$/, '/')}code/worker.js`);
  if (!response.ok) throw new Error(`The engine could not be loaded (${response.status}).`);
  return response.text();
}

async function makeDocument(): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(frameScript));
  return frameDocument(`sha256-${btoa(String.fromCharCode(...new Uint8Array(digest)))}`);
}

export async function runCode({ cells, tests, longest, output, signal }: RunOptions): Promise<Outcome> {
  let script: Script;
  let srcdoc: string;
  try {
    before ??= fetchBefore();
    document_ ??= makeDocument();
    script = scriptOf(await before, cells, tests);
    srcdoc = await document_;
  } catch (error) {
    if (error instanceof CellError) return { tests: [], ...troubleAt(error.message, error.place, cells) };
    before = undefined;
    return { tests: [], trouble: `${error instanceof Error ? error.message : String(error)} Try again.` };
  }
  if (signal?.aborted) return { tests: [], trouble: 'Stopped.' };

  const frame = document.createElement('iframe');
  frame.setAttribute('sandbox', 'allow-scripts');
  frame.srcdoc = srcdoc;
  frame.hidden = true;
  frame.title = 'Where code runs';
  const { port1, port2 } = new MessageChannel();
  const tested: CodeTest[] = [];
  let cell = 0;

  return new Promise((resolve) => {
    const end = (rest: Omit<Outcome, 'tests'>): void => {
      clearTimeout(timer);
      port1.close();
      frame.remove();
      resolve({ tests: tested, ...rest });
    };
    const endIn = (ms: number, trouble: string) => setTimeout(() => end({ trouble }), ms);
    let timer = endIn(longestStart, 'The browser did not start the code. Try again.');
    signal?.addEventListener('abort', () => end({ trouble: 'Stopped.' }), { once: true });

    const hear = (message: CodeMessage): void => {
      switch (message.kind) {
        case 'started':
          clearTimeout(timer);
          timer = endIn(
            longest,
            `Stopped: after ${inSeconds(longest)} the code was still running. Is there a loop that never ends?`,
          );
          break;
        case 'cell':
          cell = Math.min(Math.max(0, Math.trunc(message.cell) || 0), cells.length - 1);
          break;
        case 'output':
          output(message.output, cell);
          break;
        case 'tested': {
          const { passed, text } = message;
          const place = message.line === undefined ? undefined : script.placeOf(message.line);
          tested.push(place ? { passed, text, line: place.line } : { passed, text });
          break;
        }
        case 'failed':
          end(
            troubleAt(
              message.message,
              message.line === undefined ? undefined : script.placeOf(message.line),
              cells,
            ),
          );
          break;
        case 'done':
          end({ milliseconds: message.milliseconds });
      }
    };
    port1.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
      const message = readMessage(data);
      if (message) hear(message);
    });
    port1.start();
    frame.addEventListener('load', () => frame.contentWindow?.postMessage(script.text, '*', [port2]), {
      once: true,
    });
    document.body.append(frame);
  });
}

function troubleAt(
  message: string,
  place: Place | undefined,
  cells: readonly string[],
): Omit<Outcome, 'tests'> {
  const words = message.replace(/^Uncaught /, '').replace(/\.?$/, '.');
  if (!place) return { trouble: words };
  const lines = (cells[place.cell] ?? '').trimEnd().split('\n').length;
  const cut =
    /^SyntaxError/.test(words) && place.line >= lines && /end|EOF|expected|Unexpected token/i.test(words);
  const hint =
    cut && unclosed(cells[place.cell] ?? '')
      ? ' The code ends before a bracket, a brace or a quote is closed.'
      : '';
  return { trouble: `Line ${place.line}: ${words}${hint}`, place };
}

/** Whether more brackets are opened than closed. */
function unclosed(code: string): boolean {
  const count = (signs: RegExp) => (code.match(signs) ?? []).length;
  return count(/[([{]/g) > count(/[)\]}]/g);
}

const inSeconds = (ms: number): string => (ms === 2000 ? 'two seconds' : `${Math.round(ms / 1000)} seconds`);
