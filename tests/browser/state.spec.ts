/** A figure's state in the address: it follows, it can be gone back through, and nothing in it is believed. */
import type { Locator, Page } from '@playwright/test';
import { findFigure } from '../../src/figures/index.ts';
import { expect, expectNoTrouble, pages, test } from './site.ts';

const figurePages = pages().filter((path) => /^figures\/.+/.test(path));

async function open(page: Page, path: string): Promise<Locator> {
  await page.goto(path);
  const figure = page.locator('course-figure').first();
  await expect(figure).toHaveAttribute('data-live', '');
  return figure;
}
const query = (page: Page) => decodeURIComponent(new URL(page.url()).search);
const x = (figure: Locator) => figure.getByRole('slider', { name: 'Input x' });

/** Until the next change is an entry of its own. */
const burst = 1000;

for (const path of figurePages) {
  const id = path.split('/')[1] ?? '';

  test(`${id}: the address follows, and the same address gives the same result`, async ({
    page,
    trouble,
  }) => {
    const figure = await open(page, path);
    expect(query(page)).toBe('');
    const inputs = figure.locator(
      '.ask input[type=range], .ask input[type=checkbox], .ask input[type=radio]',
    );
    if ((await inputs.count()) > 0) {
      const input = inputs.first();
      const [type, atEnd] = await input.evaluate((node: HTMLInputElement) => [
        node.type,
        node.value === node.max,
      ]);
      // Whatever moves it: some figures open at the end of a slider.
      if (type === 'range') await input.press(atEnd ? 'Home' : 'End');
      else if (type === 'radio' && (await input.isChecked())) await input.press('ArrowRight');
      else await input.press('Space');
    } else {
      await figure.locator('.ask select').first().selectOption({ index: 1 });
    }
    await expect.poll(() => query(page)).toMatch(new RegExp(`^\\?${id}=\\w+:`));
    const again = await page.context().newPage();
    const reopened = await open(again, page.url());
    const { source } = await findFigure(id);
    // Times measured here are nobody else's: such a result has no hash.
    if (source.kind !== 'run' || !source.measures) {
      await expect(reopened).toHaveAttribute('data-result', /\S/);
      // A page behind another draws nothing: the first one may still show what was before the change.
      await page.bringToFront();
      await expect
        .poll(() => figure.getAttribute('data-result'))
        .toBe(await reopened.getAttribute('data-result'));
    }
    await again.close();
    // A run is reset once it has begun.
    const step = figure.getByRole('button', { name: 'Step', exact: true });
    if ((await step.count()) > 0) await step.click();
    await figure.getByRole('button', { name: 'Reset', exact: true }).click();
    await expect.poll(() => query(page)).toBe('');
    expectNoTrouble(trouble);
  });
}

test('back and forward lead through the settings that were stood at', async ({ page, trouble }) => {
  const figure = await open(page, 'figures/relu-and-derivative/');
  await x(figure).focus();
  await page.keyboard.press('End');
  await expect.poll(() => query(page)).toBe('?relu-and-derivative=x:4');
  await page.waitForTimeout(burst);
  await page.keyboard.press('Home');
  await expect.poll(() => query(page)).toBe('?relu-and-derivative=x:-4');

  await page.goBack();
  await expect(x(figure)).toHaveAttribute('aria-valuetext', '4.0');
  await page.goBack();
  await expect(x(figure)).toHaveAttribute('aria-valuetext', '0.0');
  expect(query(page)).toBe('');
  await page.goForward();
  await page.goForward();
  await expect(x(figure)).toHaveAttribute('aria-valuetext', '−4.0');
  expectNoTrouble(trouble);
});

test('a drag is one step back, however far it went', async ({ page }) => {
  const figure = await open(page, 'figures/relu-and-derivative/');
  const entries = () => page.evaluate(() => history.length);
  const before = await entries();
  const box = await x(figure).boundingBox();
  if (!box) throw new Error('no slider');
  const y = box.y + box.height / 2;
  await page.mouse.move(box.x + box.width / 2, y);
  await page.mouse.down();
  for (let i = 0; i < 20; i++) {
    await page.mouse.move(box.x + box.width * (0.5 + i * 0.02), y);
    await page.waitForTimeout(20);
  }
  await expect.poll(() => query(page)).toMatch(/x:/);
  expect(await entries()).toBe(before);
  await page.mouse.up();
  await expect.poll(entries).toBe(before + 1);
  await page.goBack();
  await expect(x(figure)).toHaveAttribute('aria-valuetext', '0.0');
  expect(query(page)).toBe('');
});

test('an arrow key pressed many times is one step back', async ({ page }) => {
  const figure = await open(page, 'figures/relu-and-derivative/');
  const before = await page.evaluate(() => history.length);
  await x(figure).focus();
  for (let i = 0; i < 15; i++) await page.keyboard.press('ArrowRight');
  await expect.poll(() => query(page)).toBe('?relu-and-derivative=x:1.5');
  expect(await page.evaluate(() => history.length)).toBe(before + 1);
});

test('the figures of one page share the address', async ({ page, trouble }) => {
  await page.goto('lessons/max-0-x/?from-sigmoids-to-relu=copies:3&elsewhere=kept');
  const first = page.locator('course-figure[data-figure="relu-and-derivative"]');
  const second = page.locator('course-figure[data-figure="from-sigmoids-to-relu"]');
  await first.scrollIntoViewIfNeeded();
  await expect(first).toHaveAttribute('data-live', '');
  await x(first).focus();
  await page.keyboard.press('End');
  await expect
    .poll(() => query(page))
    .toBe('?from-sigmoids-to-relu=copies:3&elsewhere=kept&relu-and-derivative=x:4');
  await second.scrollIntoViewIfNeeded();
  const copies = second.getByRole('slider', { name: 'Copies' });
  await expect(copies).toHaveAttribute('aria-valuetext', '3');
  await copies.focus();
  await page.keyboard.press('End');
  await expect
    .poll(() => query(page))
    .toBe('?from-sigmoids-to-relu=copies:12&elsewhere=kept&relu-and-derivative=x:4');
  await page.goBack();
  await expect(copies).toHaveAttribute('aria-valuetext', '3');
  await expect(x(first)).toHaveAttribute('aria-valuetext', '4.0');
  expectNoTrouble(trouble);
});

test('a page scrolls to a figure only where the address says so', async ({ page }) => {
  const state = '?from-sigmoids-to-relu=copies:3';
  await page.goto(`lessons/max-0-x/${state}`);
  await page.waitForLoadState('networkidle');
  expect(await page.evaluate(() => window.scrollY)).toBe(0);
  await page.goto('404.html');
  await page.goto(`lessons/max-0-x/${state}#fig-from-sigmoids-to-relu`);
  await expect(page.locator('#fig-from-sigmoids-to-relu')).toBeInViewport();
});

test('a run that has ended shows its hash, and a second run of the same link has the same one', async ({
  page,
  trouble,
}) => {
  const link = 'figures/sparsity-pressure/?sparsity-pressure=epochs:1,seed:4';
  const hashes: string[] = [];
  for (let i = 0; i < 2; i++) {
    const figure = await open(page, link);
    await figure.getByRole('button', { name: 'Play' }).click();
    const shown = figure.locator('[data-result-hash]');
    await expect(shown).toHaveText(/^result [0-9a-f]{4} [0-9a-f]{4}$/, { timeout: 100_000 });
    hashes.push((await shown.textContent()) ?? '');
  }
  expect(hashes[1]).toBe(hashes[0]);
  expectNoTrouble(trouble);
});

const nasty = [
  '<script>document.title="got in"</script>',
  '"><img src=x onerror="document.title=1">',
  '1e999,__proto__:1,constructor:x',
  `${'9'.repeat(400)},${',x:'.repeat(40)}`,
  '%E0%A4%A%00\u202e%0d%0a',
  'v:2,x:1',
];
for (const path of figurePages) {
  const id = path.split('/')[1] ?? '';
  test(`${id}: hostile addresses change nothing but settings`, async ({ page, trouble }) => {
    await page.goto(path);
    const title = await page.title();
    for (const text of nasty) {
      const keys = ['x', 'activation', 'activations', 'depth', 'seed', 'digit', 'copies', 'weights'];
      const figure = await open(
        page,
        `${path}?${id}=${keys.map((key) => `${key}:${encodeURI(text.replaceAll('%', '%25'))}`).join(',')}`,
      );
      await expect(figure.getByRole('alert')).toBeHidden();
      expect(await figure.locator('script, img, iframe').count()).toBe(0);
      expect(await page.title()).toBe(title);
    }
    expectNoTrouble(trouble);
  });
}
