/** Runs cells in Node, where a worker in the sandbox would run them in a page: when the site is built, and in tests. */
import { createContext, Script } from 'node:vm';
import type { CodeMessage } from './code-message.ts';
import { scriptOf, type Place } from './script.ts';

export interface Ran {
  readonly messages: CodeMessage[];
  readonly placeOf: (line: number) => Place | undefined;
}

/**
 * @param before the engine, from bundleCodeWorker
 * @param whole waits for what the code awaits, but not for timers. Else what it said up to its first `await`.
 * @throws CellError
 */
export function runInNode(before: string, cells: readonly string[], tests = '', whole = false): Ran {
  const messages: CodeMessage[] = [];
  const scope = createContext(
    {
      postMessage: (message: CodeMessage) => messages.push(structuredClone(message)),
      performance,
      console: {},
    },
    whole ? { microtaskMode: 'afterEvaluate' } : {},
  );
  const { text, placeOf } = scriptOf(before, cells, tests);
  new Script(text, { filename: 'reader.js' }).runInContext(scope, { timeout: 20_000 });
  return { messages, placeOf };
}
