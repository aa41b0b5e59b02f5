/** The instructor's pages: every answer there, out of the readers' way. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseHTML } from 'linkedom';
import { siteFolder } from '../../scripts/shell.mjs';
import { expect, pages, test } from './site.ts';

const keys = pages().filter(
  (path) => /^instructor\/[^/]+\/$/.test(path) && path !== 'instructor/exercise-kinds/',
);

test('every lesson has its key, found from the foot of the site and not by search engines', async ({
  page,
}) => {
  await page.goto('');
  await expect(page.locator('header, nav, main').locator('a[href*="/instructor/"]')).toHaveCount(0);
  await page.locator('footer').getByRole('link', { name: 'For instructors' }).click();
  await expect(page.locator('meta[name=robots]')).toHaveAttribute('content', 'noindex');
  const lessons = pages().filter((path) => /^lessons\/[^/]+\/$/.test(path));
  await expect(page.locator('main ol a')).toHaveCount(lessons.length);
  expect(keys.length).toBe(lessons.length);
});

for (const path of keys)
  test(`/${path} shows each exercise of the lesson with its answer and its solution open`, async ({
    page,
  }) => {
    const lesson = readFileSync(
      join(siteFolder, path.replace('instructor', 'lessons'), 'index.html'),
      'utf8',
    );
    const { document } = parseHTML(lesson);
    const asked = [...document.querySelectorAll('.ex .lab')].map((label) => label.textContent);
    const headings = [...document.querySelectorAll('h1, h2, h3')].map((heading) => heading.textContent);
    expect(headings.length).toBeGreaterThan(3);
    expect(headings).not.toContain('Teaching it');
    await page.goto(path);
    expect(await page.locator('.ex .lab').allTextContents()).toEqual(asked);
    for (const exercise of await page.locator('.ex').all()) {
      await expect(exercise.locator('.solution > div')).toBeVisible();
      await expect(exercise.locator('button, input, textarea')).toHaveCount(0);
    }
    for (const options of await page.locator('.ex .opts').all())
      await expect(options.locator('.key-opt.right')).toHaveCount(1);
    for (const truth of await page.locator('.ex .truth b').all()) await expect(truth).toHaveText(/\d/);
    await expect(page.locator('rectified-figure, .fig')).toHaveCount(0);
  });
