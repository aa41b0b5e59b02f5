import { scriptOf, type CodeMessage } from './code-harness.ts';

export interface CodeTest {
  readonly passed: boolean;
  readonly text: string;
  /** Line of the reader's code, from 1, where it stopped. */
  readonly line?: number;
}

export interface CodeResult {
  readonly printed: readonly string[];
  readonly tests: readonly CodeTest[];
  /** Why it did not come to its end. */
  readonly trouble?: string;
  readonly milliseconds?: number;
}

const longest = 2000; // ms, from when the code starts
const longestStart = 15_000; // ms, for a busy machine to start a worker

/**
 * Runs a reader's JavaScript with its tests, in a worker of its own that is ended after two seconds. The page's
 * policy allows no eval; a worker made from a blob needs none, and inherits the policy.
 */
export function runCode(code: string, tests: string): Promise<CodeResult> {
  const { script, before } = scriptOf(code, tests);
  const lines = code.split('\n').length;
  const address = URL.createObjectURL(new Blob([script], { type: 'text/javascript' }));
  const worker = new Worker(address);
  const printed: string[] = [];
  const tested: CodeTest[] = [];

  return new Promise((resolve) => {
    const end = (rest: Pick<CodeResult, 'trouble' | 'milliseconds'>): void => {
      clearTimeout(timer);
      worker.terminate();
      URL.revokeObjectURL(address);
      resolve({ printed, tests: tested, ...rest });
    };
    const stopIn = (ms: number, trouble: string) => setTimeout(() => end({ trouble }), ms);
    let timer = stopIn(longestStart, 'The browser did not start the code. Try again.');

    worker.addEventListener('message', ({ data }: MessageEvent<CodeMessage>) => {
      switch (data.kind) {
        case 'started':
          clearTimeout(timer);
          timer = stopIn(
            longest,
            'Stopped: after two seconds the code was still running. Is there a loop that never ends?',
          );
          break;
        case 'printed':
          printed.push(data.text);
          break;
        case 'tested':
          tested.push(testOf(data, before, lines));
          break;
        case 'done':
          end({ milliseconds: data.milliseconds });
      }
    });
    worker.addEventListener('error', (event) => {
      event.preventDefault();
      const line = event.lineno - before;
      const message = event.message.replace(/^Uncaught /, '');
      const place =
        line >= 1 && line <= lines
          ? `Line ${line}: ${message}.`
          : `${message}. The code ends before a bracket, a brace or a quote is closed.`;
      end({ trouble: place });
    });
  });
}

function testOf({ passed, text, line }: CodeTest, before: number, lines: number): CodeTest {
  const own = line === undefined ? 0 : line - before;
  return own >= 1 && own <= lines ? { passed, text, line: own } : { passed, text };
}
