/** The control for a set of several, where it is used: the comparison of activations. */
import { expect, expectNoTrouble, test } from './site.ts';

const path = 'figures/compare/';

test('what is ticked is drawn, and named once in each picture', async ({ page, trouble }) => {
  await page.goto(path);
  const figure = page.locator('course-figure');
  await expect(figure).toHaveAttribute('data-live', '');
  const names = (view: string) => figure.locator(`[data-view="${view}"] svg .strong text`).allTextContents();
  for (const name of ['ReLU', 'ELU', 'GELU'])
    await figure.getByRole('checkbox', { name, exact: true }).uncheck();
  await figure.getByRole('checkbox', { name: 'Mish', exact: true }).check();
  for (const view of ['functions', 'derivatives'])
    await expect.poll(async () => (await names(view)).sort()).toEqual(['Mish', 'SiLU']);
  expectNoTrouble(trouble);
});

test('the last one cannot be taken away, nor a ninth be added, and the reason is said', async ({ page }) => {
  await page.goto(`${path}?compare=activations:relu`);
  const figure = page.locator('course-figure');
  await expect(figure).toHaveAttribute('data-live', '');
  const boxes = figure.getByRole('checkbox');
  const only = figure.getByRole('checkbox', { name: 'ReLU', exact: true });
  await only.focus();
  await page.keyboard.press('Space');
  await expect(only).toBeChecked();
  await expect(only).toBeFocused();
  await expect(figure.locator('[data-said-of]')).toHaveText('One has to stay: add another first.');

  const others = await boxes.all();
  for (const box of others)
    if (!(await box.isChecked()) && (await figure.locator('input:checked').count()) < 8) await box.check();
  await expect(figure.locator('[data-said-of]')).toBeEmpty();
  const ninth = figure.locator('input:not(:checked)').first();
  await ninth.focus();
  await page.keyboard.press('Space');
  await expect(figure.locator('input:checked')).toHaveCount(8);
  await expect(figure.locator('[data-said-of]')).toHaveText('8 at most: take one away first.');
});

test('a link with a set opens it, and Reset brings back the page’s own', async ({ page }) => {
  await page.goto(`${path}?compare=activations:mish+gelu`);
  const figure = page.locator('course-figure');
  await expect(figure).toHaveAttribute('data-live', '');
  const ticked = () =>
    figure.locator('input:checked').evaluateAll((boxes) => boxes.map((box) => box.getAttribute('value')));
  expect(await ticked()).toEqual(['gelu', 'mish']);
  await figure.getByRole('button', { name: 'Reset' }).click();
  expect(await ticked()).toEqual(['relu', 'elu', 'gelu', 'silu']);
});
