/** The lint really stops what the house forbids: each rule is shown a file that breaks it. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { cruise } from 'dependency-cruiser';
import { ESLint } from 'eslint';
import { afterEach, describe, expect, it } from 'vitest';
import imports from '../../.dependency-cruiser.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
let folder = '';

afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

/** Names of the rules that a project of these files breaks. */
async function brokenRules(files: Readonly<Record<string, string>>): Promise<string[]> {
  folder = mkdtempSync(join(tmpdir(), 'rules-'));
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  const { tsConfig: _, ...options } = imports.options ?? {};
  const { output } = await cruise(
    ['src'],
    { ...options, baseDir: folder, validate: true, ruleSet: { forbidden: imports.forbidden ?? [] } },
    { extensions: ['.ts'] },
  );
  if (typeof output === 'string') throw new Error(`dependency-cruiser said: ${output}`);
  return output.summary.violations.map((violation) => violation.rule.name);
}

describe('directions of imports', () => {
  it('lets a figure use an experiment', async () => {
    const broken = await brokenRules({
      'src/figures/a.ts': "import { x } from '../experiments/b.ts';\nexport const a = x;",
      'src/experiments/b.ts': 'export const x = 1;',
    });
    expect(broken).toEqual([]);
  });

  it('stops an experiment that imports a figure, even only its type', async () => {
    const broken = await brokenRules({
      'src/experiments/b.ts': "import type { A } from '../figures/a.ts';\nexport type B = A;",
      'src/figures/a.ts': 'export type A = number;',
    });
    expect(broken).toEqual(['experiments-imports-downwards']);
  });

  it('stops a figure that imports another', async () => {
    const broken = await brokenRules({
      'src/figures/a.ts': "import { x } from './b.ts';\nexport const a = x;",
      'src/figures/b.ts': 'export const x = 1;',
    });
    expect(broken).toEqual(['figures-stand-alone']);
  });

  it('stops two files that need each other', async () => {
    const broken = await brokenRules({
      'src/numerics/a.ts': "import { b } from './b.ts';\nexport const a = () => b;",
      'src/numerics/b.ts': "import { a } from './a.ts';\nexport const b = () => a;",
    });
    expect(new Set(broken)).toEqual(new Set(['no-cycles']));
  });
});

describe('code below figures', () => {
  /** Names of the ESLint rules that a line breaks where it stands. */
  async function brokenBy(text: string, filePath: string): Promise<(string | null)[]> {
    const eslint = new ESLint({
      cwd: root,
      // The text is no file of the project, so the rules that need types cannot run; these do not.
      overrideConfig: { languageOptions: { parserOptions: { projectService: false } } },
      ruleFilter: ({ ruleId }) => !ruleId.startsWith('@typescript-eslint/'),
    });
    const [result] = await eslint.lintText(text, { filePath: join(root, filePath) });
    return (result?.messages ?? []).map((message) => message.ruleId);
  }

  it('has no clock, no document and no network', async () => {
    const text = 'export const now = Date.now();\nexport const page = document.title;\nvoid fetch("x");\n';
    const rule = 'no-restricted-globals';
    expect(await brokenBy(text, 'src/experiments/example.ts')).toEqual([rule, rule, rule]);
    expect(await brokenBy(text, 'src/figure-kit/example.ts')).toEqual([]);
  });

  it('has no randomness without a seed, and neither has anything else', async () => {
    const text = 'export const x = Math.random();\n';
    expect(await brokenBy(text, 'src/numerics/example.ts')).toEqual(['no-restricted-properties']);
    expect(await brokenBy(text, 'src/figures/example.ts')).toEqual(['no-restricted-properties']);
    const taken = 'const { random } = Math;\nexport const x = random();\n';
    expect(await brokenBy(taken, 'src/figures/example.ts')).toEqual(['no-restricted-properties']);
  });

  it('splits files before they grow too long', async () => {
    const text = 'export {};\n'.repeat(401);
    expect(await brokenBy(text, 'src/networks/example.ts')).toEqual(['max-lines']);
  });
});
