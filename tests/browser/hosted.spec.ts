/**
 * A site that knows its address: what other programs read of it (search engines, feed readers, whoever shows a link) names whole
 * addresses, below the path that the site was built for, and each of them is there. `npm run hosted` builds such a site.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseHTML } from 'linkedom';
import { normaliseBase } from '../../scripts/serve.mjs';
import { siteFolder } from '../../scripts/shell.mjs';
import { builtFiles, expect, pages, test } from './site.ts';

const { SITE: site } = process.env;
const read = (file: string): string => readFileSync(join(siteFolder, file), 'utf8');

/** What leads nowhere of addresses that should be whole. */
function lost(addresses: readonly string[], home: string): string[] {
  return addresses.filter((address) => {
    if (!address.startsWith(home)) return true;
    const file = decodeURIComponent(new URL(address).pathname.slice(new URL(home).pathname.length));
    return !existsSync(join(siteFolder, file.replace(/(^|\/)$/, '$1index.html')));
  });
}
const between = (text: string, tag: string): string[] =>
  [...text.matchAll(new RegExp(`<${tag}>([^<]+)</${tag}>`, 'g'))].map(([, inside = '']) => inside);

if (site !== undefined) {
  const home = new URL(normaliseBase(process.env.BASE), site).href;

  test('every page names its own address, and a picture that is there', () => {
    const wrong = builtFiles('.html').flatMap((file) => {
      const { document } = parseHTML(read(file));
      const of = (selector: string, name: string) =>
        document.querySelector(selector)?.getAttribute(name) ?? '';
      const canonical = of('link[rel="canonical"]', 'href');
      const card = of('meta[property="og:image"]', 'content');
      // A frame is its figure's page; what stands in for a page has no address of its own.
      const own = home + file.replace(/(^|\/)index\.html$/, '$1').replace(/^embed\//, 'figures/');
      const hidden = of('meta[name="robots"]', 'content').includes('noindex');
      return [
        ...(canonical === own || (hidden && canonical === '') ? [] : [`${file} says it is ${canonical}`]),
        ...(hidden && card === '' ? [] : lost([card], home).map((address) => `${file} shows ${address}`)),
        ...[...document.querySelectorAll('script[type="application/ld+json"]')].flatMap((script) =>
          [...(script.textContent ?? '').matchAll(/"(https?:[^"]+)"/g)]
            .map(([, address = '']) => address)
            .filter(
              (address) => address.startsWith(site) && lost([address.replace(/#.*/, '')], home).length > 0,
            )
            .map((address) => `${file} describes ${address}`),
        ),
      ];
    });
    expect(wrong).toEqual([]);
  });

  test('the feed has lessons, the site map every page to arrive at, and robots are led there', () => {
    const links = between(read('feed.xml'), 'link');
    expect(links.length).toBeGreaterThan(3);
    expect(lost(links, home)).toEqual([]);

    const maps = between(read('sitemap-index.xml'), 'loc');
    expect(lost(maps, home)).toEqual([]);
    const listed = maps.flatMap((address) => between(read(address.slice(home.length)), 'loc'));
    const toArriveAt = pages().filter((path) => !/^(embed|instructor|offline|404\.html)/.test(path));
    expect(listed.sort()).toEqual(toArriveAt.map((path) => home + path).sort());
    expect(read('robots.txt')).toContain(`Sitemap: ${home}sitemap-index.xml`);
  });
}
