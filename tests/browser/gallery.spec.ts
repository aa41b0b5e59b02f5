/** The gallery's row of controls: what is drawn, of which, in which order, how far. */
import { expect, expectNoTrouble, test } from './site.ts';

test('filters, sorts, and says how many are left', async ({ page, trouble }) => {
  await page.goto('gallery/');
  const shown = page.locator('.act:visible');
  const all = await shown.count();
  await page
    .getByRole('radiogroup', { name: 'Which activations' })
    .getByRole('radio', { name: 'smooth', exact: true })
    .check();
  await expect.poll(() => shown.count()).toBeLessThan(all);
  await expect(page.getByRole('link', { name: /^ReLU\b/ })).toBeHidden();
  await expect(page.locator('.act[data-id="gelu"]')).toBeVisible();
  await page
    .getByRole('radiogroup', { name: 'Which activations' })
    .getByRole('radio', { name: 'all', exact: true })
    .check();
  await expect(shown).toHaveCount(all);

  await page
    .getByRole('radiogroup', { name: 'Order' })
    .getByRole('radio', { name: 'year', exact: true })
    .check();
  await expect(shown).toHaveCount(all);
  const years = await shown.evaluateAll((links) =>
    links.map((link) => Number(link.getAttribute('data-year'))),
  );
  expect(years).toEqual(years.toSorted((a, b) => a - b));
  expect(years.at(-1)).toBeGreaterThan(2015);
  await expect(page.getByRole('status').filter({ hasText: `${all} activations` })).toBeAttached();
  await page
    .getByRole('radiogroup', { name: 'Order' })
    .getByRole('radio', { name: 'family', exact: true })
    .check();
  await expect(page.getByRole('heading', { name: 'Saturating' })).toBeVisible();
  await expect(shown).toHaveCount(all);

  await page
    .getByRole('radiogroup', { name: 'What is drawn' })
    .getByRole('radio', { name: 'f', exact: true })
    .check();
  await expect(page.locator('.act[data-id="tanh"] .ln.df')).toBeHidden();
  await expect(page.locator('.act[data-id="tanh"] .ln.f')).toBeVisible();
  expectNoTrouble(trouble);
});

test('draws as far as the reader asks, as the page was drawn', async ({ page }) => {
  await page.goto('gallery/');
  const curve = page.locator('.act[data-id="tanh"] .ln.f');
  const before = await curve.getAttribute('d');
  const range = page.getByRole('slider', { name: 'Largest x' });
  await range.fill('8');
  await expect.poll(() => curve.getAttribute('d')).not.toBe(before);
  // A line at 45° stays one: ReLU leaves the corner at the same angle.
  const [x0, y0, x1, y1] = ((await page.locator('.act[data-id="relu"] .ln.f').getAttribute('d')) ?? '')
    .match(/[\d.]+/g)!
    .map(Number)
    .slice(-4) as [number, number, number, number];
  expect(Math.abs((y0 - y1) / (x1 - x0) - 1)).toBeLessThan(0.01);
  await range.fill('4');
  await expect.poll(() => curve.getAttribute('d')).toBe(before);
});
