/** What a benchmark finds in Node. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readFiles } from '../../../src/data/read-files.ts';
import type { Surroundings } from '../work/work.ts';

export const root = fileURLToPath(new URL('../../../', import.meta.url));
export const dataFolder = join(root, 'public/data');
export const tensorflowFolder = join(root, 'node_modules/@tensorflow/tfjs-backend-wasm/dist/');

export function inNode(): Surroundings {
  return { readBytes: readFiles(dataFolder), tensorflowFiles: tensorflowFolder, peak: compilePeak() };
}

function compilePeak(): Uint8Array<ArrayBuffer> {
  const compiler = createRequire(import.meta.url).resolve('assemblyscript/bin/asc.js');
  const folder = mkdtempSync(join(tmpdir(), 'peak-'));
  try {
    const wasm = join(folder, 'peak.wasm');
    const source = join(root, 'tests/bench/assembly/peak.ts');
    const options = ['-O3', '--enable', 'simd', '--runtime', 'stub', '--use', 'abort='];
    const { status, stderr } = spawnSync(process.execPath, [compiler, source, '-o', wasm, ...options], {
      encoding: 'utf8',
    });
    if (status !== 0) throw new Error(`AssemblyScript could not compile ${source}:\n${stderr}`);
    return Uint8Array.from(readFileSync(wasm));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
