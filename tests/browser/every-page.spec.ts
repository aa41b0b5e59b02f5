/**
 * What every page of the course keeps to, whatever is on it. The pages are those that were built: there is no list.
 *
 * One visit serves all: the page is loaded, counted, read to its end, made narrow, and looked at by axe in both themes with
 * everything that opens open. What was counted is kept for the page that shows it (`npm run budget`).
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { root } from '../../scripts/shell.mjs';
import { costOf, firstScripts } from './bytes.ts';
import { axeFindings, colourRules, expect, expectNoTrouble, pages, scrollThrough, test } from './site.ts';

const kB = 1000;
const most = {
  /** HTML, CSS and fonts before any figure is near. */
  read: 150 * kB,
  /** Scripts before the reader does anything and before any figure is near. */
  firstScripts: 15 * kB,
  /**
   * Scripts of a page with all its figures. The promise is 120 kB, and some lessons and figures are above it (the budget
   * page shows which): this stops the worst from growing until Plot's and the kernels' share has been made smaller.
   */
  scripts: 200 * kB,
};

const results = join(root, '.cache', 'every-page');

/** What stands out where the page scrolls sideways, for whoever mends it. */
const standsOut = (page: Page) =>
  page.evaluate(() => {
    const limit = document.documentElement.clientWidth;
    if (document.documentElement.scrollWidth <= limit) return [];
    return [...document.body.querySelectorAll('*')]
      .filter((element) => element.getBoundingClientRect().right > limit + 1)
      .map((element) => `${element.tagName.toLowerCase()}.${element.getAttribute('class') ?? ''}`)
      .concat('the page scrolls sideways')
      .slice(-8);
  });

/** Menus, folds, hints, solutions: whatever a reader can open. */
const openAll = (page: Page) =>
  page.evaluate(() => {
    for (const details of document.querySelectorAll('details')) details.open = true;
  });

for (const path of pages()) {
  test(`/${path} is light, quiet, accessible and fits`, async ({ page, trouble }) => {
    const asked: string[] = [];
    page.on('request', (request) => asked.push(request.url()));
    await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
    const response = await page.goto(path);
    expect(response?.status()).toBe(200);
    await expect(page).toHaveTitle(/\S/);
    await page.waitForLoadState('networkidle');
    const first = costOf(asked);
    await scrollThrough(page);
    const whole = costOf(asked);

    // 320 pixels are also 1280 at 400 %, and 640 are 1280 at 200 %.
    await page.setViewportSize({ width: 320, height: 640 });
    const at320 = await standsOut(page);
    await page.setViewportSize({ width: 640, height: 480 });
    const at640 = await standsOut(page);
    await page.setViewportSize({ width: 1280, height: 720 });

    await openAll(page);
    const axe = [...(await axeFindings(page))];
    await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' });
    axe.push(...(await axeFindings(page, colourRules)));
    const moving = await page.evaluate(() => document.getAnimations().length);

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
    expect.soft(moving, 'nothing moves under reduced motion').toBe(0);
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
