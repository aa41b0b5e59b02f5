/**
 * What runs around a reader's code in its worker. `harness` is sent there as text, so it may use nothing outside
 * itself. Tests in a lesson are calls such as `gives('relu(-2)', () => relu(-2), 0)`.
 */
export type CodeMessage =
  | { readonly kind: 'started' }
  | { readonly kind: 'printed'; readonly text: string }
  | { readonly kind: 'tested'; readonly passed: boolean; readonly text: string; readonly line?: number }
  | { readonly kind: 'done'; readonly milliseconds: number };

/** The little of a worker's global scope that is used. */
export interface HarnessScope {
  postMessage(message: CodeMessage): void;
  readonly performance: { now(): number };
  console: object;
  gives?: (name: string, run: () => unknown, expected: unknown, within?: number) => void;
  done?: () => void;
}

export function harness(scope: HarnessScope): void {
  const mostLines = 200;
  let printed = 0;

  const listOf = (value: unknown): readonly unknown[] | undefined => {
    if (value instanceof Float32Array || value instanceof Float64Array) return [...value];
    return Array.isArray(value) ? value : undefined;
  };
  const show = (value: unknown): string => {
    if (typeof value === 'string') return `"${value}"`;
    if (typeof value === 'function') return `the function ${value.name || 'without a name'}`;
    const values = listOf(value);
    if (values) return `[${values.map(show).join(', ')}]`;
    if (typeof value === 'object' && value !== null) return JSON.stringify(value) ?? 'an object';
    return String(value).replace('-', '−');
  };
  const same = (a: unknown, b: unknown, within: number): boolean => {
    if (typeof a === 'number' && typeof b === 'number')
      return Object.is(a, b) || Math.abs(a - b) <= within || a === b;
    const [as, bs] = [listOf(a), listOf(b)];
    if (as && bs) return as.length === bs.length && as.every((each, at) => same(each, bs[at], within));
    return a === b;
  };
  /** The line in the worker's script, this harness included. */
  const lineOf = (error: unknown): number | undefined => {
    const found = error instanceof Error ? /blob:[^\s)]*:(\d+):\d+/.exec(error.stack ?? '') : null;
    return found ? Number(found[1]) : undefined;
  };

  const print = (...values: unknown[]): void => {
    printed += 1;
    if (printed > mostLines + 1) return;
    const words = values.map((value) => (typeof value === 'string' ? value : show(value))).join(' ');
    const text = printed > mostLines ? `… and more than ${mostLines} lines, which are left out.` : words;
    scope.postMessage({ kind: 'printed', text });
  };
  Object.assign(scope.console, { log: print, info: print, warn: print, error: print, debug: print });

  scope.gives = (name, run, expected, within = 1e-9) => {
    try {
      const actual = run();
      const passed = same(actual, expected, within);
      const got = actual === undefined ? 'gives nothing: is a return missing?' : `gives ${show(actual)}.`;
      const text = passed
        ? `${name} is ${show(expected)}.`
        : `${name} should be ${show(expected)}; yours ${got}`;
      scope.postMessage({ kind: 'tested', passed, text });
    } catch (error) {
      const line = lineOf(error);
      const text = `${name} stops with an error: ${error instanceof Error ? error.message : String(error)}.`;
      scope.postMessage({ kind: 'tested', passed: false, text, ...(line === undefined ? {} : { line }) });
    }
  };

  const start = scope.performance.now();
  scope.done = () => scope.postMessage({ kind: 'done', milliseconds: scope.performance.now() - start });
  scope.postMessage({ kind: 'started' });
}

/** The worker's whole script, and where the reader's first line stands in it. */
export function scriptOf(code: string, tests: string): { readonly script: string; readonly before: number } {
  const head = `'use strict';(${harness.toString()})(self);\n`;
  return { script: `${head}${code}\n;${tests}\n;done();\n`, before: head.split('\n').length - 1 };
}
