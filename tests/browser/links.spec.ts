/** Every link, image, script and style of every page leads to something. Read from the files: no browser. */
import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { parseHTML } from 'linkedom';
import { normaliseBase } from '../../scripts/serve.mjs';
import { siteFolder } from '../../scripts/shell.mjs';
import { builtFiles, expect, test } from './site.ts';

const origin = 'https://course.invalid';
const base = normaliseBase(process.env.BASE);

interface BuiltPage {
  readonly url: URL;
  readonly ids: ReadonlySet<string>;
  readonly targets: readonly string[];
}

function readPage(file: string): BuiltPage {
  const { document } = parseHTML(readFileSync(join(siteFolder, file), 'utf8'));
  const all = [...document.querySelectorAll('*')];
  const attribute = (name: string) => all.flatMap((element) => element.getAttribute(name) ?? []);
  return {
    url: new URL(base + file.replace(/(^|\/)index\.html$/, '$1'), origin),
    ids: new Set([...attribute('id'), ...attribute('name')]),
    targets: [...attribute('href'), ...attribute('src'), ...attribute('poster')],
  };
}

/** What is wrong with a link, or undefined. */
function problem(
  target: string,
  from: BuiltPage,
  byPath: ReadonlyMap<string, BuiltPage>,
): string | undefined {
  const url = new URL(target, from.url);
  if (url.origin !== origin) return undefined;
  if (!url.pathname.startsWith(base)) return `leaves ${base}`;
  const page = byPath.get(url.pathname);
  if (page === undefined) {
    const file = join(siteFolder, decodeURIComponent(url.pathname.slice(base.length)));
    if (existsSync(file) && statSync(file).isFile()) return undefined;
    return byPath.has(`${url.pathname}/`) ? 'lacks its closing slash' : 'leads nowhere';
  }
  const id = decodeURIComponent(url.hash.slice(1));
  return id === '' || page.ids.has(id) ? undefined : `finds no id "${id}" on that page`;
}

test('every link inside the course leads to a page, a file or a place on a page', () => {
  const built = builtFiles('.html').map(readPage);
  const byPath = new Map(built.map((page) => [page.url.pathname, page]));
  const problems = built.flatMap((page) =>
    page.targets.flatMap((target) => {
      const wrong = problem(target, page, byPath);
      return wrong === undefined ? [] : [`${page.url.pathname}: ${target} ${wrong}`];
    }),
  );
  expect([...new Set(problems)]).toEqual([]);
});

test('no word runs into the link or the code beside it', () => {
  // Astro drops the end of a line before a tag, as JSX does: a space there has to be written.
  const joined = builtFiles('.html').flatMap((file) => {
    const { document } = parseHTML(readFileSync(join(siteFolder, file), 'utf8'));
    return [...document.querySelectorAll('p :is(a, code, em), li :is(a, code, em)')].flatMap((element) => {
      const before =
        element.previousSibling?.nodeType === 3 ? (element.previousSibling.textContent ?? '') : '';
      return /[\p{L},;]$/u.test(before) && /^[\p{L}\d]/u.test(element.textContent)
        ? [`${file}: ${before.slice(-30)}|${element.textContent}`]
        : [];
    });
  });
  expect(joined).toEqual([]);
});

test('no page names an id twice', () => {
  const twice = builtFiles('.html').flatMap((file) => {
    const { document } = parseHTML(readFileSync(join(siteFolder, file), 'utf8'));
    const ids = [...document.querySelectorAll('[id]')].map((element) => element.id);
    return ids.filter((id, index) => ids.indexOf(id) !== index).map((id) => `${file}: ${id}`);
  });
  expect([...new Set(twice)]).toEqual([]);
});
