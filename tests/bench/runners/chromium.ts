/**
 * Runs a benchmark in a worker of Chromium: bundled by Vite, on a blank page, from a server of its own. With the headers
 * that isolate a page, which give it a clock of 5 µs.
 */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from '@playwright/test';
import { build } from 'vite';
import { launchOptions } from '../../../scripts/chromium.mjs';
import type { Surroundings, Timing } from '../work/work.ts';
import { dataFolder, root, tensorflowFolder } from './surroundings.ts';

/** @param name of a file in tests/bench/work */
export async function inChromium(name: string, { peak }: Surroundings): Promise<readonly Timing[]> {
  const folder = mkdtempSync(join(tmpdir(), 'bench-'));
  try {
    await bundle(name, peak, folder);
    return await run(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function bundle(name: string, peak: Uint8Array, folder: string): Promise<void> {
  const entry = join(folder, 'entry.ts');
  const path = (file: string) => JSON.stringify(join(root, file));
  writeFileSync(
    entry,
    `import { work } from ${path(`tests/bench/work/${name}.ts`)};
    import { fetchBytes } from ${path('src/data/fetch-bytes.ts')};
    const surroundings = {
      readBytes: fetchBytes(location.origin + '/data'),
      tensorflowFiles: '/tensorflow/',
      peak: Uint8Array.from(${JSON.stringify([...peak])}),
    };
    try {
      postMessage({ timings: await work(surroundings) });
    } catch (error) {
      postMessage({ error: String(error instanceof Error ? error.stack : error) });
    }`,
  );
  await build({
    configFile: false,
    root,
    publicDir: false,
    logLevel: 'error',
    build: {
      outDir: folder,
      emptyOutDir: false,
      target: 'esnext',
      lib: { entry, formats: ['es'], fileName: 'worker' },
    },
  });
}

async function run(folder: string): Promise<readonly Timing[]> {
  const folders: Readonly<Record<string, string>> = {
    data: dataFolder,
    tensorflow: tensorflowFolder,
    bundle: folder,
  };
  const server = createServer((request, response) => {
    const [, first = '', ...rest] = (request.url ?? '/').split('?')[0].split('/');
    response.setHeader('Cross-Origin-Opener-Policy', 'same-origin');
    response.setHeader('Cross-Origin-Embedder-Policy', 'require-corp');
    if (first === '') return response.setHeader('Content-Type', 'text/html').end('<!doctype html>');
    try {
      const bytes = readFileSync(join(folders[first] ?? '', ...rest));
      const type = /\.m?js$/.test(request.url ?? '') ? 'text/javascript' : 'application/octet-stream';
      return response
        .setHeader('Content-Type', /\.wasm$/.test(request.url ?? '') ? 'application/wasm' : type)
        .end(bytes);
    } catch {
      return response.writeHead(404).end();
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The server has no port');
  const browser = await chromium.launch(launchOptions());
  try {
    const page = await browser.newPage();
    await page.goto(`http://127.0.0.1:${address.port}/`);
    const result = await page.evaluate(
      () =>
        new Promise<{ timings?: Timing[]; error?: string }>((resolve) => {
          const worker = new Worker('/bundle/worker.js', { type: 'module' });
          worker.onmessage = ({ data }: MessageEvent<{ timings?: Timing[]; error?: string }>) =>
            resolve(data);
          worker.onerror = ({ message }) => resolve({ error: message });
        }),
    );
    if (!result.timings) throw new Error(`In Chromium: ${result.error ?? 'no answer'}`);
    return result.timings;
  } finally {
    await browser.close();
    server.close();
  }
}
