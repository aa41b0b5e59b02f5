/**
 * What every page of the course keeps to, whatever is on it. The pages are those that were built: there is no list.
 *
 * One visit serves all: the page is loaded, counted, read to its end, pictured, made narrow, printed, looked at by axe in both
 * themes with everything that opens open, and loaded again without script. What was counted is kept for the page that shows it (`npm run budget`).
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { root } from '../../scripts/shell.mjs';
import { costOf, firstScripts } from './bytes.ts';
import { compareWithKept, pictureOfThemes } from './pictures.ts';
import { axeFindings, colourRules, expect, expectNoTrouble, pages, scrollThrough, test } from './site.ts';
import { fadesInForcedColours, missesScript, moves, spoilsPaper, standsOut } from './ways.ts';

const kB = 1000;
const most = {
  /** HTML, CSS and fonts before any figure is near. */
  read: 150 * kB,
  /** Scripts before the reader does anything and before any figure is near. */
  firstScripts: 15 * kB,
  /** Scripts of a page with all its figures. Workers' are apart, and the code editor comes when a cell is touched. */
  scripts: 120 * kB,
};

const results = join(root, '.cache', 'every-page');

/** Menus, folds, hints, solutions: whatever a reader can open. */
const openAll = (page: Page) =>
  page.evaluate(() => {
    for (const details of document.querySelectorAll('details')) details.open = true;
  });

/** Adds up how far what stood on the page has moved by itself. */
const watchShift = (page: Page) =>
  page.addInitScript(() => {
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries())
        if ('value' in entry && typeof entry.value === 'number')
          document.documentElement.dataset['shift'] = String(
            Number(document.documentElement.dataset['shift'] ?? 0) + entry.value,
          );
    }).observe({ type: 'layout-shift', buffered: true });
  });

const name = (path: string): string => path.replace(/(\.html|\/)$/, '') || 'home';

for (const path of pages()) {
  test(`/${path} is light, quiet, accessible, fits, and looks as it did`, async ({ page, trouble }) => {
    const asked: string[] = [];
    page.on('request', (request) => asked.push(request.url()));
    await watchShift(page);
    await page.setViewportSize({ width: 1440, height: 900 });
    await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
    const response = await page.goto(path);
    expect(response?.status()).toBe(200);
    await expect(page).toHaveTitle(/\S/);
    await page.waitForLoadState('networkidle');
    const first = costOf(asked);
    const shift = Number((await page.locator('html').getAttribute('data-shift')) ?? 0);
    await scrollThrough(page);
    await expect(page.locator('course-figure:not([data-live])')).toHaveCount(0);
    const whole = costOf(asked);
    const moving = await moves(page);

    const pictures = [...(await compareWithKept(`${name(path)}.1440`, () => pictureOfThemes(page)))];
    await page.setViewportSize({ width: 390, height: 844 });
    pictures.push(...(await compareWithKept(`${name(path)}.390`, () => pictureOfThemes(page))));

    // 320 pixels are also 1280 at 400 %, and 640 are 1280 at 200 %.
    await page.setViewportSize({ width: 320, height: 640 });
    const at320 = await standsOut(page);
    await page.setViewportSize({ width: 640, height: 480 });
    const at640 = await standsOut(page);

    await page.emulateMedia({ forcedColors: 'active' });
    const faded = await fadesInForcedColours(page);
    await page.emulateMedia({ forcedColors: 'none', media: 'print' });
    const onPaper = await spoilsPaper(page);
    const pdf = await page.pdf({ format: 'A4' });
    await page.emulateMedia({ media: 'screen', colorScheme: 'light' });
    await page.setViewportSize({ width: 1280, height: 720 });

    await openAll(page);
    const axe = [...(await axeFindings(page))];
    await page.emulateMedia({ colorScheme: 'dark' });
    axe.push(...(await axeFindings(page, colourRules)));

    const session = await page.context().newCDPSession(page);
    await session.send('Emulation.setScriptExecutionDisabled', { value: true });
    await page.reload();
    const withoutScript = await missesScript(page);

    const bytes = {
      read: first.read,
      firstScripts: firstScripts(path.endsWith('.html') ? path : `${path}index.html`),
      scripts: whole.scripts,
    };
    mkdirSync(results, { recursive: true });
    writeFileSync(
      join(results, `${path.replaceAll('/', '_') || '_'}.json`),
      JSON.stringify({
        path,
        ...bytes,
        requests: first.requests,
        allRequests: whole.requests,
        axe: axe.length,
      }),
    );

    expect.soft(axe, 'axe finds nothing, in both themes, with all open').toEqual([]);
    expect.soft(at320, 'fits 320 pixels').toEqual([]);
    expect.soft(at640, 'fits at 200 %').toEqual([]);
    // Where this system has no face like ours, a line of text may break at another word when ours comes.
    const mostShift = /^(figures|embed)\/./.test(path) ? 0.01 : 0.05;
    expect.soft(shift, 'nothing moves when the page becomes live').toBeLessThan(mostShift);
    expect.soft(moving, 'nothing moves under reduced motion').toEqual([]);
    expect.soft(faded, 'can be read in forced colours').toEqual([]);
    expect.soft(onPaper, 'is good on paper').toEqual([]);
    expect.soft(pdf.toString('latin1'), 'is a PDF').toMatch(/^%PDF-[^]*\/Type \/Page\b/);
    expect.soft(withoutScript, 'is whole without script').toEqual([]);
    expect.soft(pictures, 'looks as in tests/pictures; `npm run pictures` takes them anew').toEqual([]);
    expect.soft(bytes.read, 'bytes of HTML, CSS and fonts').toBeLessThanOrEqual(most.read);
    expect.soft(bytes.firstScripts, 'bytes of first scripts').toBeLessThanOrEqual(most.firstScripts);
    expect.soft(bytes.scripts, 'bytes of all scripts').toBeLessThanOrEqual(most.scripts);
    expectNoTrouble(trouble);
  });
}

test('a page that is not there says so, with a way back', async ({ page }) => {
  const response = await page.goto('no/such/page/');
  expect(response?.status()).toBe(404);
  await expect(page.getByRole('main').getByRole('link').first()).toBeVisible();
});
