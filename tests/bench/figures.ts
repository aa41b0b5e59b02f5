/**
 * `npm run bench -- figures`: how soon a figure’s picture follows a slider, how long a run keeps the page from answering,
 * how soon it pauses, and what its code weighs; over all figures of the built site. Measured, never asserted: a machine may
 * be slow or busy. `node tests/bench/figures.ts one-message` measures that one alone.
 */
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { chromium, type CDPSession, type Page } from '@playwright/test';
import { launchOptions } from '../../scripts/chromium.mjs';
import { root, siteFolder } from '../../scripts/shell.mjs';
import { movesOfSlider, pauseRun, playRun, timeFrames } from './runners/figure-page.ts';
import { longestTask, type LongestTask } from './runners/longest-task.ts';

const slowDowns = [1, 4] as const;
const moves = 24;
const runMilliseconds = 3000;

interface Measured {
  readonly figure: string;
  /** Work of the main thread for one move of a slider, in ms: median and most, at each slow-down. */
  readonly work?: readonly { readonly median: number; readonly most: number }[];
  /** Longest task of the main thread while a run goes on, at 1×, and how long a pause took. */
  readonly longest?: LongestTask;
  readonly pause?: number;
  /** In bytes, as gzip packs it. */
  readonly ownCode: number;
  readonly allCode: number;
}

const folder = join(siteFolder, 'figures');
if (!existsSync(folder))
  throw new Error(`There is no built site in ${siteFolder}: run \`npm run build\` first.`);
const wanted = process.argv.slice(2);
const ids = readdirSync(folder, { withFileTypes: true })
  .flatMap((entry) => (entry.isDirectory() ? [entry.name] : []))
  .filter((id) => wanted.length === 0 || wanted.includes(id));

const { url, stop } = await serve();
const browser = await chromium.launch(launchOptions());
const found: Measured[] = [];
try {
  for (const id of ids) {
    const page = await browser.newPage({ viewport: { width: 1280, height: 900 }, serviceWorkers: 'block' });
    await page.addInitScript(timeFrames);
    const measured = await measure(page, id);
    found.push(measured);
    // It takes minutes; who stops it has what there is.
    console.log(JSON.stringify(measured));
    await page.close();
  }
} finally {
  await browser.close();
  stop();
}

console.table(
  found.map(({ figure, work, longest, pause, ownCode, allCode }) => ({
    figure,
    ...Object.fromEntries(
      slowDowns.map((times, i) => [
        `move at ${times}×, ms`,
        work?.[i] ? `${work[i].median.toFixed(1)}, most ${work[i].most.toFixed(1)}` : '',
      ]),
    ),
    'longest task in a run, ms': longest
      ? `${longest.processor.toFixed(0)} of the processor, ${longest.wall.toFixed(0)} by the clock`
      : '',
    'to pause, ms': pause?.toFixed(0) ?? '',
    'own code, kB': (ownCode / 1000).toFixed(1),
    'all code, kB': (allCode / 1000).toFixed(1),
  })),
);
const kept = join(root, '.cache/bench');
mkdirSync(kept, { recursive: true });
const machine = { cpu: cpus()[0].model, cores: cpus().length, node: process.version };
writeFileSync(join(kept, 'figures.json'), `${JSON.stringify({ machine, figures: found }, null, 2)}\n`);

async function measure(page: Page, figure: string): Promise<Measured> {
  const scripts = new Map<string, Promise<number>>();
  page.on('response', (response) => {
    const { pathname } = new URL(response.url());
    if (pathname.endsWith('.js'))
      scripts.set(
        pathname,
        response.body().then(
          (body) => gzipSync(body, { level: 9 }).length,
          () => 0,
        ),
      );
  });
  await page.goto(`${url}figures/${figure}/`);
  await page.locator('course-figure[data-live]').first().waitFor();
  await page.waitForLoadState('networkidle');
  const sizes = await Promise.all([...scripts].map(async ([path, size]) => [path, await size] as const));
  const own = sizes.filter(([path]) => path.split('/').at(-1)?.startsWith(`${figure}.`));
  const total = (all: typeof sizes) => all.reduce((sum, [, size]) => sum + size, 0);

  const devtools = await page.context().newCDPSession(page);
  const work = [];
  for (const times of slowDowns) {
    await slowDown(devtools, times);
    const taken = (await page.evaluate(movesOfSlider, moves)).sort((a, b) => a - b);
    const median = taken[taken.length >> 1];
    const most = taken.at(-1);
    if (median !== undefined && most !== undefined) work.push({ median, most });
  }
  await slowDown(devtools, 1);
  const runs = await page.evaluate(playRun);
  const longest = runs ? await longestTask(browser, page, runMilliseconds) : undefined;
  const pause = await page.evaluate(pauseRun);
  return {
    figure,
    ...(work.length === slowDowns.length && { work }),
    ...(longest && { longest }),
    ...(pause !== undefined && { pause }),
    ownCode: total(own),
    allCode: total(sizes),
  };
}

async function slowDown(devtools: CDPSession, rate: number): Promise<void> {
  await devtools.send('Emulation.setCPUThrottlingRate', { rate });
}

function serve(): Promise<{ url: string; stop(): void }> {
  const child = spawn(process.execPath, [join(root, 'scripts/serve.mjs')], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, PORT: '0' },
  });
  return new Promise((resolve, reject) => {
    child.on('exit', () => reject(new Error('The site could not be served.')));
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      const [, address] = /Serving at (http:\S+)/.exec(text) ?? [];
      if (address !== undefined) resolve({ url: address, stop: () => child.kill() });
    });
  });
}
