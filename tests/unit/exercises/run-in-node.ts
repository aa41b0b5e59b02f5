/** Runs a code cell's script in Node, and what it said. */
import { bundleCodeWorker } from '../../../src/authoring/bundle.ts';
import type { CodeMessage } from '../../../src/components/code/code-message.ts';
import { runInNode as run } from '../../../src/components/code/run-in-node.ts';

const before = await bundleCodeWorker(process.cwd());

/** What the code said up to its first `await`. */
export function runInNode(code: string, tests = ''): CodeMessage[] {
  return runCells([code], tests).messages;
}

export const runCells = (cells: readonly string[], tests = '') => run(before, cells, tests);
export const runWhole = (cells: readonly string[]) => run(before, cells, '', true);

/** What each test said, in order. */
export const tested = (messages: readonly CodeMessage[]) =>
  messages.flatMap((message) => (message.kind === 'tested' ? [message] : []));

export const printed = (messages: readonly CodeMessage[]): string[] =>
  messages.flatMap((message) =>
    message.kind === 'output' && message.output.kind === 'text' ? [message.output.text] : [],
  );
