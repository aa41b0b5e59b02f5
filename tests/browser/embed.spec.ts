/** Every figure in a frame of another site: as its own page says it is to be embedded. No list to keep. */
import { createServer, type Server } from 'node:http';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FrameLocator, Page } from '@playwright/test';
import { parseHTML } from 'linkedom';
import { siteFolder } from '../../scripts/shell.mjs';
import { expect, pages, test } from './site.ts';

const ids = pages().flatMap((path) => /^embed\/(.+)\/$/.exec(path)?.[1] ?? []);
const runs = ids.filter((id) =>
  readFileSync(join(siteFolder, 'embed', id, 'index.html'), 'utf8').includes('data-run="play"'),
);

/** Another site: one page, whatever it is asked for. */
let other: Server;
let otherUrl = '';
let otherPage = '';

test.beforeAll(async () => {
  other = createServer((_, response) => {
    response
      .writeHead(200, { 'Content-Type': 'text/html;charset=utf-8' })
      .end(
        `<!doctype html><html lang="en"><title>Another site</title><link rel="icon" href="data:,">${otherPage}</html>`,
      );
  });
  await new Promise<void>((ready) => other.listen(0, '127.0.0.1', ready));
  const address = other.address();
  otherUrl = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}/`;
});
test.afterAll(async () => {
  await new Promise((closed) => other.close(closed));
});

/** A page of the other site with the lines that the figure's own page gives, the frame's address changed to this. */
async function embed(page: Page, id: string, query: string): Promise<FrameLocator> {
  await page.goto(`figures/${id}/`);
  const [frame = '', script = ''] = await page.locator('[data-here] code').allTextContents();
  otherPage = `<body style="width:700px">${script}${frame.replace(/(src="[^"?]*)[^"]*"/, `$1${query.replaceAll('&', '&amp;')}"`)}</body>`;
  await page.goto(otherUrl);
  const inside = page.frameLocator('iframe');
  await expect(inside.locator('course-figure')).toHaveAttribute('data-live', '');
  return inside;
}

for (const id of ids) {
  test(`${id} says how high it is, and again when that changes`, async ({ page, trouble }) => {
    const inside = await embed(page, id, '');
    const height = () => page.locator('iframe').evaluate((frame) => frame.clientHeight);
    const needed = () =>
      inside.locator('main').evaluate((main) => Math.ceil(main.getBoundingClientRect().height));
    const scrolls = () =>
      inside.locator('html').evaluate((html) => html.scrollHeight > html.clientHeight + 1);
    await expect.poll(async () => (await height()) - (await needed())).toBe(0);
    expect(await scrolls()).toBe(false);

    const before = await height();
    await inside.locator('[data-menu="table"]').click();
    await inside.locator('.more-list > summary').click();
    await expect.poll(height).toBeGreaterThan(before);
    await expect.poll(async () => (await height()) - (await needed())).toBe(0);
    await inside.locator('.more-list > summary').click();
    await inside.locator('[data-menu="table"]').click();
    await expect.poll(height).toBe(before);
    expect({ ...trouble, elsewhere: [] }).toEqual({ errors: [], violations: [], elsewhere: [] });
  });

  test(`${id} shows what is locked, hides what is hidden, and neither can be moved`, async ({ page }) => {
    const { document } = parseHTML(readFileSync(join(siteFolder, 'embed', id, 'index.html'), 'utf8'));
    const controls = [...document.querySelectorAll('[data-control]')];
    const names = [...new Set(controls.map((one) => one.getAttribute('data-control') ?? ''))];
    const [locked = '', hidden = ''] = names;
    const rest = hidden === '' ? '' : `&hide=${hidden},nothing`;
    await page.goto(`embed/${id}/?lock=${locked},__proto__${rest}&noControl=7`);
    await expect(page.locator('course-figure')).toHaveAttribute('data-live', '');
    const inputs = page.locator(`[data-control="${locked}"]`);
    expect(await inputs.count()).toBeGreaterThan(0);
    for (const input of await inputs.all()) await expect(input).toBeDisabled();
    if (hidden === '') return;
    await expect(page.locator(`[data-control="${hidden}"]`)).toHaveCount(0);
    // Its place in the sentence is not a hole.
    expect((await page.locator('.ask').textContent())?.trim()).not.toMatch(
      /(undefined|null|\[object|\s{2}[.,])/,
    );
    expect(document.querySelector('.ask')?.textContent).toMatch(/\S/);
  });
}

test('a preset is bounded, locked against a link, and kept by Reset', async ({ page }) => {
  const value = page.locator('[data-value-of="depth"]');
  await page.goto('embed/one-message/?depth=1e9&lock=depth&hide=seed&one-message=depth:3,seed:7');
  await expect(page.locator('course-figure')).toHaveAttribute('data-live', '');
  await expect(value).toHaveText('50');
  await expect(page.locator('.ask')).toContainText('seed 42');

  await page.goto('embed/one-message/?depth=30');
  const slider = page.getByRole('slider').first();
  await expect(page.locator('course-figure')).toHaveAttribute('data-live', '');
  await expect(value).toHaveText('30');
  await slider.press('Home');
  await expect(value).toHaveText('2');
  await page.locator('[data-menu="reset"]').click();
  await expect(value).toHaveText('30');
});

test('the link of an embedded figure opens its own page as it stands', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.goto('embed/one-message/?depth=30');
  await expect(page.locator('course-figure')).toHaveAttribute('data-live', '');
  await page.locator('[data-menu="link"]').click();
  await expect(page.locator('[data-menu="link"]')).toHaveText('Copied');
  await page.goto(await page.evaluate(() => navigator.clipboard.readText()));
  expect(new URL(page.url()).pathname).toMatch(/figures\/one-message\/$/);
  await expect(page.locator('[data-value-of="depth"]')).toHaveText('30');
});

test('a network trains in the frame of another site', async ({ page, trouble }) => {
  const [id = ''] = runs;
  const inside = await embed(page, id, '');
  await inside.locator('[data-run="play"]').click();
  await expect(inside.locator('[data-count]')).toHaveText(/^[1-9][\d,]* of/);
  expect({ ...trouble, elsewhere: [] }).toEqual({ errors: [], violations: [], elsewhere: [] });
});

test('is not for search engines, which are sent to nothing but the figure’s own page', async ({ page }) => {
  await page.goto(`embed/${ids[0] ?? ''}/`);
  await expect(page.locator('meta[name="robots"]')).toHaveAttribute('content', 'noindex');
  await expect(page.getByRole('navigation')).toHaveCount(0);
  await expect(page.getByRole('link', { name: /\S/ }).last()).toHaveAttribute('target', '_blank');
});

test('a frame looks as its address says, whatever this reader chose here', async ({ page }) => {
  await page.addInitScript(() => localStorage.setItem('theme', 'light'));
  const paper = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  await page.goto('embed/one-message/?theme=light');
  const light = await paper();
  await page.goto('embed/one-message/?theme=dark');
  expect(await paper()).not.toBe(light);
  await page.goto('embed/one-message/?theme=<b>');
  expect(await paper()).toBe(light);
  await page.goto('figures/one-message/?theme=dark');
  expect(await paper()).toBe(light);
});
