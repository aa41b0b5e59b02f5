/** The kinds of exercises that not every lesson has, on the page that shows each of them. */
import type { Locator } from '@playwright/test';
import { expect, expectNoTrouble, test } from './site.ts';

const verdict = (exercise: Locator) => exercise.locator('[data-verdict]');
const check = (exercise: Locator) => exercise.getByRole('button', { name: 'Check' }).click();

test.describe('a formula', () => {
  test('right in any form, wrong with its slip and a point, unreadable with what to mend; the answer is kept', async ({
    page,
    trouble,
  }) => {
    await page.goto('instructor/exercise-kinds/');
    const exercise = page.locator('formula-exercise').first();
    const field = exercise.getByRole('textbox');
    const answer = async (text: string): Promise<void> => {
      await field.fill(text);
      await field.press('Enter');
    };
    await answer('tanh x');
    await expect(verdict(exercise)).toContainText('Write it with brackets: tanh(…)');
    await expect(field).toHaveAttribute('aria-invalid', 'true');
    await answer('1 - σ(x)^2');
    await expect(verdict(exercise)).toContainText('Not yet');
    await expect(verdict(exercise)).toContainText('that is how it goes for tanh', { ignoreCase: true });
    await expect(verdict(exercise)).toContainText('At x = 1 yours gives 0.465553; it should be 0.196612.');
    await answer('x');
    await expect(verdict(exercise)).toContainText('use the chain rule');
    await expect(exercise.locator('[data-done]')).toBeHidden();
    await answer('e^-x/(1+e^-x)^2');
    await expect(verdict(exercise)).toContainText('Right');
    await expect(field).not.toHaveAttribute('aria-invalid', 'true');

    await page.reload();
    await expect(field).toHaveValue('e^-x/(1+e^-x)^2');
    await expect(exercise.locator('[data-done]')).toBeVisible();
    await expect(exercise.locator('.hint:visible')).toHaveCount(1);
    expectNoTrouble(trouble);
  });
});

test('a graph says how far it is right and where it first goes wrong, by keyboard, and is kept', async ({
  page,
  trouble,
}) => {
  await page.goto('instructor/exercise-kinds/');
  const exercise = page.locator('graph-exercise').first();
  const value = (name: string) => exercise.getByLabel(`Value of ${name}`, { exact: true });
  const back = (name: string) => exercise.getByLabel(`Derivative of L by ${name}`, { exact: true });
  for (const [name, text] of Object.entries({ u: '-2', z: '1', a: '1' })) await value(name).fill(text);
  await value('a').press('Enter');
  await expect(verdict(exercise)).toContainText('The first 3 are right. Next: value of L.');
  await value('L').fill('3');
  await value('L').press('Enter');
  await expect(verdict(exercise)).toContainText(
    'Value of L is where it first goes wrong. Look at (a - 4)^2 again.',
  );
  await expect(value('L')).toBeFocused();
  await value('L').fill('9');
  for (const [name, text] of Object.entries({ a: '6', z: '-6', u: '-6', b: '-6', w: '-12', x: '6' }))
    await back(name).fill(text);
  await back('x').press('Enter');
  await expect(verdict(exercise)).toContainText('Derivative of L by a has the right size and the wrong sign');
  await back('a').fill('−6');
  await back('a').press('Enter');
  await expect(verdict(exercise)).toContainText('Right');
  await page.reload();
  await expect(back('w')).toHaveValue('-12');
  await expect(exercise.locator('[data-done]')).toBeVisible();
  expectNoTrouble(trouble);
});

test('a question is asked again with other numbers, and is kept with them', async ({ page, trouble }) => {
  await page.goto('instructor/exercise-kinds/');
  const exercise = page.locator('number-exercise').first();
  const field = exercise.getByRole('textbox');
  const drawn = async (): Promise<number> =>
    Number(await exercise.locator('> p [data-drawn]').first().textContent());
  const square = async (text: string): Promise<void> => {
    await field.fill(text);
    await field.press('Enter');
  };
  const first = await drawn();
  await square(String(first ** 2));
  await expect(verdict(exercise)).toContainText('Right');
  const seen = new Set([first]);
  for (let i = 0; i < 4; i++) {
    await exercise.getByRole('button', { name: 'New numbers' }).click();
    await expect(field).toHaveValue('');
    await expect(field).toBeFocused();
    const n = await drawn();
    seen.add(n);
    await square(String(2 * n));
    await expect(verdict(exercise)).toContainText(`That is twice ${n}.`);
    await square(String(n ** 2));
    await expect(verdict(exercise)).toContainText('Right');
  }
  expect(seen.size).toBeGreaterThan(1);
  const last = await drawn();
  await page.reload();
  await expect(exercise.locator('> p [data-drawn]').first()).toHaveText(String(last));
  await expect(field).toHaveValue(String(last ** 2));
  expectNoTrouble(trouble);
});

test('steps are put in order by keys or buttons, told how far they follow, and kept', async ({
  page,
  trouble,
}) => {
  await page.goto('instructor/exercise-kinds/');
  const exercise = page.locator('order-exercise').first();
  const places = () =>
    exercise.locator('.step').evaluateAll((all) => all.map((each) => Number(each.dataset['place'])));
  const count = (await places()).length;
  await check(exercise);
  await expect(verdict(exercise)).toContainText('Not yet');
  for (let place = 1; place <= count; place++) {
    const step = exercise.locator(`.step[data-place="${place}"]`);
    await step.getByRole('button', { name: /^Up/ }).focus();
    while ((await places()).indexOf(place) > place - 1) await page.keyboard.press('ArrowUp');
    if (place !== 1) continue;
    await expect(step.getByRole('button', { name: 'Up: step 1' })).toBeFocused();
    await check(exercise);
    await expect(verdict(exercise)).toContainText(/The first|Right/);
  }
  await check(exercise);
  await expect(verdict(exercise)).toContainText('Right');
  await page.reload();
  expect(await places()).toEqual(Array.from({ length: count }, (_, at) => at + 1));
  await expect(exercise.locator('[data-done]')).toBeVisible();
  expectNoTrouble(trouble);
});
