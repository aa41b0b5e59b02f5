/**
 * What a lesson weighs before any of its figures is near, compressed as hosts compress, a file at a time. It prints what
 * it found: `npx playwright test tests/browser/weight.spec.ts`.
 */
import { brotliCompressSync } from 'node:zlib';
import type { Page, Response } from '@playwright/test';
import { expect, pages, test } from './site.ts';

/** In kB of 1,000 bytes (design.md, section 5). */
const budget = { page: 150, script: 15 };

const kinds = ['document', 'stylesheet', 'font', 'script'] as const;
type Kind = (typeof kinds)[number];
const isKind = (text: string): text is Kind => kinds.some((kind) => kind === text);

interface Part {
  readonly kind: Kind;
  readonly path: string;
  readonly bytes: number;
}

async function part(response: Response): Promise<Part | undefined> {
  const kind = response.request().resourceType();
  if (!isKind(kind) || !response.ok()) return undefined;
  const body = await response.body();
  // A woff2 is compressed already.
  const bytes = kind === 'font' ? body.length : brotliCompressSync(body).length;
  return { kind, path: new URL(response.url()).pathname, bytes };
}

async function load(page: Page, path: string): Promise<readonly Part[]> {
  // Nothing ever comes near the window, so that no figure, editor or face of code is fetched.
  await page.addInitScript(() => {
    window.IntersectionObserver = class extends IntersectionObserver {
      override observe(): void {}
    };
  });
  const parts: Promise<Part | undefined>[] = [];
  page.on('response', (response) => parts.push(part(response)));
  await page.goto(path, { waitUntil: 'load' });
  // A slow machine can be idle for longer than “networkidle” waits, before it asks for the faces.
  await page.evaluate(() => document.fonts.ready.then(() => undefined));
  await page.waitForLoadState('networkidle');
  return (await Promise.all(parts)).filter((each) => each !== undefined);
}

const kB = (bytes: number): string => (bytes / 1000).toFixed(1).padStart(6);

for (const path of pages().filter((each) => /^lessons\/./.test(each))) {
  test(`/${path} is light before its figures`, async ({ page }) => {
    const parts = await load(page, path);
    const of = (kind: Kind) =>
      parts.filter((each) => each.kind === kind).reduce((sum, { bytes }) => sum + bytes, 0);
    const whole = of('document') + of('stylesheet') + of('font');
    const lines = [
      `/${path}: ${kB(whole)} kB of ${budget.page} for text and faces, ${kB(of('script'))} kB of ${budget.script} for scripts`,
      ...parts
        .toSorted((a, b) => b.bytes - a.bytes)
        .map(({ kind, path: file, bytes }) => `  ${kB(bytes)}  ${kind.padEnd(10)}  ${file}`),
    ];
    process.stdout.write(`\n${lines.join('\n')}\n`);
    expect(of('font')).toBeGreaterThan(0);
    expect(whole / 1000).toBeLessThanOrEqual(budget.page);
    expect(of('script') / 1000).toBeLessThanOrEqual(budget.script);
  });
}
