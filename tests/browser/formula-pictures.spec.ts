/**
 * Formulas whose parts are drawn and stacked, compared as pictures: a root, a matrix and cases need delimiters and lines that
 * no letter has, and a face or a rule of the style that is missing shows nowhere else.
 */
import { compareWithKept, pictureOf } from './pictures.ts';
import { expect, test } from './site.ts';

for (const [what, page, tex] of [
  ['root', 'lessons/variance-in-variance-out/', '\\sqrt'],
  ['matrix', 'lessons/why-a-bend/', '\\begin{pmatrix}'],
  ['cases', 'gallery/leaky-relu/', '\\begin{cases}'],
] as const)
  test(`a ${what} is set as it was`, async ({ page: tab }) => {
    await tab.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
    await tab.setViewportSize({ width: 1280, height: 800 });
    await tab.goto(page);
    await tab.evaluate(() => document.fonts.ready);
    const formula = tab
      .locator('.katex', { has: tab.locator('annotation', { hasText: tex }) })
      .locator('.katex-html')
      .first();
    expect(await compareWithKept(`formulas/${what}`, () => pictureOf(formula))).toEqual([]);
  });
