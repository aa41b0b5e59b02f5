/** Curves read by arrow keys, by pointer and by ear, in every figure that has any. */
import type { Locator, Page } from '@playwright/test';
import { axeFindings, expect, expectNoTrouble, pages, test } from './site.ts';

const figurePages = pages().filter((path) => /^figures\/.+/.test(path));

async function open(page: Page, path: string): Promise<Locator> {
  await page.goto(path);
  const figure = page.locator('course-figure').first();
  await expect(figure).toHaveAttribute('data-live', '');
  return figure;
}

/** A run has curves once it has begun. */
async function begin(page: Page, figure: Locator): Promise<void> {
  const step = figure.getByRole('button', { name: 'Step', exact: true });
  if ((await step.count()) === 0) return;
  const drawn = async () => Number(await figure.getAttribute('data-drawn'));
  for (let i = 0; i < 3 && (await step.isEnabled()); i++) {
    const before = await drawn();
    await step.focus();
    await page.keyboard.press('Enter');
    // A step is taken in the worker: it is there when it is drawn.
    await expect.poll(drawn, { timeout: 60_000 }).toBeGreaterThan(before);
  }
}

const pictures = (figure: Locator) => figure.locator('[data-view][role="application"]');
const said = (figure: Locator) => figure.locator('[data-reading-said]');

for (const path of figurePages) {
  const id = path.split('/')[1] ?? '';
  test(`${id}: curves are read by arrow keys, and what is said is marked`, async ({ page, trouble }) => {
    const figure = await open(page, path);
    test.skip((await figure.locator('[data-menu="listen"]').count()) === 0, 'has no curves');
    await begin(page, figure);
    // Curves are worked out a moment after the picture.
    await page.waitForTimeout(300);
    // Trained or measured for minutes, some have curves only then.
    if ((await pictures(figure).count()) === 0) return;
    for (const picture of await pictures(figure).all()) {
      // A chart knows its scales; pictures drawn otherwise are read without a mark.
      const marked = await picture.evaluate(
        ({ firstElementChild: drawn }) => drawn !== null && 'scale' in drawn,
      );
      await picture.focus();
      await page.keyboard.press('Home');
      await expect(said(figure)).toHaveText(/\S.* at \S.*where it (begins|ends)\./);
      await expect(picture.locator('.reading circle')).toHaveCount(marked ? 1 : 0);
      await page.keyboard.press('End');
      await expect(said(figure)).toHaveText(/where it (ends|begins)\./);
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('ArrowLeft');
      await expect(said(figure)).toHaveText(/\d/);
      expect(await said(figure).textContent()).not.toMatch(/NaN|undefined|not a number/);
      for (const circle of await picture.locator('.reading circle').all()) {
        expect(Number(await circle.getAttribute('r'))).toBeGreaterThan(0);
        for (const name of ['cx', 'cy']) expect(Number(await circle.getAttribute(name))).not.toBeNaN();
      }
      await page.keyboard.press('Escape');
      await expect(picture.locator('.reading')).toHaveCount(0);
    }
    await pictures(figure).first().focus();
    await page.keyboard.press('Home');
    expect(await axeFindings(page)).toEqual([]);
    expectNoTrouble(trouble);
  });
}

test('a curve is gone through from end to end, and the picture’s own words are said', async ({ page }) => {
  const figure = await open(page, 'figures/relu-and-derivative/');
  const picture = figure.getByRole('application', { name: /max\(0, x\), with the line/ });
  await picture.focus();
  await expect(said(figure)).toHaveText('max(0, x): 0 at x = −4, where it begins.');
  await page.keyboard.press('End');
  await expect(said(figure)).toHaveText('4 at x = 4, the highest, where it ends.');
  await page.keyboard.press('PageDown');
  await expect(said(figure)).toHaveText('3 at x = 3.');
  await expect(picture.locator('.reading text')).toHaveText('3 at x = 3');
  await page.keyboard.press('Tab');
  await expect(picture.locator('.reading')).toHaveCount(0);
});

test('the mark stays where it is when the figure is drawn anew', async ({ page }) => {
  const figure = await open(page, 'figures/from-sigmoids-to-relu/');
  const picture = pictures(figure).first();
  await picture.focus();
  await page.keyboard.press('End');
  await expect(said(figure)).toHaveText(/^5 at x = 12.5, the highest/);
  await page.setViewportSize({ width: 900, height: 800 });
  await expect(picture.locator('.reading text')).toHaveText('5 at x = 12.5');
  await expect(picture).toBeFocused();
});

test('a pointer over the picture reads the curve that is nearest', async ({ page }) => {
  const figure = await open(page, 'figures/relu-and-derivative/');
  const picture = pictures(figure).first();
  await expect(picture).toBeVisible();
  const box = await picture.boundingBox();
  if (!box) throw new Error('no picture');
  await page.mouse.move(box.x + box.width * 0.25, box.y + box.height * 0.5);
  await expect(picture.locator('.reading text')).toHaveText(/^0 at x = −[12]/);
  expect(await said(figure).textContent()).toBe('');
  await page.mouse.move(0, 0);
  await expect(picture.locator('.reading')).toHaveCount(0);
});

test('Listen plays a curve when asked, can be stopped, and ends by itself', async ({ page, trouble }) => {
  const figure = await open(page, 'figures/relu-and-derivative/');
  const listen = figure.locator('[data-menu="listen"]');
  await listen.click();
  await expect(listen).toHaveText('Stop');
  await expect(figure.locator('.reading circle')).toHaveCount(1);
  await expect(said(figure)).toHaveText('max(0, x), from x = −4 to x = 4.');
  await listen.click();
  await expect(listen).toHaveText('Listen');
  await expect(figure.locator('.reading')).toHaveCount(0);
  await listen.click();
  await expect(listen).toHaveText('Stop');
  await expect(listen).toHaveText('Listen', { timeout: 10_000 });
  expectNoTrouble(trouble);
});
