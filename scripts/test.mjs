// `npm test`: every check there is, one after the other. `npm test -- unit browser` runs those two.
//
// The last line is `N passed, N failed`. Each unit and browser test counts as one, and so does each of
// format, lint, types and build.
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { build } from './build.mjs';
import { ensureChromium } from './chromium.mjs';
import { prepare } from './prepare.mjs';
import { Advice, command, root, run, say } from './shell.mjs';
import { countPlaywright, countVitest } from './test-counts.mjs';

/** @typedef {{ passed: number, failed: number }} Count */

const reports = join(root, '.cache', 'reports');

/**
 * A check that passes or fails as a whole.
 *
 * @param {string} program
 * @param {readonly string[]} args
 * @returns {Promise<Count>}
 */
async function whole(program, args) {
  const { code } = await run(program, args);
  return code === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
}

/**
 * A test runner that writes a report: its tests are counted from there, not from what it prints.
 *
 * @param {string} name of the report
 * @param {string} program
 * @param {readonly string[]} args
 * @param {(report: unknown) => Count} count
 * @returns {Promise<Count>}
 */
async function counted(name, program, args, count) {
  const report = join(reports, `${name}.json`);
  rmSync(report, { force: true });
  mkdirSync(reports, { recursive: true });
  const { code } = await run(program, args);
  const { passed, failed } = existsSync(report)
    ? count(JSON.parse(readFileSync(report, 'utf8')))
    : { passed: 0, failed: 0 };
  // No test at all, and a runner that fails for another reason than a test, are failures too.
  const broken = failed === 0 && (code !== 0 || passed === 0);
  return { passed, failed: broken ? 1 : failed };
}

/**
 * How the tests of src/activations, src/numerics and src/networks start. They must cover 95 % of the lines and branches
 * there (vitest.config.ts), and alone: counting makes training half as fast, and what a figure's test happens to run
 * it does not check.
 */
const engineTests = ['activations', 'networks', 'numerics', 'random'].map((name) => `tests/unit/${name}`);

const npmRun = ['run', '--silent'];

/** @type {Record<string, { run: () => Promise<Count>, next: string }>} */
const steps = {
  format: {
    run: () => whole('prettier', ['--check', '.']),
    next: 'npm run format',
  },
  lint: {
    run: () => whole('npm', [...npmRun, 'lint']),
    next: 'mend the lines named above; `npx eslint . --fix` does some of it',
  },
  types: {
    run: () => whole('npm', [...npmRun, 'types']),
    next: 'mend the lines named above',
  },
  unit: {
    run: async () => {
      const engine = await counted('unit', 'vitest', ['run', ...engineTests, '--coverage'], countVitest);
      const others = engineTests.flatMap((start) => ['--exclude', `${start}*`, '--exclude', `${start}/**`]);
      const rest = await counted('unit', 'vitest', ['run', ...others], countVitest);
      return { passed: engine.passed + rest.passed, failed: engine.failed + rest.failed };
    },
    next: '`npx vitest path/of/the.test.ts` runs one file again at every change; what the engine’s tests do not cover is in .cache/coverage/index.html',
  },
  build: {
    run: async () => {
      await build();
      return { passed: 1, failed: 0 };
    },
    next: 'mend the file and line named above',
  },
  browser: {
    run: async () => {
      await ensureChromium();
      return counted('browser', 'playwright', ['test'], countPlaywright);
    },
    next: '`npx playwright test name-of-the-file --debug` shows it in a window',
  },
};

/**
 * @param {string} name
 * @returns {Promise<Count>}
 */
async function perform(name) {
  const started = performance.now();
  say(`\n── ${name} ──`);
  /** @type {Count} */
  let count;
  try {
    count = await /** @type {(typeof steps)[string]} */ (steps[name]).run();
  } catch (error) {
    if (!(error instanceof Advice)) throw error;
    say(error.message);
    count = { passed: 0, failed: 1 };
  }
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  say(`${name}: ${count.failed === 0 ? 'passed' : 'failed'} in ${seconds} s`);
  return count;
}

/** @param {readonly string[]} chosen names of steps */
async function test(chosen) {
  const unknown = chosen.filter((name) => !Object.hasOwn(steps, name));
  if (unknown.length > 0) {
    throw new Advice(
      `There is no check called ${unknown.join(' or ')}.`,
      `There are ${Object.keys(steps).join(', ')}.`,
    );
  }
  const names = Object.keys(steps).filter((name) => chosen.length === 0 || chosen.includes(name));
  await prepare();
  // Lint and types read the types that Astro writes of the content.
  if (names.includes('lint') || names.includes('types')) await run('astro', ['sync']);

  /** @type {Count} */
  const total = { passed: 0, failed: 0 };
  /** @type {string[]} */
  const failures = [];
  for (const name of names) {
    if (name === 'browser' && failures.includes('build')) {
      say('\n── browser ──\nbrowser: not run, because the site could not be built');
      total.failed += 1;
      continue;
    }
    const count = await perform(name);
    total.passed += count.passed;
    total.failed += count.failed;
    if (count.failed > 0) failures.push(name);
  }
  say('');
  for (const name of failures)
    say(`${name} failed. Next: ${/** @type {(typeof steps)[string]} */ (steps[name]).next}`);
  say(`${total.passed} passed, ${total.failed} failed`);
  return total.failed === 0 ? 0 : 1;
}

await command(async () => {
  try {
    return await test(process.argv.slice(2));
  } catch (error) {
    if (!(error instanceof Advice)) throw error;
    // Whoever reads only the last line must see that nothing was tested.
    say(`\n${error.message}\n0 passed, 1 failed`);
    return 1;
  }
});
