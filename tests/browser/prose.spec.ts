/** Numbers in the prose that follow a figure, and a figure's control among the words. */
import { expect, expectNoTrouble, test } from './site.ts';

const lesson = 'lessons/max-0-x/';
const sentence = 'p:has([data-control-of="relu-and-derivative"])';

test('a control in the prose moves the figure by keys, and the numbers of its sentence follow', async ({
  page,
  trouble,
}) => {
  await page.goto(lesson);
  const figure = page.locator('course-figure[data-figure="relu-and-derivative"]');
  await expect(figure).toHaveAttribute('data-live', '');
  const control = page.locator(sentence).getByRole('slider', { name: /^Input x, Figure 1/ });
  const value = page.locator(`${sentence} [data-reads="y"]`);
  const before = await value.textContent();
  await control.focus();
  await page.keyboard.press('End');
  await expect(value).toHaveText('4.0');
  expect(before).not.toBe('4.0');
  await expect(figure.getByRole('slider', { name: 'Input x' })).toHaveAttribute('aria-valuetext', '4.0');
  await page.keyboard.press('Home');
  await expect(value).toHaveText('0.0');
  await expect(page.locator(`${sentence} [data-reads="slope"]`)).toHaveText('0');
  expectNoTrouble(trouble);
});

test('what the figure shows, the prose shows, also after a link and a reset', async ({ page }) => {
  await page.goto(`${lesson}?relu-and-derivative=x:2.5`);
  const figure = page.locator('course-figure[data-figure="relu-and-derivative"]');
  const value = page.locator(`${sentence} [data-reads="y"]`);
  const control = page.locator(`${sentence} output`);
  await expect(value).toHaveText('2.5');
  await expect(control).toHaveText('2.5');
  await figure.getByRole('button', { name: 'Reset' }).click();
  await expect(value).not.toHaveText('2.5');
  await expect(control).not.toHaveText('2.5');
});

test('a number is pulled sideways, and a step is as wide as a hand is steady', async ({ page }) => {
  await page.goto(lesson);
  const number = page.locator(`${sentence} .scrub`);
  await expect(page.locator('course-figure').first()).toHaveAttribute('data-live', '');
  await number.scrollIntoViewIfNeeded();
  const before = Number((await number.locator('output').innerText()).replace('−', '-'));
  const box = await number.boundingBox();
  if (!box) throw new Error('The number is not on the page.');
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x - 30, y, { steps: 5 });
  await page.mouse.up();
  const after = Number((await number.locator('output').innerText()).replace('−', '-'));
  expect(after).toBeLessThan(before);
  // The drag selected no text.
  expect(await page.evaluate(() => String(getSelection()))).toBe('');
});

test('without JavaScript the sentence reads, with the numbers of the picture made at build time', async ({
  browser,
  baseURL,
}) => {
  const context = await browser.newContext({ javaScriptEnabled: false, ...(baseURL && { baseURL }) });
  const page = await context.newPage();
  await page.goto(lesson);
  await expect(page.locator(sentence)).toHaveText(/^At \S+ the function is \d\.\d and its slope \d/);
  await context.close();
});
