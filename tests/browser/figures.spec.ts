/**
 * What the host gives every figure. The figures are those that were built: there is no list to keep. That they have their
 * picture without script, and do not move the page when they become live, every-page.spec.ts sees on its visit.
 */
import type { Locator, Page } from '@playwright/test';
import { expect, expectNoTrouble, pages, test } from './site.ts';

const figurePages = pages().filter((path) => /^figures\/.+/.test(path));

async function open(page: Page, path: string): Promise<Locator> {
  await page.goto(path);
  const figure = page.locator('course-figure').first();
  await expect(figure).toHaveAttribute('data-live', '');
  return figure;
}

/** The markup of all pictures; the numbers that Plot gives its clips count on from picture to picture. */
const pictures = (figure: Locator) =>
  figure
    .locator('[data-view]')
    .evaluateAll((views) => views.map((view) => view.innerHTML.replaceAll(/clip-\d+/g, 'clip')).join('\n'));

test('there are figures to test', () => {
  expect(figurePages.length).toBeGreaterThan(5);
});

for (const path of figurePages) {
  test.describe(`/${path}`, () => {
    test('every control moves by keyboard, and the picture follows', async ({ page, trouble }) => {
      const figure = await open(page, path);
      for (const slider of await figure.getByRole('slider').all()) {
        await slider.focus();
        const before = await slider.getAttribute('aria-valuetext');
        await page.keyboard.press('Home');
        await expect(slider).toHaveAttribute('aria-valuetext', /\S/);
        const lowest = await slider.getAttribute('aria-valuetext');
        await page.keyboard.press('End');
        await expect(slider).not.toHaveAttribute('aria-valuetext', lowest ?? '');
        expect(before).not.toBeNull();
      }
      for (const radio of await figure.getByRole('radio').all()) {
        await radio.focus();
        await page.keyboard.press('Space');
        await expect(radio).toBeChecked();
      }
      for (const menu of await figure.locator('.ask').getByRole('combobox').all()) {
        const values = await menu
          .locator('option')
          .evaluateAll((options) => options.map((option) => option.getAttribute('value') ?? ''));
        await menu.focus();
        await page.keyboard.press('End');
        await expect(menu).toHaveValue(values.at(-1) ?? '');
        await page.keyboard.press('Home');
        await expect(menu).toHaveValue(values[0] ?? '');
      }
      for (const box of await figure.locator('.ask').getByRole('checkbox').all()) {
        await box.focus();
        await page.keyboard.press('Space');
        await page.keyboard.press('Space');
      }
      for (const pad of await figure.locator('[data-pad]').all()) {
        await pad.focus();
        for (const key of ['Space', 'ArrowRight', 'ArrowUp', 'Home', 'End', 'PageUp'])
          await page.keyboard.press(key);
      }
      await expect(figure.getByRole('alert')).toBeHidden();
      expectNoTrouble(trouble);
    });
  });
}

test('a link to a state shows that state, and bounds what it says', async ({ page, trouble }) => {
  const path = 'figures/relu-and-derivative/';
  const figure = await open(page, `${path}?relu-and-derivative=x:1.5`);
  await expect(figure.getByRole('slider', { name: 'Input x' })).toHaveAttribute('aria-valuetext', '1.5');

  const hostile = await open(page, `${path}?relu-and-derivative=x:1e999,slopeAtZero:<img src=x onerror=1>`);
  await expect(hostile.getByRole('slider', { name: 'Input x' })).toHaveAttribute('aria-valuetext', /\d/);
  const far = await open(page, `${path}?relu-and-derivative=x:900`);
  await expect(far.getByRole('slider', { name: 'Input x' })).toHaveAttribute('aria-valuetext', '4.0');
  expectNoTrouble(trouble);
});

test('a copied link gives the same picture', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const figure = await open(page, 'figures/relu-and-derivative/');
  await figure.getByRole('slider', { name: 'Input x' }).focus();
  for (let i = 0; i < 7; i++) await page.keyboard.press('ArrowRight');
  await figure.locator('[data-menu="link"]').click();
  await expect(figure.locator('[data-menu="link"]')).toHaveText('Copied');
  const link = await page.evaluate(() => navigator.clipboard.readText());
  const before = await pictures(figure);
  const reopened = await open(page, link);
  await expect.poll(() => pictures(reopened)).toBe(before);
});

test('a figure’s code comes when the figure nears the viewport, not before', async ({ page }) => {
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  await page.setViewportSize({ width: 800, height: 600 });
  await page.goto('lessons/digit-classifier/');
  const figures = page.locator('course-figure');
  const last = figures.last();
  await page.waitForLoadState('networkidle');
  await expect(last).not.toHaveAttribute('data-live');
  await last.scrollIntoViewIfNeeded();
  await expect(last).toHaveAttribute('data-live', '');
});

test('a figure whose code cannot be loaded keeps its picture and says so', async ({ page }) => {
  await page.route(/relu-and-derivative\..*\.js/, (route) => route.abort());
  await page.goto('figures/relu-and-derivative/');
  const figure = page.locator('course-figure').first();
  await expect(figure.getByRole('alert')).toContainText('could not be made live');
  await expect(figure.locator('[data-view] svg').first()).toBeVisible();
});
