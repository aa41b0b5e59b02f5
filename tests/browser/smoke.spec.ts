/** What every page of the course keeps to, whatever is on it. The pages are those that were built. */
import { axeFindings, colourRules, expect, expectNoTrouble, pages, scrollThrough, test } from './site.ts';

for (const path of pages()) {
  test.describe(`/${path}`, () => {
    test('opens, loads its figures, and asks nobody else for anything', async ({ page, trouble }) => {
      const response = await page.goto(path);
      expect(response?.status()).toBe(200);
      await expect(page).toHaveTitle(/\S/);
      await scrollThrough(page);
      expectNoTrouble(trouble);
    });

    test('has nothing that axe finds, in light and in dark', async ({ page }) => {
      await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
      await page.goto(path);
      await scrollThrough(page);
      expect(await axeFindings(page)).toEqual([]);
      await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' });
      expect(await axeFindings(page, colourRules)).toEqual([]);
    });

    test('fits a phone 320 pixels wide', async ({ page }) => {
      await page.setViewportSize({ width: 320, height: 640 });
      await page.goto(path);
      await scrollThrough(page);
      const tooWide = await page.evaluate(() => {
        const limit = document.documentElement.clientWidth;
        if (document.documentElement.scrollWidth <= limit) return [];
        // The page scrolls sideways: name what stands out, for whoever mends it.
        return [...document.body.querySelectorAll('*')]
          .filter((element) => element.getBoundingClientRect().right > limit + 1)
          .map((element) => `${element.tagName.toLowerCase()}.${element.getAttribute('class') ?? ''}`)
          .concat('the page scrolls sideways')
          .slice(-8);
      });
      expect(tooWide).toEqual([]);
    });
  });
}

test('a page that is not there says so, with a way back', async ({ page }) => {
  const response = await page.goto('no/such/page/');
  expect(response?.status()).toBe(404);
  await expect(page.getByRole('main').getByRole('link').first()).toBeVisible();
});
