// `npm run hosted`: builds the site as for https://course.example/ml/, into .cache/hosted, and tries there what depends on where
// a site is: links, canonical addresses, cards, feed, site map, search, and reading without a network.
//
// Two minutes, so `npm test` does without: run it after a change to addresses, to the service worker or to the search.
import { build } from './build.mjs';
import { ensureChromium } from './chromium.mjs';
import { prepare } from './prepare.mjs';
import { command, run } from './shell.mjs';

const env = { SITE: 'https://course.example', BASE: '/ml', OUT_DIR: '.cache/hosted' };

await command(async () => {
  // The children read where they are from it, and so do the modules above.
  if (process.env.OUT_DIR !== env.OUT_DIR)
    return (await run('node', ['scripts/hosted.mjs', ...process.argv.slice(2)], { env })).code;
  await prepare();
  // `npm run hosted -- --keep` tries what was built before.
  if (!process.argv.includes('--keep')) await build();
  await ensureChromium();
  const files = ['links', 'hosted', 'offline', 'reader', 'keyboard'].map(
    (name) => `tests/browser/${name}.spec.ts`,
  );
  const tried = 'hosted|links?|offline|found|search|network|version|addresses|id twice|a lesson is found';
  return (await run('playwright', ['test', ...files, '--grep', tried])).code;
});
