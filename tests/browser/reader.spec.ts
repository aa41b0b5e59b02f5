/** What a page does for its reader when asked: search, keys, definitions, references, TeX, the place where one was. */
import { axeFindings, expect, expectNoTrouble, test } from './site.ts';

const lesson = 'lessons/max-0-x/';

test('a search finds lessons and terms while one types, by keyboard alone', async ({ page, trouble }) => {
  await page.goto(lesson);
  await page.keyboard.press('/');
  const field = page.getByRole('searchbox', { name: 'Search the course' });
  await expect(field).toBeFocused();
  await field.pressSequentially('subgradient');
  const results = page.getByRole('list', { name: 'Results' });
  await expect(results.getByRole('link', { name: 'subgradient', exact: true })).toBeVisible();
  await expect(results.getByRole('link', { name: 'max(0, x)' })).toBeVisible();
  expect(await axeFindings(page)).toEqual([]);
  await page.keyboard.press('ArrowDown');
  await expect(results.getByRole('link').first()).toBeFocused();
  await page.keyboard.press('ArrowUp');
  await expect(field).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/glossary\/#subgradient$/);
  expectNoTrouble(trouble);
});

test('each kind of thing can be found', async ({ page }) => {
  await page.goto('');
  await page.getByRole('link', { name: 'Search' }).click();
  const field = page.getByRole('searchbox');
  for (const [question, title, kind] of [
    ['Leaky ReLU', 'Leaky ReLU', 'Activation'],
    ['ImageNet deep convolutional', /ImageNet classification/i, 'Paper'],
    ['one slope at the bend two slopes', /A line that is bent once/, 'Figure'],
    ['silent neurons', /most neurons are silent/, 'Lesson'],
    ['softmax', 'softmax', 'Term'],
  ] as const) {
    await field.fill(question);
    const hit = page.locator('.finder-hits > li', { has: page.getByRole('link', { name: title }) });
    await expect(hit.filter({ has: page.getByText(kind, { exact: true }) }).first()).toBeVisible();
  }
  for (const nonsense of ['xqzzyk', 'reluzzzzqq', 'gradient blorfing']) {
    await field.fill(nonsense);
    await expect(page.locator('#finder-state')).toContainText(`Nothing here speaks of “${nonsense}”`);
    await expect(page.locator('.finder-hits > li')).toHaveCount(0);
  }
  await field.fill('');
  await expect(page.getByRole('link', { name: 'see all there is' })).toBeVisible();
  await expect(page.locator('.finder-hits > li')).toHaveCount(0);
});

test.describe('without script', () => {
  test.use({ javaScriptEnabled: false });

  test('the search is a link to an index of everything', async ({ page }) => {
    await page.goto(lesson);
    await page.getByRole('link', { name: 'Search' }).click();
    await expect(page.getByRole('heading', { name: 'Index', level: 1 })).toBeVisible();
    await page.getByRole('link', { name: 'softmax', exact: true }).click();
    await expect(page).toHaveURL(/\/glossary\/#softmax$/);
  });
});

test('keys rest while one types, and can be switched off', async ({ page }) => {
  await page.goto(lesson);
  await page.keyboard.press('?');
  const sheet = page.getByRole('dialog', { name: 'Keys' });
  await expect(sheet).toBeVisible();
  expect(await axeFindings(page)).toEqual([]);
  await sheet.getByRole('checkbox', { name: 'Single keys act' }).uncheck();
  await page.keyboard.press('Escape');
  await expect(sheet).toBeHidden();
  await page.keyboard.press('/');
  await page.reload();
  await page.mouse.move(200, 200);
  await page.keyboard.press('/');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await page.keyboard.press('Control+k');
  await expect(page.getByRole('searchbox')).toBeFocused();
  await page.keyboard.press('Escape');
  // Back on, by the button in the foot.
  await page.getByRole('button', { name: 'Keys' }).click();
  await sheet.getByRole('checkbox').check();
  await page.keyboard.press('Escape');
  const answer = page.getByRole('textbox', { name: 'Your answer' }).first();
  await answer.fill('');
  await answer.pressSequentially('?/n');
  await expect(answer).toHaveValue('?/n');
  await expect(page).toHaveURL(/max-0-x/);
});

test('j and k go from section to section, n to the next lesson', async ({ page }) => {
  await page.goto(lesson);
  const sections = page.locator('main h2[id]');
  await page.keyboard.press('j');
  await expect(sections.nth(0)).toBeFocused();
  await page.keyboard.press('j');
  await expect(sections.nth(1)).toBeFocused();
  await page.keyboard.press('k');
  await expect(sections.nth(0)).toBeFocused();
  const next = await page.locator('a[rel="next"]').getAttribute('href');
  await page.keyboard.press('n');
  await expect(page).toHaveURL(new RegExp(`${next}$`));
});

test('a definition opens on hover, on focus and on a click, and Escape closes it', async ({ page }) => {
  await page.goto(lesson);
  const term = page.locator('.term').first();
  const definition = page.locator('.definition').first();
  await page.mouse.move(5, 300);
  await term.hover();
  await expect(definition).toBeVisible();
  // It stays while the pointer goes onto it.
  await definition.hover();
  await page.waitForTimeout(400);
  await expect(definition).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(definition).toBeHidden();
  await page.mouse.move(5, 5);
  // From the link before the term, Tab leads to it.
  await term.evaluate((element) => {
    const before = document.createElement('button');
    element.before(before);
    before.focus();
  });
  await page.keyboard.press('Tab');
  await expect(definition).toBeVisible();
  await page.keyboard.press('Escape');
  await term.click();
  await expect(definition).toBeVisible();
});

test.describe('by touch', () => {
  test.use({ hasTouch: true, viewport: { width: 390, height: 844 } });

  test('a tap on a term opens its definition, and another closes it', async ({ page }) => {
    await page.goto(lesson);
    const term = page.locator('.term').first();
    const definition = page.locator('.definition').first();
    await term.tap();
    await expect(definition).toBeVisible();
    await term.tap();
    await expect(definition).toBeHidden();
  });
});

test('a citation shows its reference on hover, and leads to the list', async ({ page }) => {
  await page.goto(lesson);
  const cite = page.locator('a.cite').first();
  await page.mouse.move(5, 300);
  await cite.hover();
  const reference = page.locator('.cite + .definition');
  await expect(reference).toBeVisible();
  const key = (await cite.getAttribute('href'))?.slice(1) ?? '';
  const title = await page.locator(`[id="${key}"] a`).first().textContent();
  await expect(reference).toContainText(title?.trim() ?? 'no title');
  await cite.click();
  await expect(page).toHaveURL(new RegExp(`#${key}$`));
});

test('a displayed formula gives its TeX', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.goto(lesson);
  const formula = page.locator('main .katex-display').first();
  const tex = await formula.locator('annotation').textContent();
  await page.mouse.move(5, 300);
  await formula.hover();
  await page.locator('.copy-tex button').first().click();
  await expect(page.locator('.copy-tex button').first()).toHaveText('Copied');
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(tex?.trim());
});

test('a work’s BibTeX is copied, and is a file without script', async ({ page, context, request }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.goto(lesson);
  await page.mouse.move(200, 200);
  const link = page
    .locator('.refs')
    .getByRole('link', { name: /^BibTeX of/ })
    .first();
  const href = (await link.getAttribute('href')) ?? '';
  const file = await (await request.get(href)).text();
  expect(file).toMatch(/^@\w+\{\w+,/);
  await expect(page.locator('.copy-tex').first()).toBeAttached();
  await link.click();
  await expect(link).toHaveText('Copied');
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(file);
  await page.getByText('Cite this lesson').click();
  await expect(page.locator('[data-here-bibtex]')).toContainText('/lessons/max-0-x/');
});

test('the course opens where one left, and the progress can be taken along and erased', async ({ page }) => {
  await page.goto('');
  await expect(page.getByRole('link', { name: 'Continue where you left' })).toBeHidden();
  await page.goto(lesson);
  const heading = page.locator('main h2[id]').nth(2);
  const title = (await heading.textContent())?.trim() ?? '';
  await heading.evaluate((element) => {
    element.scrollIntoView();
  });
  await expect(page.locator('.contents [aria-current]')).toHaveText(title);
  await page.goto('');
  const link = page.getByRole('link', { name: 'Continue where you left' });
  await expect(link).toBeVisible();
  await expect(page.locator('main [data-continue]')).toContainText(title);
  await link.click();
  await expect(page.locator('.contents [aria-current]')).toHaveText(title);

  await page.goto('kept/');
  await expect(page.locator('[data-progress="max-0-x"]')).toHaveText(/\d+ % read/);
  const saving = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Save as a file' }).click();
  const file = await (await saving).path();
  await page.getByRole('button', { name: 'Erase everything' }).click();
  await page.getByRole('button', { name: /Yes, erase/ }).click();
  await expect(page.getByText('Everything is erased.')).toBeVisible();
  await expect(page.locator('[data-progress="max-0-x"]')).toHaveText('Not begun');
  await page.getByLabel('Open a file').setInputFiles({
    name: 'wrong.json',
    mimeType: 'application/json',
    buffer: Buffer.from('{"a":1}'),
  });
  await expect(page.getByText('does not say that it is')).toBeVisible();
  await page.getByLabel('Open a file').setInputFiles(file);
  await expect(page.locator('[data-progress="max-0-x"]')).toHaveText(/\d+ % read/);
});
