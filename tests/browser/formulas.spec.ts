/** What a formula offers: its number, its TeX without it, and what its symbols mean, where a list above has said so. */
import { expect, test } from './site.ts';

const lesson = 'lessons/gradients-that-vanish/';

test('a reference leads to the formula, whose symbols are explained below it, in words', async ({ page }) => {
  await page.goto(lesson);
  await page.getByRole('link', { name: 'equation 3.1' }).click();
  const formula = page.locator('.eq:target');
  await expect(formula).toBeInViewport();
  await expect(formula.locator('.katex-html')).toContainText('(3.1)');
  const list = page.locator('.eq:target + dl.symbols');
  await expect(list.getByRole('term').first()).toContainText('h');
  await expect(list.getByRole('definition').first()).toHaveText(/^the input/);
});

test('further down a formula explains them on hover, a displayed one by keyboard, and Escape closes it', async ({
  page,
}) => {
  await page.goto(lesson);
  await page.mouse.move(5, 300);
  const formula = page.getByText('exactly 1 for ReLU').locator('.katex', { hasText: 'χ' }).first();
  await formula.hover();
  const note = page.locator('.katex + .definition');
  await expect(note).toBeVisible();
  await expect(note).toContainText('the factor by which one layer changes');
  await page.keyboard.press('Escape');
  await expect(note).toBeHidden();

  // What was said of a symbol counts to the end of its section, if nothing else is said.
  const elsewhere = page.locator('.katex-display', {
    has: page.locator('annotation', { hasText: String.raw`\sum_k W_{l+1,ki}` }),
  });
  await expect(elsewhere.first().locator('xpath=following-sibling::*[1]')).toHaveText('Copy TeX');

  await page.getByText('Find the variance').scrollIntoViewIfNeeded();
  await page.locator('#ex-leaky-gain').getByText('Worked solution').click();
  const button = page.locator('#ex-leaky-gain').getByRole('button', { name: 'Symbols' });
  await button.focus();
  await page.keyboard.press('Enter');
  await expect(page.locator('#ex-leaky-gain .copy-tex .definition')).toContainText('the weights’ scale');
});

test('TeX is copied without the number, which is the page’s', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.goto(`${lesson}#eq-factor`);
  await page.mouse.move(5, 300);
  const button = page.locator('#eq-factor').getByRole('button', { name: 'Copy TeX' });
  await button.focus();
  await page.keyboard.press('Enter');
  await expect(page.locator('#eq-factor .copy-tex')).toContainText('Copied');
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(
    "\\chi = s \\sqrt{\\operatorname{E} f'(z)^2} .",
  );
});
