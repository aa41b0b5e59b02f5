/** Runs a code cell's script in Node, where a worker in the sandbox would run it in a page. */
import { createContext, Script } from 'node:vm';
import { bundleCodeWorker } from '../../../src/authoring/bundle.ts';
import type { CodeMessage } from '../../../src/components/code/code-message.ts';
import { scriptOf } from '../../../src/components/code/script.ts';

const before = await bundleCodeWorker(process.cwd());

/** What the code said up to its first `await`. */
export function runInNode(code: string, tests = ''): CodeMessage[] {
  return runCells([code], tests).messages;
}

export function runCells(cells: readonly string[], tests = '') {
  const messages: CodeMessage[] = [];
  const scope = createContext({
    postMessage: (message: CodeMessage) => messages.push(structuredClone(message)),
    performance,
    console: {},
  });
  const { text, placeOf } = scriptOf(before, cells, tests);
  new Script(text, { filename: 'reader.js' }).runInContext(scope);
  return { messages, placeOf };
}

/** What each test said, in order. */
export const tested = (messages: readonly CodeMessage[]) =>
  messages.flatMap((message) => (message.kind === 'tested' ? [message] : []));

export const printed = (messages: readonly CodeMessage[]): string[] =>
  messages.flatMap((message) =>
    message.kind === 'output' && message.output.kind === 'text' ? [message.output.text] : [],
  );
