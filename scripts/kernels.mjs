// Compiles the AssemblyScript kernels to src/numerics/kernels/kernels.generated.ts (base64, a few kB), which
// is not committed. Called by collect.mjs, so by every command; does nothing while the source is unchanged.
import { createHash } from 'node:crypto';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const source = join(root, 'src/numerics/kernels/assembly/matmul.ts');
const output = join(root, 'src/numerics/kernels/kernels.generated.ts');
const limit = 20_000;

const options = [
  '-O3',
  '--converge',
  '--noAssert',
  '--enable',
  'simd',
  '--runtime',
  'stub',
  '--use',
  'abort=',
];

export function compileKernels() {
  const compiler = createRequire(import.meta.url).resolve('assemblyscript/bin/asc.js');
  const version = readFileSync(join(compiler, '../../package.json'));
  const hash = createHash('sha256')
    .update(readFileSync(source))
    .update(readFileSync(fileURLToPath(import.meta.url)))
    .update(version)
    .digest('hex');
  if (existsSync(output) && readFileSync(output, 'utf8').includes(hash)) return;

  const folder = mkdtempSync(join(tmpdir(), 'kernels-'));
  try {
    const wasm = join(folder, 'kernels.wasm');
    const args = [compiler, source, '-o', wasm, ...options];
    const { status, stdout, stderr } = spawnSync(process.execPath, args, { cwd: root, encoding: 'utf8' });
    if (status !== 0) throw new Error(`AssemblyScript could not compile ${source}:\n${stdout}${stderr}`);
    const base64 = readFileSync(wasm).toString('base64');
    if (base64.length > limit)
      throw new Error(
        `The kernels are ${base64.length} characters; the reader should not load over ${limit}.`,
      );
    // Written whole and then moved into place: another command may be reading it.
    const draft = join(root, `src/numerics/kernels/.kernels.${process.pid}.draft`);
    writeFileSync(
      draft,
      `// Written by scripts/kernels.mjs from assembly/matmul.ts. Do not edit.\n// ${hash}\n` +
        `export const kernelsBase64 =\n  '${base64}';\n`,
    );
    renameSync(draft, output);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) compileKernels();
