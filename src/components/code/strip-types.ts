/**
 * TypeScript to JavaScript, line for line, by sucrase: 48 kB compressed, where esbuild's, swc's and TypeScript's own are a
 * megabyte and more. Imports become calls, since a worker made from text has no modules.
 */
import { transform } from 'sucrase';

export class CodeError extends Error {
  readonly line: number;
  constructor(message: string, line: number) {
    super(message);
    this.line = line;
  }
}

/** @throws CodeError with the line, from 1 */
export function stripTypes(code: string): string {
  try {
    return transform(code, {
      transforms: ['typescript', 'imports'],
      disableESTransforms: true,
      preserveDynamicImport: true,
      keepUnusedImports: false,
    }).code;
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    const [, line] = /\((\d+):\d+\)$/.exec(error.message) ?? [];
    const message = error.message.replace(/^Error transforming [^:]*: /, '').replace(/ \(\d+:\d+\)$/, '');
    throw new CodeError(message.replace(/^(?!SyntaxError)/, 'SyntaxError: '), Number(line ?? 1));
  }
}
