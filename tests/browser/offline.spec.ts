/** The course without a network, and the arrival of a new version. Each test has a copy of the site and a host of its own. */
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { serve } from '../../scripts/serve.mjs';
import { siteFolder } from '../../scripts/shell.mjs';
import { writeServiceWorker } from '../../src/offline/build.ts';
import { expect, pages, test as base } from './site.ts';

interface Host {
  url: string;
  readonly directory: string;
  stop(): Promise<void>;
  start(): Promise<void>;
}

const test = base.extend<{ host: Host }>({
  host: async ({}, use) => {
    const directory = mkdtempSync(join(tmpdir(), 'offline-'));
    cpSync(siteFolder, directory, { recursive: true });
    const open = (port: number) =>
      serve({ directory, port, ...(process.env.BASE && { base: process.env.BASE }) });
    let server = await open(0);
    const { port } = server;
    await use({
      url: server.url,
      directory,
      stop: () => server.close(),
      start: async () => {
        server = await open(port);
      },
    });
    await server.close();
    rmSync(directory, { recursive: true });
  },
});
test.use({ serviceWorkers: 'allow' });

const lessons = pages().filter((path) => /^lessons\/.+/.test(path));
const [first = '', second = ''] = lessons;

/** Visits a page and waits until everything is kept. */
async function visit(page: Page, address: string): Promise<void> {
  await page.goto(address);
  await page.evaluate(async () => {
    const { active } = await navigator.serviceWorker.ready;
    if (active?.state !== 'activated')
      await new Promise((done) => active?.addEventListener('statechange', done, { once: true }));
  });
}

/** Puts words of a new version into a page of the host. */
function rewrite(host: Host, path: string, words: string): void {
  const file = join(host.directory, path, 'index.html');
  writeFileSync(file, readFileSync(file, 'utf8').replace('</h1>', ` ${words}</h1>`));
}

test('after one visit every page can be read, and a figure moved, without a network', async ({
  page,
  host,
}) => {
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(String(error)));
  await visit(page, host.url + first);
  await host.stop();
  await page.goto(host.url + second);
  await expect(page.locator('h1')).toBeVisible();

  // Every page there is comes whole from what was kept.
  const whole = (path: string) =>
    readFileSync(join(host.directory, path.endsWith('.html') ? path : `${path}index.html`), 'utf8').length;
  const kept = await page.evaluate(
    (paths) =>
      Promise.all(
        paths.map(async (path) => {
          const answer = await fetch(path).catch(() => undefined);
          return { path, length: (await answer?.text())?.length };
        }),
      ),
    pages().map((path) => host.url + path),
  );
  expect(kept).toEqual(pages().map((path) => ({ path: host.url + path, length: whole(path) })));

  await page.goto(`${host.url}figures/relu-and-derivative/?relu-and-derivative=x:1.5`);
  const slider = page.getByRole('slider', { name: 'Input x' });
  await expect(page.locator('course-figure').first()).toHaveAttribute('data-live', '');
  await expect(slider).toHaveAttribute('aria-valuetext', '1.5');
  await slider.press('Home');
  await expect(slider).not.toHaveAttribute('aria-valuetext', '1.5');

  await page.goto(`${host.url}no/such/page/`);
  await expect(page.locator('h1')).toHaveText('Without a network');

  await page.keyboard.press('/');
  await page.getByRole('searchbox').fill('softmax');
  await expect(page.locator('.finder-hits > li').first()).toContainText(/softmax/i);
  expect(errors).toEqual([]);
  await host.start();
});

test('a new version waits, says so, and comes whole when it is asked for', async ({ page, host }) => {
  await visit(page, host.url + first);
  rewrite(host, first, 'anew');
  rewrite(host, second, 'anew');
  await writeServiceWorker(host.directory);

  await page.goto(host.url + second);
  const line = page.getByRole('status').filter({ hasText: 'A new version of the course is here.' });
  await expect(line).toBeVisible();
  // The old version until it is asked for, on every page.
  await page.goto(host.url + first);
  await expect(page.locator('h1')).not.toContainText('anew');
  await expect(line).toBeVisible();
  await line.getByRole('button').click();
  await expect(page.locator('h1')).toContainText('anew');
  await expect(line).toBeHidden();
  await host.stop();
  await page.goto(host.url + second);
  await expect(page.locator('h1')).toContainText('anew');
  await host.start();
});

test('a host that is half way between two versions is not kept', async ({ page, host }) => {
  // The service worker of one version, a page of another.
  rewrite(host, second, 'too early');
  await page.goto(host.url + first);
  const state = await page.evaluate(async () => {
    for (;;) {
      const found = await navigator.serviceWorker.getRegistration();
      const worker = found?.installing ?? found?.waiting ?? found?.active;
      if (worker)
        return new Promise<string>((done) => {
          const look = () => {
            if (worker.state === 'redundant' || worker.state === 'activated') done(worker.state);
          };
          worker.addEventListener('statechange', look);
          look();
        });
      await new Promise((next) => setTimeout(next, 50));
    }
  });
  expect(state).toBe('redundant');
  await page.goto(host.url + second);
  await expect(page.locator('h1')).toContainText('too early');
});
