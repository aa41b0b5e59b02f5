/** Every exercise of every lesson, as a reader does it: the right answer, a typical wrong one, hints, code. */
import type { Locator, Page } from '@playwright/test';
import { expect, expectNoTrouble, pages, test } from './site.ts';

const lessons = pages().filter((path) => /^lessons\/[^/]+\/$/.test(path));

const verdict = (exercise: Locator) => exercise.locator('[data-verdict]');
const check = (exercise: Locator) => exercise.getByRole('button', { name: 'Check' }).click();
const exercises = async (page: Page, element: string): Promise<Locator[]> => page.locator(element).all();

/** Words of a reply that the page holds back until they are deserved. */
const wordsOf = (template: Locator): Promise<string> =>
  template.evaluate((node) =>
    (node instanceof HTMLTemplateElement ? (node.content.textContent ?? '') : '').trim(),
  );

const flat = (text: string): string => text.replace(/\s+/g, ' ').trim();

/** Touches a cell, which opens the editor in it. */
async function edit(cell: Locator): Promise<Locator> {
  await cell.getByRole('textbox').click();
  const code = cell.locator('.cm-content');
  await expect(code).toBeFocused();
  return code;
}

async function expectReply(exercise: Locator, right: boolean, reply: string): Promise<void> {
  await expect(verdict(exercise).locator('b')).toHaveText(right ? 'Right' : 'Not yet');
  expect(flat((await verdict(exercise).locator('.said > span').textContent()) ?? '')).toBe(flat(reply));
  expect(reply).not.toBe('');
}

/** As a reader types it, so that it is read back as the same number. */
const typed = (value: number): string => String(value);

for (const path of lessons) {
  // One visit for all: a lesson takes longer to load than to answer.
  test(`/${path}: its exercises judge, help and run`, async ({ page, trouble }) => {
    await page.goto(path);
    // The elements come alive with the page's scripts.
    await page.waitForFunction(() => document.querySelector('.ex:not(:defined)') === null);

    await test.step('has at least five exercises, numbered in order', async () => {
      const labels = await page.locator('.ex .lab').allTextContents();
      expect(labels.length).toBeGreaterThanOrEqual(5);
      const lesson = /^Lesson (\d+)/.exec((await page.locator('.where').textContent())?.trim() ?? '')?.[1];
      expect(labels.map((label) => /Exercise (\S+) /.exec(label)?.[1])).toEqual(
        labels.map((_, place) => `${lesson}.${place + 1}`),
      );
    });

    await test.step('a choice says “Right” to the right option and names the slip of each other', async () => {
      for (const exercise of await exercises(page, 'choice-exercise')) {
        await check(exercise);
        await expect(verdict(exercise)).toContainText('Choose one');
        for (const option of await exercise.locator('.opt').all()) {
          await option.click();
          await expect(verdict(exercise)).toBeEmpty();
          await check(exercise);
          const right = (await option.locator('[data-right]').count()) === 1;
          await expectReply(
            exercise,
            right,
            await wordsOf(option.locator('xpath=following-sibling::template[1]')),
          );
        }
      }
    });

    await test.step('a number is accepted where it is right, and refused with its slip where it is not', async () => {
      for (const exercise of await exercises(page, 'number-exercise')) {
        const form = exercise.locator('form');
        const field = exercise.getByRole('textbox');
        const [from, to] = [
          Number(await form.getAttribute('data-from')),
          Number(await form.getAttribute('data-to')),
        ];
        expect(from).toBeLessThanOrEqual(to);

        await field.fill('many');
        await field.press('Enter');
        await expect(verdict(exercise)).toContainText('cannot be read as a number');

        for (const slip of await exercise.locator('template[data-said="slip"]').all()) {
          const value = await slip.getAttribute('data-value');
          await field.fill(value ?? typed(to + 1234.5));
          await expect(verdict(exercise)).toBeEmpty();
          await check(exercise);
          await expectReply(exercise, false, await wordsOf(slip));
          await expect(field).toHaveAttribute('aria-invalid', 'true');
        }

        // In the middle of what is right, with a comma and a true minus sign as half of the world writes it.
        const middle = Number(((from + to) / 2).toPrecision(9));
        for (const text of [typed(middle), typed(middle).replace('.', ',').replace('-', '−')]) {
          await field.fill(text);
          await check(exercise);
          await expectReply(exercise, true, await wordsOf(exercise.locator('template[data-said="right"]')));
          await expect(field).not.toHaveAttribute('aria-invalid', 'true');
        }
      }
    });

    await test.step('a question about a figure leads to that figure', async () => {
      const links = page.locator('number-exercise a[href^="#fig-"]');
      expect(await links.count()).toBeGreaterThan(0);
      for (const link of await links.all())
        await expect(page.locator((await link.getAttribute('href')) ?? '')).toHaveCount(1);
    });

    await test.step('a derivation gives its hints one at a time, and then its solution', async () => {
      for (const exercise of await exercises(page, 'derive-exercise')) {
        const hints = await exercise.locator('.hint').all();
        for (const [place, hint] of hints.entries()) {
          await expect(exercise.locator('.hint:visible')).toHaveCount(place + 1);
          await hint.locator('summary').click();
        }
        await expect(exercise.locator('.solution > div')).toBeHidden();
        await exercise.getByText('Worked solution').click();
        await expect(exercise.locator('.solution > div')).toBeVisible();
      }
    });

    await test.step('code that is not finished fails a test, and the model solution passes them all', async () => {
      for (const exercise of await exercises(page, 'code-exercise')) {
        const code = await edit(exercise);
        const run = exercise.getByRole('button', { name: 'Run' });
        await run.click();
        await expect(verdict(exercise)).toContainText('Not yet');
        await expect(exercise.locator('.tests')).toContainText('should be');

        await code.fill((await exercise.locator('.solution pre').first().textContent()) ?? '');
        await code.press('Control+Enter');
        await expect(verdict(exercise)).toContainText('Right');
        await expect(exercise.locator('.tests')).not.toContainText('Fails');
      }
      expectNoTrouble(trouble);
    });
  });
}

test.describe('a code cell', () => {
  let cell: Locator;
  let code: Locator;
  const run = () => cell.getByRole('button', { name: 'Run' }).click();

  test.beforeEach(async ({ page }) => {
    await page.goto('lessons/max-0-x/');
    await page.waitForFunction(() => document.querySelector('.ex:not(:defined)') === null);
    cell = page.locator('code-exercise').first();
    code = await edit(cell);
  });

  test('stops a loop that never ends, says so, and can be used again', async () => {
    await code.fill('while (true) {}');
    await run();
    await expect(verdict(cell)).toContainText('after two seconds the code was still running');
    await code.fill('console.log(6 * 7);');
    await run();
    await expect(cell.locator('.outp')).toHaveText('42');
  });

  test('stops when asked to', async () => {
    await code.fill('while (true) {}');
    await run();
    await cell.getByRole('button', { name: 'Stop' }).click();
    await expect(verdict(cell)).toContainText('Stopped.');
    await expect(cell.getByRole('button', { name: 'Run' })).toBeVisible();
  });

  test('says in which line of the reader’s code an error is', async () => {
    await code.fill('const one = 1;\nmissing();');
    await run();
    await expect(verdict(cell)).toContainText('Line 2: ReferenceError: missing is not defined.');
    await code.fill('const one: number = 1;\nconst two = = 2;');
    await run();
    await expect(verdict(cell)).toContainText('Line 2: SyntaxError');
    await code.fill('const one = 1;\nconst one = 2;');
    await run();
    await expect(verdict(cell)).toContainText(
      /Line 2: SyntaxError: Identifier 'one' has already been declared/,
    );
    await code.fill('function relu(xs) {\n  return xs.nothing();\n}');
    await run();
    await expect(cell.locator('.tests li').first()).toContainText('It stopped in line 2.');
  });

  test('says that a brace is missing where the code ends too early', async () => {
    await code.fill('function relu(xs) {\n  return xs;');
    await run();
    await expect(verdict(cell)).toContainText('ends before a bracket, a brace or a quote is closed');
  });

  test('keeps what was written, and starts again with what stood there at first', async ({ page }) => {
    const first = await cell.locator('textarea').evaluate((area: HTMLTextAreaElement) => area.defaultValue);
    const text = () => cell.locator('textarea').evaluate((area: HTMLTextAreaElement) => area.value);
    await code.fill('nothing of it');
    await page.reload();
    expect(await text()).toBe('nothing of it');
    await edit(cell);
    await cell.getByRole('button', { name: 'Start again' }).click();
    expect(await text()).toBe(first);
    await expect(code).toBeFocused();
    await page.reload();
    expect(await text()).toBe(first);
  });

  test('indents by Tab while one writes, and holds nobody who comes by Tab', async ({ page }) => {
    await page.reload();
    await cell.locator('textarea').focus();
    await expect(code).toBeFocused();
    await page.keyboard.press('Tab');
    await expect(code).not.toBeFocused();

    await code.fill('');
    await code.pressSequentially('if (x) {');
    await code.press('Tab');
    await expect(code).toHaveText('if (x) {  ');
    await code.press('Escape');
    await code.press('Tab');
    await expect(code).not.toBeFocused();
  });

  test('completes names of the engine, and members of what it holds', async ({ page, trouble }) => {
    await code.fill('createR');
    await page.keyboard.press('Control+Space');
    await expect(cell.getByRole('option', { name: 'createRandom' })).toBeVisible();
    // CodeMirror takes no key for 75 ms after a list has opened, so that nobody accepts what they had no time to see.
    await page.waitForTimeout(150);
    await page.keyboard.press('Enter');
    await expect(code).toHaveText('createRandom');
    await code.fill('activations.gel');
    await page.keyboard.press('Control+Space');
    await expect(cell.getByRole('option', { name: 'gelu' }).first()).toBeVisible();
    expectNoTrouble(trouble);
  });

  test('shows tables, formulas, charts and drawings, with the engine imported', async ({ page, trouble }) => {
    await code.fill(
      `import { activations } from 'rectified';
const xs: number[] = [-1, 0, 1];
table(xs.map((x) => ({ x, relu: activations.relu.f(x, {}) })));
tex('\\\\frac{1}{2}');
Plot.plot({ marks: [Plot.line(xs, { x: (x: number) => x, y: (x: number) => x * x })] });
const c = canvas(20, 10);
c.fillRect(0, 0, 20, 10);`,
    );
    await run();
    await expect(cell.locator('.outp table tr')).toHaveCount(4);
    await expect(cell.locator('.outp .katex')).toHaveCount(1);
    await expect(cell.locator('.outp svg.chart')).toBeVisible();
    const pixel = await cell
      .locator('.outp canvas')
      .evaluate((node: HTMLCanvasElement) => [
        ...(node.getContext('2d')?.getImageData(5, 5, 1, 1).data ?? []),
      ]);
    expect(pixel).toEqual([0, 0, 0, 255]);
    expectNoTrouble(trouble);
    await expect(page.locator('iframe')).toHaveCount(0);
  });
});

test('without JavaScript every question and every worked solution is there', async ({ browser, baseURL }) => {
  const context = await browser.newContext({ javaScriptEnabled: false, ...(baseURL ? { baseURL } : {}) });
  const page = await context.newPage();
  for (const path of lessons) {
    await page.goto(path);
    for (const exercise of await page.locator('.ex').all()) {
      await expect(exercise.locator('.lab')).toBeVisible();
      await expect(exercise.locator('p').first()).toBeVisible();
      await expect(exercise.getByRole('button')).toHaveCount(0);
      await exercise.locator('.solution summary').click();
      await expect(exercise.locator('.solution > div')).toBeVisible();
    }
  }
  await context.close();
});
