/** The built site, for the browser tests: which pages there are, and a page that remembers what went wrong. */
import { readdirSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import { test as base, expect, type Page } from '@playwright/test';
import { siteFolder } from '../../scripts/shell.mjs';

declare global {
  interface Window {
    /** Put there by `watch`, below. */
    reportViolation(text: string): void;
  }
}

/** Paths of files of the built site, with slashes: `index.html`, `lessons/max-0-x/index.html`. */
export function builtFiles(ending: string): string[] {
  return readdirSync(siteFolder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith(ending))
    .map((entry) => relative(siteFolder, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .sort();
}

/** Address of each page, relative to the site's base: the empty string is the home page. */
export function pages(): string[] {
  return builtFiles('.html').map((file) => file.replace(/(^|\/)index\.html$/, '$1'));
}

/** What a visit to a page must not have. Every entry says what and where. */
export interface Trouble {
  /** Errors of scripts, errors and warnings in the console, requests that failed. */
  readonly errors: string[];
  /** What the content security policy stopped. */
  readonly violations: string[];
  /** Requests that left the site. */
  readonly elsewhere: string[];
}

async function watch(page: Page, origin: string): Promise<Trouble> {
  const trouble: Trouble = { errors: [], violations: [], elsewhere: [] };
  await page.exposeFunction('reportViolation', (text: string) => trouble.violations.push(text));
  await page.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', (event) => {
      const where = `${event.sourceFile}:${event.lineNumber}`;
      window.reportViolation(
        `${event.violatedDirective} blocked ${event.blockedURI} ${event.sample} (${where})`,
      );
    });
  });
  page.on('pageerror', (error) => trouble.errors.push(String(error.stack ?? error)));
  page.on('console', (message) => {
    if (message.type() !== 'error' && message.type() !== 'warning') return;
    // Most tests run without the service worker (playwright.config.ts); offline.spec.ts has it.
    if (message.text().startsWith('Service Worker registration blocked by Playwright')) return;
    trouble.errors.push(`${message.text()} (${message.location().url})`);
  });
  page.on('requestfailed', (request) => {
    // A page that is left while something loads has done nothing wrong.
    if (request.failure()?.errorText === 'net::ERR_ABORTED') return;
    trouble.errors.push(`${request.url()}: ${request.failure()?.errorText ?? 'failed'}`);
  });
  page.on('request', (request) => {
    const url = new URL(request.url());
    if (url.protocol !== 'data:' && url.protocol !== 'blob:' && url.origin !== origin)
      trouble.elsewhere.push(url.href);
  });
  return trouble;
}

/** Playwright's `test`, with a `trouble` that fills while the page is used. */
export const test = base.extend<{ trouble: Trouble }>({
  trouble: async ({ page, baseURL }, use) => {
    await use(await watch(page, new URL(baseURL ?? '').origin));
  },
});

/** Fails with all that went wrong, not only the first. */
export function expectNoTrouble(trouble: Trouble): void {
  expect(trouble).toEqual({ errors: [], violations: [], elsewhere: [] });
}

/** Brings everything near the viewport once, so that every figure of the page loads. */
export async function scrollThrough(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const step = window.innerHeight * 0.8;
    for (let y = 0; y < document.documentElement.scrollHeight; y += step) {
      window.scrollTo({ top: y, behavior: 'instant' });
      await new Promise((next) => requestAnimationFrame(() => requestAnimationFrame(next)));
    }
    window.scrollTo({ top: 0, behavior: 'instant' });
  });
  await page.waitForLoadState('networkidle');
}

/**
 * What axe finds on the page as it is now, one line each: rule, what to do, where.
 *
 * @param rules only these, where others cannot have changed since they were last looked at
 */
export async function axeFindings(page: Page, rules: readonly string[] = []): Promise<string[]> {
  const axe = new AxeBuilder({ page })
    // The visible half of a formula is hidden from screen readers, has the text's colour, and thousands of boxes.
    .exclude('.katex-html')
    // No frames to look into: without it, each look opens another page. Preloads are for rules about media.
    .setLegacyMode(true)
    .options({
      preload: false,
      resultTypes: ['violations'],
      ...(rules.length > 0 ? { runOnly: { type: 'rule', values: [...rules] } } : {}),
    });
  const { violations } = await axe.analyze();
  return violations.flatMap((violation) =>
    violation.nodes.map(
      (node) => `${violation.id}: ${violation.help}: ${node.target.join(' ')} ${node.html}`,
    ),
  );
}

/** The rules of axe that depend on the theme. */
export const colourRules = ['color-contrast', 'link-in-text-block'];

export { expect };
