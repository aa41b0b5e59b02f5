/** A lesson read in other ways than on a laptop by day: in the dark, large, small, still, in forced colours, on paper. */
import type { Page } from '@playwright/test';
import { axeFindings, colourRules, expect, scrollThrough, test } from './site.ts';

const lesson = 'lessons/max-0-x/';

const background = (page: Page) =>
  page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
const sideways = (page: Page) =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

test('a chosen theme is there before the first paint, against the system, and goes back to it', async ({
  page,
}) => {
  await page.emulateMedia({ colorScheme: 'light' });
  await page.goto(lesson);
  const light = await background(page);
  const button = page.getByRole('button', { name: 'Theme' });
  await button.click();
  await button.click();
  await expect(button).toHaveAccessibleName('Theme: dark');
  const dark = await background(page);
  expect(dark).not.toBe(light);
  // The theme is set by the time the body begins: nothing was painted by then.
  await page.addInitScript(() => {
    new MutationObserver((_, observer) => {
      if (!document.body) return;
      window.name = document.documentElement.dataset['theme'] ?? 'none';
      observer.disconnect();
    }).observe(document, { childList: true, subtree: true });
  });
  await page.reload();
  expect(await page.evaluate(() => window.name)).toBe('dark');
  expect(await background(page)).toBe(dark);
  await button.click();
  await expect(button).toHaveAccessibleName('Theme: as the system');
  expect(await background(page)).toBe(light);
  await page.emulateMedia({ colorScheme: 'dark' });
  expect(await background(page)).toBe(dark);
});

for (const [name, width] of [
  ['a small phone', 320],
  ['a tablet', 820],
  ['a wide screen', 3840],
] as const) {
  test(`${name} shows a lesson whole`, async ({ page }) => {
    await page.setViewportSize({ width, height: 900 });
    await page.goto(lesson);
    await scrollThrough(page);
    expect(await sideways(page)).toBeLessThanOrEqual(0);
    const measure = await page
      .locator('main > p')
      .nth(2)
      .evaluate((p) => p.getBoundingClientRect().width / Number.parseFloat(getComputedStyle(p).fontSize));
    // In ems of the text: a line is never longer than about 75 letters.
    expect(measure).toBeLessThan(34);
  });
}

test('at 200 % zoom of a laptop’s window nothing is cut and everything can be reached', async ({
  browser,
  baseURL,
}) => {
  // What a browser does at 200 %: half the width in CSS pixels, two device pixels for each.
  const context = await browser.newContext({
    viewport: { width: 640, height: 400 },
    deviceScaleFactor: 2,
    ...(baseURL === undefined ? {} : { baseURL }),
  });
  const page = await context.newPage();
  await page.goto(lesson);
  await scrollThrough(page);
  expect(await sideways(page)).toBeLessThanOrEqual(0);
  await page.getByText('Menu', { exact: true }).click();
  const menu = page.getByRole('navigation', { name: 'Course menu' });
  await expect(menu.getByRole('link', { name: 'Gallery' })).toBeVisible();
  const last = menu.getByRole('link').last();
  await last.scrollIntoViewIfNeeded();
  await expect(last).toBeInViewport();
  await context.close();
});

test('forced colours keep what matters: the chosen chip, the place in the contents, the bend', async ({
  page,
}) => {
  await page.emulateMedia({ forcedColors: 'active' });
  await page.goto('');
  const colour = (selector: string) =>
    page
      .locator(selector)
      .first()
      .evaluate((element) => getComputedStyle(element).backgroundColor);
  expect(await colour('.chip input:checked + span')).not.toBe(
    await colour('.chip input:not(:checked) + span'),
  );
  await page.goto(lesson);
  const bend = await page
    .locator('.hinge')
    .first()
    .evaluate((element) => getComputedStyle(element, '::before').borderBottomWidth);
  expect(bend).toBe('2px');
  await page.locator('main h2[id]').nth(1).scrollIntoViewIfNeeded();
  const current = page.locator('.contents a[aria-current]');
  await expect(current).toHaveCSS('border-left-width', '2px');
  const others = page.locator('.contents li:not(.done) a:not([aria-current])').first();
  const left = (element: Element) => getComputedStyle(element).borderLeftColor;
  expect(await current.evaluate(left)).not.toBe(await others.evaluate(left));
});

test('reduced motion: nothing moves by itself and nothing eases', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.goto(lesson);
  await scrollThrough(page);
  expect(await page.evaluate(() => document.getAnimations().length)).toBe(0);
  const eases = await page.evaluate(
    () =>
      [...document.querySelectorAll('a, button, .chip span')].filter((element) =>
        getComputedStyle(element)
          .transitionDuration.split(',')
          .some((time) => Number.parseFloat(time) > 0),
      ).length,
  );
  expect(eases).toBe(0);
});

test('on paper: figures with their state, links as footnotes, solutions at the end', async ({ page }) => {
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.goto(lesson);
  await scrollThrough(page);
  await page.mouse.move(300, 300);
  await expect(page.locator('.copy-tex').first()).toBeAttached();
  await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
  await page.emulateMedia({ media: 'print' });
  expect(await page.evaluate(() => getComputedStyle(document.body).color)).toBe('rgb(0, 0, 0)');
  for (const hidden of ['.bar', '.contents', '.turn', '.hint', '.copy-tex', '.theme'])
    for (const element of await page.locator(hidden).all()) await expect(element).toBeHidden();
  // The state of a figure, in words, and its picture.
  await expect(page.locator('course-figure svg').first()).toBeVisible();
  await expect(page.locator('course-figure output').first()).toBeVisible();
  const end = page.locator('.print-end');
  await expect(end.getByRole('heading', { name: 'Solutions' })).toBeVisible();
  await expect(end.getByRole('heading', { name: /^Exercise \d/ }).first()).toBeVisible();
  await expect(page.locator('.ex .solution').first()).toBeHidden();
  const link = page.locator('.refs a[href^="http"]').first();
  const mark = await link.locator('.print-mark').textContent();
  const address = await link.getAttribute('href');
  await expect(end.locator('ol > li').nth(Number(mark) - 1)).toHaveText(address ?? '');
  await page.emulateMedia({ media: 'screen' });
  await page.evaluate(() => dispatchEvent(new Event('afterprint')));
  await expect(end).toHaveCount(0);
  await expect(page.locator('.print-mark')).toHaveCount(0);
  const pdf = await page.pdf({ format: 'A4' });
  expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
});

test('the search and the sheet of keys are right in the dark too', async ({ page }) => {
  await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' });
  await page.goto(lesson);
  await page.keyboard.press('/');
  await page.getByRole('searchbox').fill('gradient');
  await expect(page.locator('.finder-hits > li').first()).toBeVisible();
  expect(await axeFindings(page, colourRules)).toEqual([]);
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog', { name: 'Search' })).toBeHidden();
  await page.keyboard.press('?');
  await expect(page.getByRole('dialog', { name: 'Keys' })).toBeVisible();
  expect(await axeFindings(page, colourRules)).toEqual([]);
});
