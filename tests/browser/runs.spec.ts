/** A run as its reader meets it: watched, scrolled away, stopped, compared, and when it breaks. */
import type { Locator, Page } from '@playwright/test';
import { expect, expectNoTrouble, test } from './site.ts';

async function open(page: Page, query = '', id = 'digit-classifier'): Promise<Locator> {
  await page.goto(`figures/${id}/${query}`);
  const figure = page.locator(`course-figure[data-figure="${id}"]`).first();
  await expect(figure).toHaveAttribute('data-live', '');
  return figure;
}

const play = (figure: Locator) => figure.locator('[data-run="play"]');
const count = (figure: Locator) => figure.locator('[data-count]');
const reason = (figure: Locator) => figure.locator('[data-run="reason"]');
const readouts = (figure: Locator) => figure.locator('[data-readouts]');
const description = (figure: Locator) => figure.locator('[data-describe]');
const running = /^\d[\d,]* of [\d,]+ steps/;

async function step(figure: Locator): Promise<number> {
  return Number((await count(figure).innerText()).split(' ')[0]?.replaceAll(',', ''));
}

test('goes slowly when asked to, and tells how long it will take', async ({ page, trouble }) => {
  const figure = await open(page);
  await figure.getByLabel('Speed').selectOption('ten');
  await play(figure).click();
  await expect(count(figure)).toHaveText(/left$/);
  const before = await step(figure);
  const began = performance.now();
  await page.waitForTimeout(1000);
  // While a shard loads, that stands there.
  await expect(count(figure)).toHaveText(running);
  // Ten pictures a second, of twelve steps each or less; at full speed there are thousands.
  const after = await step(figure);
  expect(after - before).toBeLessThan(0.3 * (performance.now() - began));
  await figure.getByLabel('Speed').selectOption('full');
  await expect.poll(() => step(figure)).toBeGreaterThan(after + 500);
  expectNoTrouble(trouble);
});

test('rests while it is out of sight, and goes on when it is back', async ({ page }) => {
  const figure = await open(page, '?digit-classifier=epochs:20');
  await page.evaluate(() => {
    const tall = document.createElement('div');
    tall.style.height = '5000px';
    document.body.append(tall);
  });
  await play(figure).click();
  await expect(count(figure)).toHaveText(running);
  await page.evaluate(() => window.scrollTo({ top: 9000, behavior: 'instant' }));
  await expect(count(figure)).toHaveText(/paused while out of sight$/);
  let there = 0;
  // What the worker had posted before it heard of it still comes.
  await expect(async () => {
    there = await step(figure);
    await page.waitForTimeout(400);
    expect(await step(figure)).toBe(there);
  }).toPass();
  await page.evaluate(() => window.scrollTo({ top: 0, behavior: 'instant' }));
  await expect.poll(() => step(figure)).toBeGreaterThan(there);
  await expect(play(figure)).toHaveText('Pause');
});

test('stops at the target that was chosen, and goes on from there', async ({ page }) => {
  const figure = await open(page);
  await figure
    .getByRole('combobox', { name: 'Stop', exact: true })
    .selectOption({ label: 'at 90\u202f% read right' });
  await play(figure).click();
  await expect(reason(figure)).toHaveText('stopped: 90\u202f% read right');
  await expect(play(figure)).toHaveText('Play');
  const stopped = await count(figure).innerText();
  expect(Number(/right\s+([\d.]+)/.exec(await readouts(figure).innerText())?.[1])).toBeGreaterThanOrEqual(90);
  await page.waitForTimeout(200);
  expect(await count(figure).innerText()).toBe(stopped);
  await play(figure).click();
  await expect(reason(figure)).toBeEmpty();
  await expect(count(figure)).not.toHaveText(stopped);
});

test('a training that runs away says where, and the suggested rate works', async ({ page, trouble }) => {
  const figure = await open(page, '?digit-classifier=learningRate:1');
  await play(figure).click();
  const message = figure.getByRole('alert');
  await expect(message).toContainText(/Training ran away at step \d+\./);
  // A loss of 10³⁰ is no result.
  await expect(readouts(figure)).toBeHidden();
  await expect(message).toContainText(/number that is not finite is number [\d,]+ of the .*layer \d/);
  await message.getByRole('button', { name: 'Try a rate of 0.01' }).click();
  await expect(message).toBeHidden();
  await expect.poll(() => step(figure)).toBeGreaterThan(50);
  await expect(figure.getByRole('slider', { name: 'Learning rate' })).toHaveAttribute(
    'aria-valuetext',
    '0.010',
  );
  expectNoTrouble(trouble);
});

test('further seeds run beside it, are told as median and range, and end at once', async ({ page }) => {
  const figure = await open(page, '?digit-classifier=epochs:1');
  const seeds = figure.locator('[data-run="seeds"]');
  await seeds.click();
  await expect(seeds).toHaveText('Stop the seeds');
  await expect.poll(() => page.workers().length).toBeGreaterThan(1);
  await expect(figure.locator('[data-run="seeds-said"]')).toHaveText('4 of 4 further seeds done', {
    timeout: 60_000,
  });
  await expect(readouts(figure)).toContainText(/right [\d.]+\s%\s\[[\d.]+, [\d.]+\], 5 seeds/);
  await expect(description(figure)).toContainText(/Beside other runs: .*5 seeds/);
  await seeds.click();
  await expect(readouts(figure)).not.toContainText('seeds');
  await expect(seeds).toHaveText('Run 5 seeds');

  await seeds.click();
  await expect.poll(() => page.workers().length).toBeGreaterThan(1);
  await seeds.click();
  await expect.poll(() => page.workers().length).toBeLessThan(2);
});

test('a pinned run stays beside the next one, with what differs', async ({ page }) => {
  const figure = await open(page, '?digit-classifier=epochs:1');
  const pin = figure.locator('[data-run="pin"]');
  await expect(pin).toBeDisabled();
  await play(figure).click();
  await expect(count(figure)).toHaveText(/^(\d+) of \1 steps/, { timeout: 30_000 });
  await pin.click();
  await expect(pin).toHaveText('Unpin');
  await figure.getByRole('radio', { name: 'tanh' }).check({ force: true });
  await expect(figure.locator('[data-run="pinned"]')).toHaveText('Pinned: Activation ReLU');
  await play(figure).click();
  await expect(readouts(figure)).toContainText(/to the pinned run/, { timeout: 30_000 });
  await expect(description(figure)).toContainText('to the pinned run', { timeout: 30_000 });
  await pin.click();
  await expect(readouts(figure)).not.toContainText('pinned');
});

test('a worker that breaks is told in place, and another begins again with the same settings', async ({
  page,
}) => {
  const figure = await open(page, '?digit-classifier=epochs:2');
  await play(figure).click();
  await expect(count(figure)).toHaveText(running);
  await page.workers()[0]?.evaluate(() => {
    setTimeout(() => {
      throw new Error('broken on purpose');
    });
  });
  const message = figure.getByRole('alert');
  await expect(message).toContainText('broken on purpose');
  await message.getByRole('button', { name: 'Try again' }).click();
  await expect(message).toBeHidden();
  await expect(count(figure)).toHaveText(/^626 of 626 steps/, { timeout: 60_000 });
});

test('a worker that is gone without a word is noticed', async ({ page }) => {
  const figure = await open(page, '?digit-classifier=epochs:20');
  await play(figure).click();
  await expect(count(figure)).toHaveText(running);
  await page.workers()[0]?.evaluate(() => self.close());
  const message = figure.getByRole('alert');
  await expect(message).toContainText('no longer answers', { timeout: 20_000 });
  await message.getByRole('button', { name: 'Try again' }).click();
  await expect.poll(() => step(figure)).toBeGreaterThan(30);
});

test('memory that does not suffice is told in place, and trying again works', async ({ page }) => {
  const figure = await open(page, '?digit-classifier=epochs:2');
  await figure.locator('[data-run="step"]').click();
  await expect(count(figure)).toHaveText(running);
  await page.workers()[0]?.evaluate(() => {
    const refuse = {
      construct() {
        throw new RangeError('Array buffer allocation failed');
      },
    };
    // What the next evaluation asks for cannot be had.
    globalThis.Float32Array = new Proxy(globalThis.Float32Array, refuse);
    globalThis.Uint32Array = new Proxy(globalThis.Uint32Array, refuse);
  });
  await play(figure).click();
  const message = figure.getByRole('alert');
  await expect(message).toContainText('no more memory');
  await expect(message).toContainText('Figure “digit-classifier” (');
  await message.getByRole('button', { name: 'Try again' }).click();
  await expect(message).toBeHidden();
  await expect.poll(() => step(figure), { timeout: 30_000 }).toBeGreaterThan(60);
});

test('a figure that cannot be drawn names itself and its settings, and the page lives on', async ({
  page,
}) => {
  await page.goto('figures/one-message/');
  const figure = page.locator('course-figure').first();
  await expect(figure).toHaveAttribute('data-live', '');
  await page.evaluate(() => {
    const draw = document.createElementNS.bind(document);
    Object.defineProperty(document, 'createElementNS', {
      configurable: true,
      value: (...asked: Parameters<typeof draw>) => {
        if (asked[1] === 'svg') throw new Error('no pencil');
        return draw(...asked);
      },
    });
  });
  await figure.getByRole('slider', { name: 'Layers' }).focus();
  await page.keyboard.press('ArrowRight');
  const message = figure.getByRole('alert');
  await expect(message).toContainText('Figure “one-message” could not be drawn (Layers 21');
  await expect(message).toContainText('no pencil');
  await page.evaluate(() => Reflect.deleteProperty(document, 'createElementNS'));
  await message.getByRole('button', { name: 'Reset' }).click();
  await expect(message).toBeHidden();
  await expect(figure.locator('[data-view] svg')).toBeVisible();
});

test('a new seed is another run of the same settings, and shows at once', async ({ page, trouble }) => {
  const figure = await open(page, '?plane-classifier=set:xor', 'plane-classifier');
  const seed = figure.getByRole('slider', { name: 'Seed' });
  const before = Number(await seed.inputValue());
  await play(figure).click();
  await expect(count(figure)).toHaveText(/^(\d+) of \1 steps/, { timeout: 30_000 });
  await expect(figure).toHaveAttribute('data-result', /\S/);
  const result = await figure.getAttribute('data-result');
  await figure.getByRole('button', { name: 'New seed' }).click();
  await expect(seed).toHaveValue(String(before + 1));
  await expect(count(figure)).toHaveText(/^(\d+) of \1 steps/, { timeout: 30_000 });
  await expect(figure).toHaveAttribute('data-result', /\S/);
  expect(await figure.getAttribute('data-result')).not.toBe(result);
  expectNoTrouble(trouble);
});

test('an embed that locks the seed offers no other one, and runs the same again', async ({ page }) => {
  await page.goto('embed/plane-classifier/?seed=7&lock=seed');
  const figure = page.locator('course-figure');
  await expect(figure).toHaveAttribute('data-live', '');
  await expect(figure.getByRole('button', { name: 'New seed' })).toBeHidden();
  await play(figure).click();
  await expect(play(figure)).toHaveText('Run again', { timeout: 30_000 });
  await play(figure).click();
  await expect(play(figure)).toHaveText('Pause');
  await expect(figure.getByRole('slider', { name: 'Seed' })).toHaveValue('7');
});
