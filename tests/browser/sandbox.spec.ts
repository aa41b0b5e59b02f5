/** Code in a cell tries to get out, in every way we could think of; each way is a test. */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Locator, Page } from '@playwright/test';
import { expect, test } from './site.ts';

/** A server that would let anyone in, and counts who comes: what the browser says of a request is not proof enough. */
let elsewhere: Server;
let host = '';
let visits: string[] = [];

test.beforeAll(async () => {
  elsewhere = createServer((request, response) => {
    visits.push(request.url ?? '');
    response
      .writeHead(200, { 'access-control-allow-origin': '*', 'content-type': 'text/javascript' })
      .end('1');
  });
  elsewhere.on('upgrade', (request, socket) => {
    visits.push(request.url ?? '');
    socket.destroy();
  });
  await new Promise<void>((ready) => elsewhere.listen(0, '127.0.0.1', ready));
  // A server that listens on a port has an address.
  host = `127.0.0.1:${(elsewhere.address() as AddressInfo).port}`;
});
test.beforeEach(() => void (visits = []));
test.afterAll(() => void elsewhere.close());

test('the server that counts visits can be reached from outside a sandbox', async ({ request }) => {
  await request.get(`http://${host}/seen`);
  expect(visits).toEqual(['/seen']);
});

async function cellOf(page: Page): Promise<{ cell: Locator; run: (code: string) => Promise<void> }> {
  await page.goto('lessons/max-0-x/');
  const cell = page.locator('code-exercise').first();
  await cell.getByRole('textbox').click();
  const code = cell.locator('.cm-content');
  await expect(code).toBeFocused();
  return {
    cell,
    run: async (text) => {
      await code.fill(text);
      await cell.getByRole('button', { name: 'Run' }).click();
    },
  };
}

/** Each expression, awaited, must fail; what it says is printed. `await` keeps the cell alive until it did. */
const attempts: readonly (readonly [name: string, code: string])[] = [
  ['the network by fetch', "fetch('http://HOST/')"],
  ['the site itself by fetch', "fetch(location.origin + '/').then(() => 'reached')"],
  [
    'the network by XMLHttpRequest',
    "new Promise((r, f) => { const x = new XMLHttpRequest(); x.onload = r; x.onerror = () => f(new Error('held')); x.open('GET', 'http://HOST/'); x.send(); })",
  ],
  [
    'the network by WebSocket',
    "new Promise((r, f) => { const s = new WebSocket('ws://HOST/'); s.onopen = r; s.onerror = () => f(new Error('held')); })",
  ],
  [
    'the network by EventSource',
    "new Promise((r, f) => { const s = new EventSource('http://HOST/'); s.onopen = r; s.onerror = () => f(new Error('held')); })",
  ],
  ['scripts from elsewhere', "importScripts('http://HOST/x.js')"],
  ['modules from elsewhere', "import('http://HOST/x.js')"],
  ['text made code', "eval('1 + 1')"],
  ['text made a function', "new Function('return 1')()"],
  ['the page', 'document.title'],
  ['the frames above', 'parent.document'],
  ['cookies', 'document.cookie'],
  ['local storage', "localStorage.getItem('x')"],
  [
    'databases',
    "new Promise((r, f) => { const o = indexedDB.open('x'); o.onsuccess = r; o.onerror = () => f(o.error); })",
  ],
  ['caches', "caches.open('x')"],
  ['files of the origin', 'navigator.storage.getDirectory()'],
  [
    'another worker from elsewhere',
    "new Promise((r, f) => { const w = new Worker('http://HOST/x.js'); w.onmessage = r; w.onerror = () => f(new Error('held')); })",
  ],
];

for (const [name, code] of attempts)
  test(`cannot reach ${name}`, async ({ page }) => {
    const { cell, run } = await cellOf(page);
    await run(
      `try { console.log('out', await (${code.replaceAll('HOST', host)})); } catch (error) { console.log('held', error.name); }`,
    );
    await expect(cell.locator('.outp')).toContainText('held');
    await expect(cell.locator('.outp')).not.toContainText('out');
    expect(visits).toEqual([]);
  });

test('cannot navigate the page, nor open another', async ({ page, context }) => {
  const { cell, run } = await cellOf(page);
  const address = page.url();
  await run(
    "for (const go of [() => (location.href = 'http://HOST/'), () => top.location.assign('/'), () => open('/'), () => close()]) try { go(); } catch { console.log('held'); }\nawait new Promise((r) => setTimeout(r, 300));".replace(
      'HOST',
      host,
    ),
  );
  await expect(cell.locator('.outp')).toContainText('held');
  expect(page.url()).toBe(address);
  expect(context.pages()).toHaveLength(1);
  expect(visits).toEqual([]);
});

test('cannot speak to the page’s other tabs, or to a second cell', async ({ page }) => {
  const { cell, run } = await cellOf(page);
  await page.evaluate(() => {
    new BroadcastChannel('rectified').addEventListener('message', () => (document.title = 'heard'));
  });
  await run("new BroadcastChannel('rectified').postMessage('hello');\nconsole.log('said');");
  await expect(cell.locator('.outp')).toHaveText('said');
  await page.waitForTimeout(200);
  await expect(page).not.toHaveTitle('heard');
});

test('cannot bring markup into the page', async ({ page, trouble }) => {
  const { cell, run } = await cellOf(page);
  const evil = '<img src=x onerror="document.title=1">';
  await run(
    `console.log('${evil}'); table([{ '${evil}': '${evil}' }]); tex('\\\\\\\\href{javascript:alert(1)}{x} \\\\\\\\includegraphics{x.png}');
Plot.plot({ title: '${evil}', marks: [Plot.text(['${evil}'], { text: (d) => d, href: () => 'javascript:alert(1)' })] });
postMessage({ kind: 'output', output: { kind: 'html', html: '${evil}' } });`,
  );
  await expect(cell.locator('.outp svg.chart')).toBeVisible();
  await expect(cell.locator('.outp .katex, .outp .katex-error').first()).toBeVisible();
  await expect(cell.locator('.outp :is(img, a, script, iframe)')).toHaveCount(0);
  expect(trouble.violations).toEqual([]);
});

test('is ended when it floods the page with output', async ({ page }) => {
  const { cell, run } = await cellOf(page);
  await run("for (;;) postMessage({ kind: 'output', output: { kind: 'text', text: 'x' } });");
  await expect(cell.locator('[data-verdict]')).toContainText(/More than 2,000 outputs|still running/);
  await expect(page.locator('iframe')).toHaveCount(0);
});

test('has a bound on memory, and the page lives on', async ({ page }) => {
  const { cell, run } = await cellOf(page);
  await run('const all = []; for (;;) all.push(new Float64Array(1e6));');
  await expect(cell.locator('[data-verdict]')).toContainText('more than 1024 MB of memory');
  await run('console.log(1 + 1);');
  await expect(cell.locator('.outp')).toHaveText('2');
});

test('leaves the page free while it runs, and nothing of it behind', async ({ page }) => {
  const { cell, run } = await cellOf(page);
  await run('while (true) {}');
  // Any answer before the limit shows that the page's own thread is free.
  expect(await page.evaluate(() => 6 * 7)).toBe(42);
  await expect(cell.locator('[data-verdict]')).toContainText('still running');
  await expect(page.locator('iframe')).toHaveCount(0);
});
