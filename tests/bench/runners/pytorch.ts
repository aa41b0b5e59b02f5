/** PyTorch on one thread, where Debian's Python has it; with OpenBLAS, where that is installed. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { loadBatches } from '../work/digits.ts';
import type { Surroundings, Timing } from '../work/work.ts';

const python = '/usr/bin/python3';
const openBlas = '/usr/lib/x86_64-linux-gnu/openblas-pthread';

/** @returns nothing, after saying why, where there is no PyTorch */
export async function pytorch(
  kind: 'mlp' | 'lenet',
  work: string,
  surroundings: Surroundings,
): Promise<readonly Timing[]> {
  if (!existsSync(python) || spawnSync(python, ['-c', 'import torch']).status !== 0) {
    console.log('PyTorch is left out: /usr/bin/python3 has none (Debian’s package is python3-torch).');
    return [];
  }
  const fast = existsSync(openBlas);
  if (!fast)
    console.log('PyTorch runs on its reference BLAS: the package libopenblas0-pthread is not installed.');
  const folder = mkdtempSync(join(tmpdir(), 'bench-'));
  try {
    const [images, labels] = [join(folder, 'images'), join(folder, 'labels')];
    const digits = await loadBatches(surroundings);
    writeFileSync(images, Buffer.concat(digits.map(({ x }) => new Uint8Array(x.buffer))));
    writeFileSync(labels, Buffer.concat(digits.map((batch) => batch.labels)));
    const script = fileURLToPath(new URL('pytorch.py', import.meta.url));
    const { stdout, stderr, status } = spawnSync(python, [script, kind, images, labels], {
      encoding: 'utf8',
      env: {
        ...process.env,
        OMP_NUM_THREADS: '1',
        OPENBLAS_NUM_THREADS: '1',
        ...(fast && { LD_LIBRARY_PATH: openBlas }),
      },
    });
    if (status !== 0) throw new Error(`PyTorch failed:\n${stderr}`);
    const { version, batches, times } = parse(stdout);
    return [
      {
        work,
        engine: `PyTorch ${version}${fast ? ', OpenBLAS' : ''}, one thread`,
        milliseconds: Math.min(...times),
        median: times.toSorted((a, b) => a - b)[times.length >> 1],
        note: `from rounds of ${batches} batches`,
      },
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function parse(text: string): { version: string; batches: number; times: number[] } {
  const result: unknown = JSON.parse(text);
  if (
    typeof result !== 'object' ||
    result === null ||
    !('milliseconds' in result && 'version' in result && 'batches' in result)
  )
    throw new Error(`PyTorch printed ${text}`);
  return {
    version: String(result.version),
    batches: Number(result.batches),
    times: Array.isArray(result.milliseconds) ? result.milliseconds.map(Number) : [],
  };
}
