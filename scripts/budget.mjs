// `npm run budget`: measures every page of the built site with the browser tests, and keeps the numbers for the page /budget/.
//
// The numbers are committed, not written into a built site: a page that is measured cannot hold its own measurement, and whoever
// builds the course should not need a browser. They are of the site as it was when this last ran; the tests hold the limits always.
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Advice, command, root, run, say } from './shell.mjs';

const measured = join(root, '.cache', 'every-page');
const kept = join(root, 'tests', 'proof', 'pages.json');

await command(async () => {
  // `npm run budget -- --keep` takes what the last run of the tests has measured.
  if (!process.argv.includes('--keep')) {
    rmSync(measured, { recursive: true, force: true });
    mkdirSync(measured, { recursive: true });
    await run('playwright', ['test', 'tests/browser/every-page.spec.ts']);
  }
  /** @type {{ path: string }[]} */
  const pages = readdirSync(measured).map((name) => JSON.parse(readFileSync(join(measured, name), 'utf8')));
  pages.sort((a, b) => (a.path < b.path ? -1 : 1));
  if (pages.length === 0) throw new Advice('Nothing was measured.', 'Run `npm run build` first.');
  const lines = pages.map((page) => `    ${JSON.stringify(page)}`).join(',\n');
  writeFileSync(
    kept,
    `{\n  "measured": "${new Date().toISOString().slice(0, 10)}",\n  "pages": [\n${lines}\n  ]\n}\n`,
  );
  say(`${pages.length} pages are in tests/proof/pages.json. Build again to see them at /budget/.`);
});
