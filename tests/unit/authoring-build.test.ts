import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, appendFileSync, existsSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';

const project = process.cwd();
const astro = resolve('node_modules/astro/bin/astro.mjs');

/** The whole project, but for public/, in a folder below it, so that it finds the same node_modules. */
function copyOfProject(): string {
  mkdirSync(join(project, '.cache'), { recursive: true });
  const copy = mkdtempSync(join(project, '.cache', 'broken-course-'));
  for (const path of ['astro.config.mjs', 'package.json', 'tsconfig.json', 'content', 'scripts', 'src'])
    cpSync(join(project, path), join(copy, path), { recursive: true });
  return copy;
}

test('astro build refuses a course with mistakes, names every one with its place, and writes nothing', () => {
  const copy = copyOfProject();
  try {
    const lesson = 'content/lessons/undergraduate/max-0-x.mdx';
    appendFileSync(join(copy, lesson), '\n<Figure id="relu-and-derivatve" />\n\nAnd $\\fraq$ [@nair2011].\n');
    appendFileSync(join(copy, 'content/course.yaml'), '\nlesson: []\n');

    const { status, stdout, stderr } = spawnSync(process.execPath, [astro, 'build'], {
      cwd: copy,
      env: { ...process.env, OUT_DIR: 'out', ASTRO_TELEMETRY_DISABLED: '1', NO_COLOR: '1' },
      encoding: 'utf8',
    });
    const said = stdout + stderr;
    expect(said).toMatch(/content\/course\.yaml:\d+:1: course\.yaml has no field "lesson"\./);
    expect(said).toMatch(
      /max-0-x\.mdx:\d+:9: unknown figure "relu-and-derivatve"\. Did you mean "relu-and-derivative"\? Figures are: /,
    );
    expect(said).toMatch(/max-0-x\.mdx:\d+:6: bad TeX: Undefined control sequence: \\fraq\./);
    expect(said).toMatch(/max-0-x\.mdx:\d+:15: unknown citation "nair2011"\. Did you mean "nair2010"\?/);
    expect(said).toContain('4 mistakes in content. Nothing was built');
    expect(status).not.toBe(0);
    expect(existsSync(join(copy, 'out'))).toBe(false);
  } finally {
    rmSync(copy, { recursive: true });
  }
});
