// `npm run pictures`: takes the pictures of every page of the built site anew, where a page no longer looks as its picture, and
// drops those of pages that are gone. `npm run pictures -- lessons/` takes only those of pages whose address begins so.
//
// Look at what has changed (`git diff --stat tests/pictures`) before it is committed: a picture says how the page should look.
import { existsSync, readdirSync, rmSync } from 'node:fs';
import { join, sep } from 'node:path';
import { command, root, run, say, siteFolder } from './shell.mjs';

const folder = join(root, 'tests', 'pictures');
const taken = ['tests/browser/every-page.spec.ts', 'tests/browser/formula-pictures.spec.ts'];

/** @param {string} name as `lessons/max-0-x.390` */
function hasPage(name) {
  const page = name.replace(/\.\d+$/, '');
  return ['.html', '/index.html'].some((end) => existsSync(join(siteFolder, page + end)));
}

await command(async () => {
  const [prefix] = process.argv.slice(2);
  const only = prefix === undefined ? [] : ['--grep', ` /${prefix.replace(/^\//, '')}`];
  const { code } = await run('playwright', ['test', ...taken, '--update-snapshots=changed', ...only]);
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.webp'))
    .map((file) => file.replace(/\.webp$/, '').replaceAll(sep, '/'));
  for (const name of names)
    if (!/^(home\.|formulas\/)/.test(name) && !hasPage(name)) {
      rmSync(join(folder, `${name}.webp`));
      say(`tests/pictures/${name}.webp has no page any more, and is gone.`);
    }
  say('`git status tests/pictures` says which pictures are new: look at them before they are committed.');
  return code;
});
