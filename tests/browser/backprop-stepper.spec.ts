/** The stepper asks for a number, judges it as it is typed, and goes on by a key: the control for typed numbers, in use. */
import { expect, expectNoTrouble, test } from './site.ts';

test('a wrong number is told what went wrong, a right one is shown, and a key goes to the next step', async ({
  page,
  trouble,
}) => {
  await page.goto('figures/backprop-stepper/?backprop-stepper=step:7,mode:ask');
  const figure = page.locator('course-figure');
  await expect(figure).toHaveAttribute('data-live', '');
  const said = figure.locator('[data-view="rule"] svg');
  const answer = figure.getByRole('textbox', { name: 'Your number for this step' });
  await expect(said).toContainText('= ?');

  await answer.fill('-0.8');
  await expect(said).toContainText('The sign is turned');
  // As people write it elsewhere.
  await answer.fill('0,8');
  await expect(said).toContainText(/1\.3 − 0\.5\s*= 0\.8/);
  await expect(said).toContainText('Right');

  await figure.getByRole('slider', { name: 'Step' }).focus();
  await page.keyboard.press('ArrowRight');
  await expect(said).toContainText('Step 8 of 24');
  // The answer to the step before is not judged again.
  await expect(said).not.toContainText('Not yet');
  expectNoTrouble(trouble);
});

test('every number can be changed, and what is no number changes nothing and is told what would be right', async ({
  page,
}) => {
  await page.goto('figures/backprop-stepper/');
  const figure = page.locator('course-figure');
  await expect(figure).toHaveAttribute('data-live', '');
  const graph = figure.locator('[data-view="graph"] svg');
  const bias = figure.getByRole('textbox', { name: 'b₂' });
  await bias.fill('2');
  // The second unit opens: its slope is 1, and the loss falls from 0.32 to 0.125.
  await expect(graph).toContainText('0.125');
  await bias.fill('2x');
  await expect(graph).toContainText('0.125');
  await bias.blur();
  expect(await bias.evaluate((field: HTMLInputElement) => field.validationMessage)).toContain(
    'a number from -9 to 9',
  );
  await bias.fill('0.5');
  await expect(graph).toContainText('0.32');
});
