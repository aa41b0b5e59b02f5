/** A function drawn by hand: by pointer, by keyboard, kept in a link. */
import type { Locator, Page } from '@playwright/test';
import { expect, expectNoTrouble, test } from './site.ts';

async function open(page: Page, query = ''): Promise<{ figure: Locator; pad: Locator; said: Locator }> {
  await page.goto(`figures/draw-an-activation/${query}`);
  const figure = page.locator('course-figure');
  await expect(figure).toHaveAttribute('data-live', '');
  const pad = figure.getByRole('application', { name: 'Activation, drawn by hand' });
  return { figure, pad, said: figure.locator('[data-pad-said]') };
}
const readouts = (figure: Locator) => figure.locator('[data-readouts]');

test('a curve is moved by keys, place by place, and says what it has become', async ({ page, trouble }) => {
  const { figure, pad, said } = await open(page);
  const before = await readouts(figure).textContent();
  await pad.focus();
  await page.keyboard.press('Home');
  await expect(said).toHaveText('−1.00 at −4.0');
  await page.keyboard.press('ArrowUp');
  await expect(said).toHaveText('−0.95 at −4.0');
  await page.keyboard.press('Shift+ArrowRight');
  await expect(said).toHaveText(/ at −2\.0$/);
  for (let i = 0; i < 12; i++) await page.keyboard.press('PageUp');
  await expect(said).toHaveText('4.00 at −2.0');
  await expect(readouts(figure)).not.toHaveText(before ?? '');
  // In twentieths: −0.95 and, as the last of all, 4.
  await expect.poll(() => new URL(page.url()).search).toMatch(/draw-an-activation=curve:-19,(.*,)?80,/);
  // What was set is drawn in the frame after it.
  await page.evaluate(
    () => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))),
  );
  const now = await readouts(figure).textContent();
  const again = await open(page, new URL(page.url()).search);
  await expect(readouts(again.figure)).toHaveText(now ?? '');
  await again.figure.getByRole('button', { name: 'Start again' }).click();
  await expect(readouts(again.figure)).toHaveText(before ?? '');
  expectNoTrouble(trouble);
});

test('a stroke across the pad draws, however quick: a straight line has gain 1 and keeps its gradient', async ({
  page,
}) => {
  await page.setViewportSize({ width: 1280, height: 1100 });
  const { figure, pad } = await open(page);
  const box = await pad.boundingBox();
  if (!box) throw new Error('The pad is not on the page.');
  // From (−4, −2) to (2, 4) at one slope, then level: along the diagonal of its units.
  const at = (x: number, y: number) =>
    [box.x + (box.width * (x + 4)) / 8, box.y + (box.height * (4 - y)) / 6] as const;
  await page.mouse.move(...at(-3.96, -1.98));
  await page.mouse.down();
  await page.mouse.move(...at(0, 0), { steps: 3 });
  await page.mouse.move(...at(3.96, 3.96), { steps: 3 });
  await page.mouse.up();
  // Half as steep on the left: E[f²] = (1/4 + 1)/2, and E[f′²] is the same.
  await expect(readouts(figure)).toContainText(/E\[f²\] 0\.6[12]/);
  await expect(readouts(figure)).toContainText(/each layer × (0\.9[89]|1\.0[012])/);
});

test('a link with a curve that is none shows the first curve', async ({ page, trouble }) => {
  const { figure } = await open(page);
  const first = await readouts(figure).textContent();
  for (const curve of [
    '',
    '1,2',
    '<b>',
    '9'.repeat(4000),
    Array.from({ length: 41 }, () => '999').join(','),
  ]) {
    const { figure: bounded } = await open(page, `?draw-an-activation=curve:${encodeURIComponent(curve)}`);
    await expect(readouts(bounded)).toHaveText(first ?? '');
  }
  expectNoTrouble(trouble);
});
