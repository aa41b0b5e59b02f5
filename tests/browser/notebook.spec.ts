/** The notebook, as a reader uses it: write, run, keep, share. */
import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { expect, expectNoTrouble, test } from './site.ts';

const cell = (page: Page, at: number) => page.locator('.nb-cell').nth(at - 1);
const told = (page: Page) => page.locator('[data-told]');

async function write(page: Page, at: number, code: string): Promise<void> {
  const area = cell(page, at).locator('textarea');
  const editor = cell(page, at).locator('.cm-content');
  // A new cell opens its editor by itself, a moment later: until then the plain field is there, and then it is not.
  await expect(async () => {
    if (await area.isVisible()) await area.click({ timeout: 1000 });
    await expect(editor).toBeVisible({ timeout: 1000 });
  }).toPass({ timeout: 30_000 });
  await editor.fill(code);
}

test('cells run in order from the top, and share their names', async ({ page, trouble }) => {
  await page.goto('notebook/');
  await write(page, 1, 'let count = 1;');
  await page.getByRole('button', { name: 'Add a cell' }).click();
  await write(page, 2, 'count += 1;\nconsole.log(count);');
  const run = cell(page, 2).getByRole('button', { name: 'Run to here' });
  for (let i = 0; i < 2; i++) {
    await run.click();
    await expect(told(page)).toContainText('Done in');
    await expect(cell(page, 2).locator('.outp')).toHaveText('2');
  }
  await cell(page, 2).getByRole('button', { name: 'Up' }).click();
  await page.getByRole('button', { name: 'Run all' }).click();
  await expect(cell(page, 1).locator('[data-said]')).toContainText(/Line 1: ReferenceError/);
  await expect(told(page)).toHaveText('Cell 1 stopped.');
  expectNoTrouble(trouble);
});

test('what a cell shows stands in the order in which it was shown', async ({ page, trouble }) => {
  await page.goto('notebook/');
  await write(page, 1, "tex('x');\nPlot.plot({ marks: [Plot.dot([1])] });\nconsole.log('a');\ntable([[1]]);");
  await page.getByRole('button', { name: 'Run all' }).click();
  await expect(told(page)).toContainText('Done in');
  await expect(cell(page, 1).locator('.outp > *')).toHaveCount(4);
  await expect(cell(page, 1).locator('.outp > :nth-child(1) .katex')).toBeVisible();
  await expect(cell(page, 1).locator('.outp > :nth-child(2) svg')).toBeVisible();
  await expect(cell(page, 1).locator('.outp > pre:nth-child(3)')).toHaveText('a');
  expectNoTrouble(trouble);
});

test('a run that never ends can be stopped', async ({ page }) => {
  await page.goto('notebook/');
  await write(page, 1, 'while (true) {}');
  await page.getByRole('button', { name: 'Run all' }).click();
  await page.getByRole('button', { name: 'Stop' }).click();
  await expect(told(page)).toHaveText('Stopped.');
});

test('what is written is kept; a link opens unrun and leaves it untouched until the reader keeps that', async ({
  page,
  context,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.goto('notebook/');
  await write(page, 1, "console.log('mine');");
  await page.getByRole('button', { name: 'Copy a link' }).click();
  await expect(told(page)).toContainText('The link is copied');
  const link = await page.evaluate(() => navigator.clipboard.readText());
  await write(page, 1, "console.log('newer');");
  const text = () => cell(page, 1).locator('textarea').inputValue();
  await page.reload();
  expect(await text()).toBe("console.log('newer');");

  await page.goto(link);
  await page.reload();
  await expect(told(page)).toContainText('came by a link, and nothing of it has run');
  expect(await text()).toBe("console.log('mine');");
  await expect(page.locator('.outp:visible')).toHaveCount(0);
  await page.getByRole('button', { name: 'Back to mine' }).click();
  expect(await text()).toBe("console.log('newer');");

  await page.goto(link.slice(0, -6));
  await page.reload();
  await expect(told(page)).toContainText('The link is not whole');
  expect(await text()).toBe("console.log('newer');");
});

test('is saved to a file, opened from it, and exported for Jupyter', async ({ page }) => {
  await page.goto('notebook/');
  await write(page, 1, 'const x = 1;');
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Save to a file' }).click();
  const path = await (await download).path();
  expect(readFileSync(path, 'utf8')).toContain('const x = 1;');
  await write(page, 1, 'other');
  await page.getByLabel('Open a file').setInputFiles(path);
  await expect(told(page)).toContainText('nothing of it has run');
  await expect(cell(page, 1).locator('textarea')).toHaveValue('const x = 1;');
  await page.getByLabel('Open a file').setInputFiles({
    name: 'x.json',
    mimeType: 'application/json',
    buffer: Buffer.from('{}'),
  });
  await expect(told(page)).toHaveText('That is no notebook of this course.');
  const jupyter = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Export for Jupyter' }).click();
  expect((await jupyter).suggestedFilename()).toBe('notebook.ipynb');
});

test('starts from a lesson’s cells, by the link at them', async ({ page }) => {
  await page.goto('lessons/max-0-x/');
  const code = await page.locator('main textarea').first().inputValue();
  await page.getByRole('link', { name: 'in the notebook' }).first().click();
  await expect(told(page)).toContainText('cells of the lesson');
  await expect(cell(page, 1).locator('textarea')).toHaveValue(code);
});

test('without JavaScript it says what it is', async ({ browser, baseURL }) => {
  const context = await browser.newContext({ javaScriptEnabled: false, ...(baseURL ? { baseURL } : {}) });
  const page = await context.newPage();
  await page.goto('notebook/');
  await expect(page.locator('noscript p')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Run all' })).toHaveCount(0);
  await context.close();
});
