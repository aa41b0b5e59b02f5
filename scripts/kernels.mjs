// Compiles the AssemblyScript kernels to src/numerics/kernels/kernels.generated.ts (base64, a few kB), which
// is not committed. Called by collect.mjs, so by every command; does nothing while the source is unchanged.
import { createHash } from 'node:crypto';
import { spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';

const root = fileURLToPath(new URL('..', import.meta.url));
const folder = join(root, 'src/numerics/kernels/assembly');
const source = join(folder, 'index.ts');
const output = join(root, 'src/numerics/kernels/kernels.generated.ts');
/** Bytes of the base64 text as a server sends it, with gzip. */
const limit = 20_000;

const options = [
  '-O3',
  '--converge',
  '--noAssert',
  '--enable',
  'simd',
  '--enable',
  'bulk-memory',
  '--importMemory',
  '--runtime',
  'stub',
  '--use',
  'abort=',
];

/** All of them, in a fixed order. */
function kernelSources() {
  const names = readdirSync(folder).filter((name) => name.endsWith('.ts'));
  return names
    .sort()
    .map((name) => readFileSync(join(folder, name), 'utf8'))
    .join('\n');
}

export function compileKernels() {
  const compiler = createRequire(import.meta.url).resolve('assemblyscript/bin/asc.js');
  const version = readFileSync(join(compiler, '../../package.json'));
  const hash = createHash('sha256')
    .update(kernelSources())
    .update(readFileSync(fileURLToPath(import.meta.url)))
    .update(version)
    .digest('hex');
  if (existsSync(output) && readFileSync(output, 'utf8').includes(hash)) return;

  const temporary = mkdtempSync(join(tmpdir(), 'kernels-'));
  try {
    const wasm = join(temporary, 'kernels.wasm');
    const args = [compiler, source, '-o', wasm, ...options];
    const { status, stdout, stderr } = spawnSync(process.execPath, args, { cwd: root, encoding: 'utf8' });
    if (status !== 0) throw new Error(`AssemblyScript could not compile ${source}:\n${stdout}${stderr}`);
    const base64 = readFileSync(wasm).toString('base64');
    const size = gzipSync(base64).length;
    if (size > limit)
      throw new Error(`The kernels are ${size} bytes compressed; the reader should not load over ${limit}.`);
    // Written whole and then moved into place: another command may be reading it.
    const draft = join(root, `src/numerics/kernels/.kernels.${process.pid}.draft`);
    writeFileSync(
      draft,
      `// Written by scripts/kernels.mjs from assembly/. Do not edit.\n// ${hash}\n` +
        `export const kernelsBase64 =\n  '${base64}';\n`,
    );
    renameSync(draft, output);
  } finally {
    rmSync(temporary, { recursive: true, force: true });
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) compileKernels();
