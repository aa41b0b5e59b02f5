/** The examples of CONTRIBUTING.md are true: each is written into a copy of the course, and works there. */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { afterAll, beforeAll, expect, it } from 'vitest';

const root = fileURLToPath(new URL('../..', import.meta.url));
let copy = '';

/** Blocks that name a file after their language: ` ```ts src/activations/arctan.ts `. */
const examples = [
  ...readFileSync(join(root, 'CONTRIBUTING.md'), 'utf8').matchAll(/^```\w+ (\S+)\n([\s\S]*?)^```$/gm),
].map(([, path = '', text = '']) => ({ path, text }));

beforeAll(() => {
  // Inside the project, so that packages are found; not in src, so that nothing else finds it.
  mkdirSync(join(root, '.cache'), { recursive: true });
  copy = mkdtempSync(join(root, '.cache/contributing-'));
  for (const part of ['src', 'content', 'scripts', 'tsconfig.json', 'package.json'])
    cpSync(join(root, part), join(copy, part), { recursive: true });
  for (const { path, text } of examples) {
    mkdirSync(dirname(join(copy, path)), { recursive: true });
    writeFileSync(join(copy, path), text);
  }
  const course = join(copy, 'content/course.yaml');
  const named = readFileSync(course, 'utf8').replace(/^( +)- max-0-x$/m, '$1- max-0-x\n$1- heavy-tails');
  writeFileSync(course, named);
  const { status, stderr } = node('scripts/collect.mjs');
  if (status !== 0) throw new Error(stderr);
});

afterAll(() => {
  rmSync(copy, { recursive: true, force: true });
});

/** Runs plain Node in the copy. */
function node(...args: string[]) {
  return spawnSync('node', args, { cwd: copy, encoding: 'utf8' });
}

/** Runs lines of a module in the copy, and gives what they print as JSON. */
function printed(lines: string): unknown {
  const { stdout, stderr, status } = node('--input-type=module', '--eval', lines);
  if (status !== 0) throw new Error(stderr);
  return JSON.parse(stdout);
}

it('shows an example of each thing that can be added', () => {
  const folders = examples.map(({ path }) => dirname(path)).sort();
  expect(folders).toEqual([
    'content/errata',
    'content/glossary',
    'content/lessons/undergraduate',
    'content/papers',
    'content/timeline',
    'src/activations',
    'src/experiments',
    'src/figures',
    'src/figures',
    'src/numbers',
  ]);
});

it('shows code that compiles', () => {
  const files = examples.map(({ path }) => join(copy, path)).filter((path) => path.endsWith('.ts'));
  const { config } = ts.readConfigFile(join(root, 'tsconfig.json'), (path) => ts.sys.readFile(path)) as {
    config: unknown;
  };
  const { options } = ts.parseJsonConfigFileContent(config, ts.sys, root);
  const program = ts.createProgram(files, options);
  const mistakes = files.flatMap((file) => {
    const source = program.getSourceFile(file);
    return [...program.getSyntacticDiagnostics(source), ...program.getSemanticDiagnostics(source)];
  });
  expect(mistakes.map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n'))).toEqual([]);
});

it('shows an activation that is found by its id', () => {
  const values = printed(`
    import { activationOf } from './src/activations/index.ts';
    const arctan = activationOf('arctan');
    console.log(JSON.stringify([arctan.f(1, {}), arctan.df(1, {})]));
  `);
  expect(values).toEqual([Math.PI / 4, 0.5]);
});

it('shows an experiment that gives the same frames twice', () => {
  const [first, second] = printed(`
    import { findExperiment } from './src/experiments/index.ts';
    const { run, defaults } = await findExperiment('mean-square-by-depth');
    console.log(JSON.stringify([[...run(defaults)], [...run(defaults)]]));
  `) as [{ step: number; meanSquare: number }[], unknown];
  expect(first).toHaveLength(20);
  expect(first.at(-1)?.meanSquare).toBeGreaterThan(0);
  expect(second).toEqual(first);
});

it.each(['heavy-tail', 'fading'])('shows a figure that draws itself when the page is built: %s', (id) => {
  const { views, description } = printed(`
    import { findFigure } from './src/figures/index.ts';
    import { buildPicture } from './src/figure-kit/picture.ts';
    import { defaultSettings } from './src/figure-kit/controls.ts';
    const figure = await findFigure('${id}');
    const settings = defaultSettings(figure.controls);
    console.log(JSON.stringify(await buildPicture(figure, settings, { wide: false, dataFolder: 'none' })));
  `) as { views: Record<string, { wide: string }>; description: string };
  const [picture] = Object.values(views);
  expect(picture?.wide).toMatch(/^<svg[\s\S]*<path/);
  expect(description).toMatch(/\d/);
});

it('shows numbers in the prose that are computed, and hold what the text claims', () => {
  const [twice, ...values] = printed(`
    import { computedNumber, figureNumber } from './src/components/figure/prose-number.ts';
    console.log(JSON.stringify([
      await computedNumber('heavy-tails', 'twice'),
      await figureNumber('heavy-tail', { edge: 6 }, 'arctan', {}),
      await figureNumber('heavy-tail', { edge: 10 }, 'arctan', { atMost: 0.01 }),
    ]));
  `) as [string, number, number];
  const x = Number(twice);
  expect(1 / (1 + x * x)).toBeCloseTo(2 / Math.cosh(x) ** 2, 2);
  expect(values).toEqual([1 / 37, 1 / 101]);
});

it('shows a lesson, a paper and a term that the author checks accept', () => {
  const problems = printed(`
    import { checkContent, printProblem } from './src/authoring/check.ts';
    import { readCatalogue } from './src/authoring/catalogue.ts';
    const problems = checkContent(process.cwd(), await readCatalogue(process.cwd()));
    console.log(JSON.stringify(problems.map(printProblem)));
  `) as string[];
  const names = examples.map(({ path }) => path);
  expect(problems.filter((line) => names.some((name) => line.startsWith(name)))).toEqual([]);
});
