/** The classifier of lesson 6, as a reader uses it: it learns live, reads what is drawn, and survives a bad line. */
import type { Locator, Page } from '@playwright/test';
import { expect, expectNoTrouble, test } from './site.ts';

const figureOf = (page: Page): Locator => page.locator('course-figure[data-figure="digit-classifier"]');

async function open(page: Page): Promise<Locator> {
  await page.goto('figures/digit-classifier/');
  const figure = figureOf(page);
  await expect(figure).toHaveAttribute('data-live', '');
  return figure;
}

/** The share of test images read right, as the figure shows it. */
async function accuracy(figure: Locator): Promise<number> {
  const text = await figure.locator('[data-readouts]').innerText();
  return Number(/right\s+([\d.]+)/.exec(text)?.[1] ?? NaN);
}

const play = (figure: Locator) => figure.locator('[data-run="play"]');
const count = (figure: Locator) => figure.locator('[data-count]');
const finished = /^([\d,]+) of \1 steps/;

/** Presses Play and waits until the bar is full. */
async function trainToTheEnd(figure: Locator): Promise<void> {
  await play(figure).click();
  await expect(count(figure)).toHaveText(finished, { timeout: 100_000 });
}

/** Draws strokes of points from 0 to 1 with the mouse. */
async function draw(page: Page, figure: Locator, strokes: readonly (readonly [number, number])[][]) {
  const pad = figure.locator('[data-pad]');
  await pad.scrollIntoViewIfNeeded();
  const box = await pad.boundingBox();
  if (!box) throw new Error('The pad is not on the page.');
  for (const stroke of strokes) {
    const [first, ...rest] = stroke.map(([x, y]) => [box.x + x * box.width, box.y + y * box.height] as const);
    if (!first) continue;
    await page.mouse.move(...first);
    await page.mouse.down();
    for (const point of rest) await page.mouse.move(...point, { steps: 6 });
    await page.mouse.up();
  }
}

const described = (figure: Locator) => figure.locator('[data-describe]');

test('learns in the tab to read more than 96 % of the test images, and reads what is drawn', async ({
  page,
  trouble,
}) => {
  const figure = await open(page);
  await trainToTheEnd(figure);
  expect(await accuracy(figure)).toBeGreaterThan(96);

  await figure.locator('[data-pad-clear]').click();
  await draw(page, figure, [
    [
      [0.5, 0.12],
      [0.5, 0.5],
      [0.5, 0.88],
    ],
  ]);
  await expect(described(figure)).toContainText('takes the drawing for a 1,');

  await figure.locator('[data-pad-clear]').click();
  await draw(page, figure, [
    [
      [0.25, 0.15],
      [0.75, 0.15],
      [0.6, 0.5],
      [0.45, 0.9],
    ],
  ]);
  await expect(described(figure)).toContainText('takes the drawing for a 7,');

  await figure.locator('[data-pad-clear]').click();
  const circle = Array.from({ length: 25 }, (_, i) => {
    const angle = (2 * Math.PI * i) / 24;
    return [0.5 + 0.25 * Math.sin(angle), 0.5 - 0.38 * Math.cos(angle)] as const;
  });
  await draw(page, figure, [circle]);
  await expect(described(figure)).toContainText('takes the drawing for a 0,');
  expectNoTrouble(trouble);
});

test('takes a digit drawn by keyboard', async ({ page }) => {
  const figure = await open(page);
  await trainToTheEnd(figure);
  const pad = figure.locator('[data-pad]');
  await pad.focus();
  await page.keyboard.press('Delete');
  // From the middle to the top, pen down, to the bottom: a one.
  for (let i = 0; i < 8; i++) await page.keyboard.press('ArrowUp');
  await page.keyboard.press('Space');
  for (let i = 0; i < 16; i++) await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Space');
  await expect(described(figure)).toContainText('takes the drawing for a 1,');
});

test('gives the same numbers for the same seed', async ({ page }) => {
  const figure = await open(page);
  const epochs = figure.getByRole('slider', { name: 'Passes over the images' });
  await epochs.focus();
  await page.keyboard.press('Home');
  await trainToTheEnd(figure);
  const first = await figure.locator('[data-readouts]').innerText();
  await figure.locator('[data-run="reset"]').click();
  await epochs.focus();
  await page.keyboard.press('Home');
  await trainToTheEnd(figure);
  expect(await figure.locator('[data-readouts]').innerText()).toBe(first);
});

test('pauses, steps and goes on', async ({ page }) => {
  const figure = await open(page);
  await play(figure).click();
  await expect(count(figure)).toHaveText(/^\d[\d,]* of [\d,]+ steps/);
  await play(figure).click();
  await expect(play(figure)).toHaveText('Play');
  const paused = await count(figure).innerText();
  await page.waitForTimeout(300);
  expect(await count(figure).innerText()).toBe(paused);
  await figure.locator('[data-run="step"]').click();
  await expect(count(figure)).not.toHaveText(paused);
  await expect(play(figure)).toHaveText('Play');
});

for (const [what, answer] of [
  ['does not come', { status: 404, body: 'not here' }],
  ['comes damaged', { status: 200, body: Buffer.from(Array.from({ length: 4000 }, (_, i) => i % 251)) }],
] as const) {
  test(`says so when a part of the images ${what}, and goes on when it is there`, async ({ page }) => {
    await page.route('**/data/mnist/train-01.bin', (route) => route.fulfill(answer));
    const figure = await open(page);
    await play(figure).click();
    const message = figure.getByRole('alert');
    await expect(message).toContainText('train-01.bin');
    await expect(message.getByRole('button', { name: 'Try again' })).toBeVisible();
    await page.unroute('**/data/mnist/train-01.bin');
    await message.getByRole('button', { name: 'Try again' }).click();
    await expect(message).toBeHidden();
    await expect(count(figure)).toHaveText(finished, { timeout: 100_000 });
    expect(await accuracy(figure)).toBeGreaterThan(96);
  });
}
