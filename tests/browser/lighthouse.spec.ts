/** What Lighthouse says of a page of each kind, with its settings for a phone, but for what is a timing. */
import { launch } from 'chrome-launcher';
import lighthouse from 'lighthouse';
import { launchOptions } from '../../scripts/chromium.mjs';
import { onePerKind } from './kinds.ts';
import { expect, test } from './site.ts';

const arrivedAt = onePerKind().filter((path) => !/^(embed|instructor|offline)\/|404\.html$/.test(path));

test('accessibility, best practices and SEO are 100 on a page of each kind', async ({ baseURL }) => {
  test.setTimeout(arrivedAt.length * 60_000);
  const { executablePath, args = [] } = launchOptions();
  const chrome = await launch({
    ...(executablePath ? { chromePath: executablePath } : {}),
    chromeFlags: ['--headless=new', ...args],
  });
  try {
    const short: string[] = [];
    for (const path of arrivedAt) {
      const result = await lighthouse(new URL(path, baseURL).href, {
        port: chrome.port,
        output: 'json',
        onlyCategories: ['accessibility', 'best-practices', 'seo'],
      });
      const audits = result?.lhr.audits ?? {};
      for (const { id, score, auditRefs } of Object.values(result?.lhr.categories ?? {}))
        if (score !== 1)
          short.push(
            `/${path} ${id} ${score}: ${auditRefs
              .filter((audit) => audit.weight > 0 && audits[audit.id]?.score !== 1)
              .map((audit) => audit.id)
              .join(', ')}`,
          );
      expect(Object.keys(result?.lhr.categories ?? {})).toHaveLength(3);
    }
    expect(short).toEqual([]);
  } finally {
    chrome.kill();
  }
});
