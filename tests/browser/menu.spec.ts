/** The quiet menu under every figure: what it hands out is what the figure shows. No list to keep. */
import { readFile } from 'node:fs/promises';
import type { Locator, Page } from '@playwright/test';
import { axeFindings, colourRules, expect, expectNoTrouble, pages, test } from './site.ts';

const figurePages = pages().filter((path) => /^figures\/.+/.test(path));
type Kind = 'svg' | 'png' | 'csv' | 'json';

async function open(page: Page, path: string): Promise<Locator> {
  await page.goto(path);
  const figure = page.locator('course-figure').first();
  await expect(figure).toHaveAttribute('data-live', '');
  return figure;
}

/** By keyboard: into the list, to the entry, and out again with Escape. */
async function download(page: Page, figure: Locator, kind: Kind): Promise<Buffer> {
  const summary = figure.locator('.more-list > summary');
  await summary.press('Enter');
  const entry = figure.locator(`[data-download="${kind}"]`);
  await expect(entry).toBeVisible();
  const [file] = await Promise.all([page.waitForEvent('download'), entry.press('Enter')]);
  expect(file.suggestedFilename()).toMatch(new RegExp(`^[\\w-]+\\.${kind}$`));
  const content = await readFile(await file.path());
  await entry.press('Escape');
  await expect(entry).toBeHidden();
  await expect(summary).toBeFocused();
  return content;
}

/** RFC 4180, strictly: rows end with CR LF, quotes are doubled inside quotes. */
function parseCsv(text: string): string[][] {
  expect(text.endsWith('\r\n')).toBe(true);
  return text
    .slice(0, -2)
    .split('\r\n')
    .map((row) =>
      [...row.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^",]*))/g)].map(([, quoted, plain]) =>
        quoted === undefined ? (plain ?? '') : quoted.replaceAll('""', '"'),
      ),
    );
}

/** “−9.1·10⁻¹³” as a machine writes it; the test’s own reading, not the course’s. */
const machine = (shown: string): string =>
  shown
    .replaceAll(/−(?=[\d.])/g, '-')
    .replaceAll(/(?<=\d),(?=\d{3})/g, '')
    .replace(/(?<![\d·])10(?=[⁻⁰¹²³⁴⁵⁶⁷⁸⁹])/, '1·10')
    .replace(
      /·10([⁻⁰¹²³⁴⁵⁶⁷⁸⁹]+)/,
      (_, power: string) => `e${[...power].map((c) => (c === '⁻' ? '-' : '⁰¹²³⁴⁵⁶⁷⁸⁹'.indexOf(c))).join('')}`,
    );

const cellsOf = (rows: Locator) =>
  rows.evaluateAll((all) => all.map((row) => [...row.children].map((cell) => cell.textContent)));

function expectSame(csv: string[][], shown: string[][]): void {
  expect(csv).toHaveLength(shown.length);
  for (const [at, row] of shown.entries()) {
    expect(csv[at]).toHaveLength(row.length);
    for (const [column, cell] of row.entries()) {
      const written = csv[at]?.[column] ?? '';
      const read = Number(written);
      if (at > 0 && written !== '' && Number.isFinite(read)) {
        const said = Number.parseFloat(machine(cell));
        expect(Math.abs(said - read), `${cell} and ${written}`).toBeLessThanOrEqual(1e-5 * Math.abs(read));
      } else
        expect(written === 'Infinity' ? 'infinite' : written.replace(/ \([^)]*\)$/, '')).toBe(
          machine(cell).replace(/ \([^)]*\)$/, ''),
        );
    }
  }
}

/** What is in a picture file, found by drawing it. */
const inkOf = (page: Page, type: string, file: Buffer) =>
  page.evaluate(
    async (address) => {
      const image = new Image();
      image.src = address;
      await image.decode();
      const canvas = document.createElement('canvas');
      canvas.width = image.naturalWidth;
      canvas.height = image.naturalHeight;
      const context = canvas.getContext('2d');
      context?.drawImage(image, 0, 0);
      const { data } = context?.getImageData(0, 0, canvas.width, canvas.height) ?? { data: [] };
      let ink = 0;
      for (let at = 0; at < data.length; at += 4) if ((data[at] ?? 255) < 200) ink++;
      return { width: canvas.width, height: canvas.height, ink, corner: [...data.slice(0, 4)] };
    },
    `data:${type};base64,${file.toString('base64')}`,
  );

for (const path of figurePages) {
  // One visit for all that the menu hands out.
  test(`/${path}: table, pictures and settings are what the figure shows`, async ({ page, trouble }) => {
    const figure = await open(page, path);
    const list = figure.locator('.more-list > summary');
    await test.step('gives its numbers as a table that sorts by keyboard, and the same as CSV', async () => {
      const button = figure.locator('[data-menu="table"]');
      await button.press('Enter');
      await expect(button).toHaveAttribute('aria-expanded', 'true');
      const rows = figure.locator('.fig-table tr');
      const shown = await cellsOf(rows);
      expect(shown.length).toBeGreaterThan(1);
      expectSame(parseCsv((await download(page, figure, 'csv')).toString('utf8')), shown);

      const heads = figure.locator('.fig-table th');
      const last = heads.last();
      for (const direction of ['ascending', 'descending'] as const) {
        await last.getByRole('button').press('Enter');
        await expect(last).toHaveAttribute('aria-sort', direction);
        await expect(last.getByRole('button')).toBeFocused();
        const numbers = (await cellsOf(rows))
          .slice(1)
          .map((row) => Number.parseFloat(machine(row.at(-1) ?? '')))
          .filter((number) => Number.isFinite(number));
        const sign = direction === 'ascending' ? 1 : -1;
        expect(numbers).toEqual(numbers.toSorted((a, b) => sign * (a - b)));
      }
      await last.getByRole('button').press('Enter');
      await expect(last).not.toHaveAttribute('aria-sort');
      expect(await cellsOf(rows)).toEqual(shown);

      await list.press('Enter');
      expect(await axeFindings(page)).toEqual([]);
      await page.emulateMedia({ colorScheme: 'dark' });
      expect(await axeFindings(page, colourRules)).toEqual([]);
      await list.press('Enter');
      await button.press('Enter');
      await expect(button).toHaveAttribute('aria-expanded', 'false');
    });

    await test.step('gives its pictures as files that stand alone, and light on a dark page', async () => {
      const file = await download(page, figure, 'svg');
      const text = file.toString('utf8');
      expect(text).not.toMatch(/var\(|class=|data-|NaN|undefined/);
      const parsed = await page.evaluate((xml) => {
        const tree = new DOMParser().parseFromString(xml, 'image/svg+xml');
        return {
          root: tree.documentElement.localName,
          title: tree.querySelector('svg > title')?.textContent ?? '',
          desc: tree.querySelector('svg > desc')?.textContent ?? '',
          marks: tree.querySelectorAll('path, rect, circle, line, text').length,
          fonts: [...tree.querySelectorAll('text')].map(
            (words) => words.closest('[font-family]')?.getAttribute('font-family') ?? '',
          ),
        };
      }, text);
      expect(parsed.root).toBe('svg');
      expect(parsed.title).toBe((await figure.locator('.fig-claim').textContent())?.trim());
      expect(parsed.desc).toMatch(/\d/);
      expect(parsed.marks).toBeGreaterThan(3);
      for (const fonts of parsed.fonts) expect(fonts).toMatch(/Libre Franklin.*sans-serif$/);

      const vector = await inkOf(page, 'image/svg+xml', file);
      const pixels = await inkOf(page, 'image/png', await download(page, figure, 'png'));
      expect(pixels.width).toBe(2 * vector.width);
      expect(pixels.height).toBe(2 * vector.height);
      expect(pixels.ink).toBeGreaterThan(500);
      expect(pixels.corner).toEqual([255, 255, 255, 255]);
      await expect(page.locator('html')).not.toHaveAttribute('data-theme');
    });

    await test.step('gives its settings as a file whose link opens them again', async () => {
      for (const slider of await figure.getByRole('slider').all()) await slider.press('End');
      for (const group of await figure.getByRole('radiogroup').all())
        await group.getByRole('radio').last().press('Space');
      const saved: unknown = JSON.parse((await download(page, figure, 'json')).toString('utf8'));
      expect(saved).toMatchObject({ version: 1 });
      const { link, ...state } = saved as { link: string; result?: string };
      // Another page first: to the same one a link may only be a jump.
      await page.goto('licence/');
      const reopened = await open(page, link);
      // The hash of a result comes when the picture has settled.
      if (state.result !== undefined) await expect(reopened).toHaveAttribute('data-result', state.result);
      const again: unknown = JSON.parse((await download(page, reopened, 'json')).toString('utf8'));
      expect(again).toMatchObject(state);
    });
    expectNoTrouble(trouble);
  });
}

test('a picture has its letters the first time', async ({ page }) => {
  const figure = await open(page, 'figures/one-message/');
  const first = await download(page, figure, 'png');
  const second = await download(page, figure, 'png');
  expect(first.equals(second)).toBe(true);
});

test('the table follows the picture, and keeps its order and the keyboard’s place', async ({ page }) => {
  const figure = await open(page, 'figures/one-message/');
  await figure.locator('[data-menu="table"]').click();
  const head = figure.locator('.fig-table th').first();
  await head.getByRole('button').press('Enter');
  const rows = figure.locator('.fig-table tbody tr');
  await expect(rows).toHaveCount(20);
  await expect(rows.first().locator('td').first()).toHaveText('1');
  const slider = figure.getByRole('slider').first();
  await slider.press('ArrowRight');
  await expect(rows).toHaveCount(21);
  await expect(head).toHaveAttribute('aria-sort', 'ascending');
  await expect(rows.first().locator('td').first()).toHaveText('1');
});

test('embed code is a frame that shows what is set', async ({ page, context, baseURL }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const figure = await open(page, 'figures/one-message/');
  await figure.getByRole('slider').first().press('End');
  await figure.locator('[data-menu="embed"]').click();
  await expect(figure.locator('[data-menu="embed"]')).toHaveText('Copied');
  const code = await page.evaluate(() => navigator.clipboard.readText());
  expect(code).toMatch(/^<iframe [^>]*><\/iframe>$/);
  expect(code).toContain(`src="${new URL('embed/one-message/?depth=50', baseURL).href}"`);
});

test('full screen is the figure alone, larger, and the same button leads back', async ({ page }) => {
  await page.setViewportSize({ width: 1800, height: 1200 });
  const figure = await open(page, 'figures/one-message/');
  const button = figure.locator('[data-menu="full-screen"]');
  const before = await figure.locator('[data-view] svg').first().boundingBox();
  await button.click();
  await expect(button).toHaveText('Leave full screen');
  expect(await page.evaluate(() => document.fullscreenElement?.matches('figure.fig'))).toBe(true);
  await expect
    .poll(async () => (await figure.locator('[data-view] svg').first().boundingBox())?.height ?? 0)
    .toBeGreaterThan(1.2 * (before?.height ?? 0));
  await button.click();
  await expect(button).toHaveText('Full screen');
});

test('Download closes when something else is pressed', async ({ page }) => {
  const figure = await open(page, 'figures/one-message/');
  await figure.locator('.more-list > summary').click();
  await expect(figure.locator('[data-download="svg"]')).toBeVisible();
  await figure.locator('.fig-claim').click();
  await expect(figure.locator('[data-download="svg"]')).toBeHidden();
});
