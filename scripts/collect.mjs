// Writes one index file for each folder in which a file is a thing: activations, experiments, figures, numbers,
// notebooks.
//
// Adding an activation, an experiment or a figure is adding its file; this script finds it. A bundler's
// import.meta.glob would do so too, but not in plain Node, where the benchmarks, the build-time pictures
// and the author checks run. The files are not committed; every npm script runs this first.
import { mkdirSync, readdirSync, readFileSync, writeFileSync, existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { join } from 'node:path';
import { compileKernels } from './kernels.mjs';
import { writeKatexStyle } from './katex-style.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));

/**
 * Files of a folder that hold one thing each: `x.ts`, without indexes and the folder's own type file.
 * @param {string} folder
 * @param {readonly string[]} leaveOut
 */
function idsIn(folder, leaveOut) {
  const path = join(root, 'src', folder);
  mkdirSync(path, { recursive: true });
  return readdirSync(path)
    .filter((name) => name.endsWith('.ts') && !/\.(generated|test|d)\.ts$/.test(name))
    .map((name) => name.slice(0, -3))
    .filter((id) => !leaveOut.includes(id))
    .sort();
}

/**
 * @param {string} path
 * @param {string} text
 */
/**
 * @param {string} path
 * @param {string} text
 */
function writeIfChanged(path, text) {
  if (existsSync(path) && readFileSync(path, 'utf8') === text) return;
  writeFileSync(path, text);
}

const head = '// Written by scripts/collect.mjs. Do not edit: add a file beside it instead.\n';
/** @param {string} id */
/** @param {string} id */
const camel = (id) =>
  id
    .replace(/-([a-z0-9])/g, (/** @type {string} */ _, /** @type {string} */ c) => c.toUpperCase())
    .replace(/^([0-9])/, '_$1');

/**
 * Every file by its id, imported at once: small things that are all needed (activations).
 *
 * @param {string} folder of src
 * @param {string} name of what is exported
 * @param {readonly string[]} leaveOut files that hold no such thing
 */
function eager(folder, name, leaveOut) {
  const ids = idsIn(folder, leaveOut);
  const imports = ids.map((id) => `import ${camel(id)}Entry from './${id}.ts';`).join('\n');
  const entries = ids.map((id) => `  '${id}': ${camel(id)}Entry,`).join('\n');
  writeIfChanged(
    join(root, 'src', folder, 'all.generated.ts'),
    `${head}${imports}\n\nexport const ${name} = {\n${entries}\n};\n`,
  );
}

/**
 * Every file by its id, loaded when asked for: figures and experiments, whose code must not load early.
 * @param {string} folder
 * @param {string} name
 * @param {readonly string[]} leaveOut
 */
function lazy(folder, name, leaveOut) {
  const entries = idsIn(folder, leaveOut)
    .map((id) => `  '${id}': () => import('./${id}.ts'),`)
    .join('\n');
  writeIfChanged(
    join(root, 'src', folder, 'all.generated.ts'),
    `${head}\nexport const ${name} = {\n${entries}\n};\n`,
  );
}

/** Run by every command, and by the dev server whenever a file comes or goes. */
export function collect() {
  compileKernels();
  eager('activations', 'allActivations', [
    'index',
    'activation',
    'catalogue',
    'critical',
    'families',
    'properties',
    'vector',
    'vector-simd',
  ]);
  lazy('experiments', 'experimentFiles', ['index', 'experiment', 'breath', 'data-access', 'run']);
  lazy('figures', 'figureFiles', ['index']);
  lazy('numbers', 'numberFiles', ['index', 'define-numbers']);
  eager('notebooks', 'allNotebooks', ['index', 'define-notebook']);
  writeKatexStyle(root);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) collect();
