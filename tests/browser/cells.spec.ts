/** A cell of a lesson: what it shows before it is run, what it shows when the reader changes it, and where it goes from there. */
import { readFileSync } from 'node:fs';
import { expect, expectNoTrouble, test } from './site.ts';

const lesson = 'lessons/max-0-x/';
const id = '#cell-slope-at-zero';

test('shows what it computes, runs what the reader makes of it, and starts again', async ({
  page,
  trouble,
}) => {
  await page.goto(lesson);
  const cell = page.locator(id);
  const shown = cell.locator('.outp');
  await expect(shown.getByRole('row')).toHaveCount(6);
  await cell.getByRole('textbox').click();
  const code = cell.locator('.cm-content');
  await expect(code).toBeFocused();
  await code.fill("console.log('six', 6 * 7);");
  await code.press('Control+Enter');
  await expect(shown).toHaveText('six 42');
  await code.fill('const one = 1;\nmissing();');
  await cell.getByRole('button', { name: 'Run' }).click();
  await expect(cell.locator('[data-said]')).toHaveText('Line 2: ReferenceError: missing is not defined.');
  await cell.getByRole('button', { name: 'Start again' }).click();
  await expect(shown.getByRole('row')).toHaveCount(6);
  await expect(code).toContainText('rectifier');
  expectNoTrouble(trouble);
});

test('goes to the notebook with its lesson, runs there, and to Jupyter as its twin', async ({
  page,
  trouble,
}) => {
  await page.goto(lesson);
  await page
    .locator(id)
    .getByRole('link', { name: /in the notebook$/ })
    .click();
  const cells = page.locator('.nb-cell');
  await expect(cells.first().locator('textarea')).toHaveValue(/rectifier\.df/);
  await page.getByRole('button', { name: 'Run all' }).click();
  await expect(page.locator('[data-told]')).toContainText('Done in');
  await expect(cells.first().locator('.outp').getByRole('row')).toHaveCount(6);
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Export for Jupyter' }).click();
  const file = readFileSync(await (await download).path(), 'utf8');
  expect(JSON.parse(file)).toMatchObject({ nbformat: 4, cells: [{ cell_type: 'code' }, {}] });
  expect(file).toContain('torch.relu(x)');
  expectNoTrouble(trouble);
});

test.describe('without script', () => {
  test.use({ javaScriptEnabled: false });

  test('shows its code, its output and its twin, and nothing to press', async ({ page }) => {
    await page.goto(lesson);
    const cell = page.locator(id);
    await expect(cell.locator('.outp')).toContainText('1e−30');
    await expect(cell.getByRole('textbox')).toHaveValue(/rectifier\.df/);
    await expect(cell.getByRole('button', { name: 'Run' })).toBeHidden();
    await cell.getByText('In PyTorch').click();
    await expect(cell.locator('details pre')).toContainText('torch.relu(x)');
  });
});
