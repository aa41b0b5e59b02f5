// `npm run lighthouse`: Lighthouse with its settings for a phone, over every page of the built site that is there to be arrived at.
// `npm run lighthouse -- lessons/ gallery/relu/` takes those whose address begins so. The scores are kept in
// tests/proof/lighthouse.json, after each page, and what costs a page points is told.
//
// Performance is a timing: it needs a machine that does nothing else, and the best of three runs is kept (`--once`: of one). The other three
// categories are not, and tests/browser/lighthouse.spec.ts holds them.
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { launch } from 'chrome-launcher';
import lighthouse from 'lighthouse';
import { launchOptions } from './chromium.mjs';
import { serve } from './serve.mjs';
import { Advice, command, root, say, siteFolder } from './shell.mjs';

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

/**
 * What costs a page points, as `render-blocking-insight: 150 ms`.
 *
 * @param {import('lighthouse').Result} lhr
 */
const lost = ({ categories: found, audits }) =>
  Object.values(found)
    .flatMap(({ auditRefs }) => auditRefs.filter(({ weight }) => weight > 0).map(({ id }) => audits[id]))
    .flatMap((audit) => (audit && audit.score !== null && audit.score < 0.995 ? [audit] : []))
    .map(({ id, displayValue, score }) => `${id}: ${displayValue ?? score}`);

/** @param {Record<string, Record<string, number>>} scores */
function keep(scores) {
  const sorted = Object.entries(scores).sort(([a], [b]) => (a < b ? -1 : 1));
  const lines = sorted.map(([path, score]) => `    ${JSON.stringify(path)}: ${JSON.stringify(score)}`);
  const day = new Date().toISOString().slice(0, 10);
  writeFileSync(kept, `{\n  "measured": "${day}",\n  "scores": {\n${lines.join(',\n')}\n  }\n}\n`);
}

await command(async () => {
  const wanted = process.argv.slice(2).filter((word) => !word.startsWith('--'));
  const turns = process.argv.includes('--once') ? 1 : 3;
  const site = await serve({ directory: siteFolder, base: process.env.BASE, port: 0 });
  const { executablePath, args = [] } = launchOptions();
  const chrome = await launch({
    ...(executablePath ? { chromePath: executablePath } : {}),
    chromeFlags: ['--headless=new', ...args],
  });
  /** @type {{ scores: Record<string, Record<string, number>> }} */
  const before = existsSync(kept) ? JSON.parse(readFileSync(kept, 'utf8')) : { scores: {} };
  const all = pages();
  const scores = Object.fromEntries(Object.entries(before.scores).filter(([path]) => all.includes(path)));
  try {
    for (const path of all.filter(
      (one) => wanted.length === 0 || wanted.some((start) => one.startsWith(start)),
    )) {
      /** @type {Record<string, number>} */
      let best = {};
      /** @type {string[]} */
      let short = [];
      for (let turn = 0; turn < turns && (best['performance'] ?? 0) < 100; turn++) {
        const result = await lighthouse(site.url + path, {
          port: chrome.port,
          output: 'json',
          onlyCategories: categories,
        });
        if (!result || result.lhr.runtimeError)
          throw new Advice(`Lighthouse could not look at /${path}.`, result?.lhr.runtimeError?.message ?? '');
        const found = Object.fromEntries(
          categories.map((name) => [name, Math.round(100 * (result.lhr.categories[name]?.score ?? 0))]),
        );
        if ((found['performance'] ?? 0) < (best['performance'] ?? 0)) continue;
        best = found;
        short = lost(result.lhr);
      }
      scores[path] = best;
      keep(scores);
      say(`${Object.values(best).join(' ')}  /${path}  ${short.join(', ')}`);
    }
  } finally {
    chrome.kill();
    await site.close();
  }
});
