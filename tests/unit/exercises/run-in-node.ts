/** Runs a code cell's script in Node, where a worker would run it in a page. */
import { createContext, runInContext } from 'node:vm';
import { scriptOf, type CodeMessage } from '../../../src/components/exercises/code-harness.ts';

export function runInNode(code: string, tests: string): CodeMessage[] {
  const messages: CodeMessage[] = [];
  const scope = createContext({
    postMessage: (message: CodeMessage) => messages.push(structuredClone(message)),
    performance,
    console: {},
  });
  runInContext('var self = globalThis;', scope);
  runInContext(scriptOf(code, tests).script, scope);
  return messages;
}

/** What each test said, in order. */
export const tested = (messages: readonly CodeMessage[]) =>
  messages.flatMap((message) => (message.kind === 'tested' ? [message] : []));
