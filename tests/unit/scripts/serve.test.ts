import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { normaliseBase, serve } from '../../../scripts/serve.mjs';

let directory: string;
const open: { close(): Promise<void> }[] = [];

beforeAll(() => {
  directory = mkdtempSync(join(tmpdir(), 'site-'));
  mkdirSync(join(directory, 'lessons'));
  writeFileSync(join(directory, 'index.html'), 'home');
  writeFileSync(join(directory, '404.html'), 'lost');
  writeFileSync(join(directory, 'lessons/index.html'), 'lessons');
  writeFileSync(join(directory, 'font.woff2'), 'font');
  writeFileSync(join(directory, 'shard.bin.gz'), 'packed');
});

afterEach(async () => {
  await Promise.all(open.splice(0).map((site) => site.close()));
});

afterAll(() => {
  rmSync(directory, { recursive: true });
});

async function start(options: { base?: string; port?: number } = {}) {
  const site = await serve({ directory, port: 0, ...options });
  open.push(site);
  return site;
}

describe('serve', () => {
  it('gives a folder its index.html', async () => {
    const { url } = await start();
    const response = await fetch(`${url}lessons/`);
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toBe('text/html;charset=utf-8');
    expect(await response.text()).toBe('lessons');
  });

  it('redirects to the closing slash, as static hosts do, and keeps the query', async () => {
    const { url } = await start({ base: '/course' });
    const response = await fetch(`${url}lessons?depth=5`, { redirect: 'manual' });
    expect(response.status).toBe(302);
    expect(response.headers.get('location')).toBe('/course/lessons/?depth=5');
  });

  it('answers with 404.html and status 404 for what is not there', async () => {
    const { url } = await start();
    const response = await fetch(`${url}nothing/`);
    expect(response.status).toBe(404);
    expect(await response.text()).toBe('lost');
  });

  it('serves below a base, and leads there from the root', async () => {
    const { url, port } = await start({ base: 'course' });
    expect(url).toBe(`http://localhost:${port}/course/`);
    expect(await (await fetch(url)).text()).toBe('home');
    expect((await fetch(`http://localhost:${port}/`)).url).toBe(url);
    expect((await fetch(`http://localhost:${port}/lessons/`)).status).toBe(404);
  });

  it('does not give what is outside the folder', async () => {
    const { url } = await start();
    expect((await fetch(`${url}..%2f..%2f..%2f..%2fetc/passwd`)).status).toBe(404);
  });

  it('names the types that browsers insist on, and leaves packed files packed', async () => {
    const { url } = await start();
    expect((await fetch(`${url}font.woff2`)).headers.get('content-type')).toBe('font/woff2');
    const packed = await fetch(`${url}shard.bin.gz`);
    expect(await packed.text()).toBe('packed');
  });

  it('takes the next port when one is taken', async () => {
    const first = await start();
    const second = await start({ port: first.port });
    expect(second.port).toBeGreaterThan(first.port);
    expect((await fetch(second.url)).status).toBe(200);
  });

  it('says what to do where no site was built', async () => {
    await expect(serve({ directory: join(directory, 'none') })).rejects.toThrow(/npm run build/);
  });
});

describe('normaliseBase', () => {
  it('takes a base with and without slashes', () => {
    expect(['course', '/course', '/course/', 'a/b/'].map(normaliseBase)).toEqual([
      '/course/',
      '/course/',
      '/course/',
      '/a/b/',
    ]);
    expect([undefined, '', '/'].map(normaliseBase)).toEqual(['/', '/', '/']);
  });
});
