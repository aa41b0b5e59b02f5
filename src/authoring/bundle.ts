/** The script that stands before a reader's code, in one file: a worker made from text can import nothing. */
import { build } from 'esbuild';
import { join } from 'node:path';

export async function bundleCodeWorker(root: string): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [join(root, 'src/components/code/worker/index.ts')],
    bundle: true,
    format: 'iife',
    target: 'es2022',
    minify: true,
    write: false,
    legalComments: 'none',
    logLevel: 'error',
  });
  // One line: the reader's first line is the third of the whole, whatever is in here.
  return (outputFiles[0]?.text ?? '').trim().replaceAll('\n', '\\n');
}
