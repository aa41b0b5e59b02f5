// `npm run lighthouse`: Lighthouse with its settings for a phone, over every page of the built site that is there to be arrived at.
// `npm run lighthouse -- lessons/` takes those whose address begins so. The scores are kept in tests/proof/lighthouse.json.
//
// Performance is a timing: it needs a machine that does nothing else, and the best of three runs is kept. The other three
// categories are not, and tests/browser/lighthouse.spec.ts holds them.
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { launch } from 'chrome-launcher';
import lighthouse from 'lighthouse';
import { launchOptions } from './chromium.mjs';
import { serve } from './serve.mjs';
import { command, root, say, siteFolder } from './shell.mjs';

const kept = join(root, 'tests', 'proof', 'lighthouse.json');
const categories = ['performance', 'accessibility', 'best-practices', 'seo'];
/** Pages for frames, answers, and what stands in for a page are kept out of search engines on purpose. */
const notForArrival = /^(embed|instructor|offline)\/|404\.html$/;

/** @returns {string[]} addresses relative to the site's base */
function pages() {
  return readdirSync(siteFolder, { recursive: true, encoding: 'utf8' })
    .map((file) => relative(siteFolder, join(siteFolder, file)).split(sep).join('/'))
    .filter((file) => file.endsWith('.html') && !notForArrival.test(file))
    .map((file) => file.replace(/(^|\/)index\.html$/, '$1'))
    .sort();
}

await command(async () => {
  const [prefix = ''] = process.argv.slice(2);
  const site = await serve({ directory: siteFolder, base: process.env.BASE, port: 0 });
  const { executablePath, args = [] } = launchOptions();
  const chrome = await launch({
    ...(executablePath ? { chromePath: executablePath } : {}),
    chromeFlags: ['--headless=new', ...args],
  });
  /** @type {{ scores: Record<string, Record<string, number>> }} */
  const before = existsSync(kept) ? JSON.parse(readFileSync(kept, 'utf8')) : { scores: {} };
  const { scores } = before;
  try {
    for (const path of pages().filter((one) => one.startsWith(prefix))) {
      /** @type {Record<string, number>} */
      let best = {};
      for (let turn = 0; turn < 3 && (best['performance'] ?? 0) < 100; turn++) {
        const result = await lighthouse(site.url + path, {
          port: chrome.port,
          output: 'json',
          onlyCategories: categories,
        });
        const found = Object.fromEntries(
          categories.map((name) => [name, Math.round(100 * (result?.lhr.categories[name]?.score ?? 0))]),
        );
        if ((found['performance'] ?? 0) >= (best['performance'] ?? 0)) best = found;
      }
      scores[path] = best;
      say(`${Object.values(best).join(' ')}  /${path}`);
    }
  } finally {
    chrome.kill();
    await site.close();
  }
  const sorted = Object.fromEntries(Object.entries(scores).sort(([a], [b]) => (a < b ? -1 : 1)));
  const lines = Object.entries(sorted).map(
    ([path, score]) => `    ${JSON.stringify(path)}: ${JSON.stringify(score)}`,
  );
  writeFileSync(
    kept,
    `{\n  "measured": "${new Date().toISOString().slice(0, 10)}",\n  "scores": {\n${lines.join(',\n')}\n  }\n}\n`,
  );
});
