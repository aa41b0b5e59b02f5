/** A whole lesson by keyboard alone: no pointer, no focus but by Tab, nothing but keys from the home page to the next lesson. */
import type { Locator, Page } from '@playwright/test';
import { expect, expectNoTrouble, test } from './site.ts';

const isFocused = (one: Locator) =>
  one.evaluateAll((nodes) => nodes.some((node) => node === document.activeElement));

/** Tab, forward only, until it is there. Whatever is passed on the way must show that it has the focus, and where. */
async function tabTo(page: Page, target: Locator): Promise<void> {
  await expect(target.first()).toBeAttached();
  for (let presses = 0; presses < 150; presses++) {
    await page.keyboard.press('Tab');
    const { shown, what } = await page.evaluate(() => {
      const element = document.activeElement;
      if (!element || element === document.body) return { shown: false, what: 'nothing' };
      // A chip, a slider's ring: what is seen of an input stands beside it.
      const marks = [element, element.nextElementSibling, element.parentElement].filter(
        (each) => each !== null,
      );
      const outlined = marks.some((each) => getComputedStyle(each).outlineStyle !== 'none');
      // The editor has a caret, and a frame of its own.
      return {
        shown: outlined || element.matches('input, textarea, .code-editor'),
        what: element.outerHTML.slice(0, 120),
      };
    });
    expect(shown, `one sees that the focus is on ${what}`).toBe(true);
    if (await isFocused(target)) return;
  }
  throw new Error('150 presses of Tab did not lead there.');
}

const verdict = (exercise: Locator) => exercise.locator('[data-verdict] b');

test('a lesson is found, read, its figure moved, its exercises answered, and finished', async ({
  page,
  trouble,
}) => {
  await page.goto('');
  await page.keyboard.press('Tab');
  await expect(page.getByRole('link', { name: /^Skip/ })).toBeFocused();
  await page.keyboard.press('Enter');
  await tabTo(page, page.getByRole('main').getByRole('link', { name: 'max(0, x)' }).first());
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/lessons\/max-0-x\/$/);

  // Read: a screen at a time, and from section to section.
  await page.keyboard.press('Space');
  await expect.poll(() => page.evaluate(() => scrollY)).toBeGreaterThan(300);
  await page.keyboard.press('j');
  await expect(page.locator('main h2[id]:focus')).toHaveCount(1);
  await page.keyboard.press('Home');
  await expect.poll(() => page.evaluate(() => scrollY)).toBe(0);

  const figure = page.locator('course-figure').first();
  await expect(figure).toHaveAttribute('data-live', '');
  // From the top of the page again.
  await page.reload();
  await expect(figure).toHaveAttribute('data-live', '');
  const slider = figure.getByRole('slider', { name: 'Input x' });
  await tabTo(page, slider);
  await page.keyboard.press('End');
  await expect(slider).toHaveAttribute('aria-valuetext', '4.0');
  await expect(figure.locator('[data-describe]')).toContainText('4');
  const describedAtEnd = (await figure.locator('[data-describe]').textContent()) ?? '';
  await page.keyboard.press('PageDown');
  await expect(figure.locator('[data-describe]')).not.toHaveText(describedAtEnd);

  const exercises = page.locator('.ex');
  const kinds = new Set<string>();
  for (const exercise of await exercises.all()) {
    const kind = await exercise.evaluate((element) => element.localName);
    kinds.add(kind);
    if (kind === 'choice-exercise') {
      const options = exercise.getByRole('radio');
      await tabTo(page, options.first());
      // A radio is chosen by Space, and the next by an arrow.
      await page.keyboard.press('Space');
      const right = exercise.locator('input[data-right]');
      while (!(await isFocused(right))) await page.keyboard.press('ArrowDown');
      await tabTo(page, exercise.getByRole('button', { name: 'Check' }));
      await page.keyboard.press('Enter');
      await expect(verdict(exercise)).toHaveText('Right');
    } else if (kind === 'number-exercise') {
      const form = exercise.locator('form');
      const ends = [await form.getAttribute('data-from'), await form.getAttribute('data-to')].map(Number);
      await tabTo(page, exercise.getByRole('textbox'));
      await page.keyboard.type(String(Number(((ends[0] + ends[1]) / 2).toPrecision(9))));
      await page.keyboard.press('Enter');
      await expect(verdict(exercise)).toHaveText('Right');
    } else if (kind === 'code-exercise') {
      const code = exercise.locator('.cm-content');
      // The editor takes the place of the text as soon as that has the focus.
      await tabTo(page, exercise.locator('textarea, .code-editor'));
      await expect(code).toBeFocused();
      await page.keyboard.press('Control+a');
      await page.keyboard.insertText((await exercise.locator('.solution pre').first().textContent()) ?? '');
      await page.keyboard.press('Control+Enter');
      await expect(verdict(exercise)).toHaveText('Right');
      await page.keyboard.press('Escape');
    } else {
      await tabTo(page, exercise.locator('.solution summary'));
      await page.keyboard.press('Enter');
      await expect(exercise.locator('.solution > div')).toBeVisible();
    }
  }
  expect([...kinds].sort()).toEqual([
    'choice-exercise',
    'code-exercise',
    'derive-exercise',
    'number-exercise',
  ]);

  const next = page.locator('a[rel="next"]').last();
  await tabTo(page, next);
  const lesson = await next.getAttribute('href');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(new RegExp(`${lesson}$`));
  await page.goto('kept/');
  await expect(page.locator('[data-progress="max-0-x"]')).toHaveText('Read');
  expectNoTrouble(trouble);
});
