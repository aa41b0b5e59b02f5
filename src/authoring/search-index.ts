/**
 * The search index, written when the site is built: pages that are read, and each paper and term as a result of its own.
 * Pagefind's program does the work; see src/components/search for the reader's side.
 */
import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { parseHTML } from 'linkedom';
import { close, createIndex, type PagefindIndex } from 'pagefind';
import { readCourse } from './course.ts';
import { readPapers } from './papers.ts';

/** Under the site's root, where search-engine.ts looks for it. */
const folder = 'pagefind';

/** What a page is, by the first part of its address. */
const kinds: Readonly<Record<string, string>> = {
  lessons: 'Lesson',
  gallery: 'Activation',
  figures: 'Figure',
};
/** Frames repeat figures; papers and terms are results of their own; the index lists what is found here. */
const left = /^(?:embed|instructor)\/|^(?:404|papers|glossary|search|kept)(?:\.html|\/)/;

/** What stands in every page, or is said twice. */
const excluded = [
  'nav',
  'script',
  'style',
  'template',
  'svg',
  'canvas',
  'button',
  'select',
  'output',
  'textarea',
  'table',
  '.katex-mathml',
  '.definition',
  '.where',
  '.meta',
  '.refs',
  '.fig-foot',
  '.more',
  '.run',
];

export function searchIndex(root: string): AstroIntegration {
  return {
    name: 'search-index',
    hooks: {
      'astro:build:done': async ({ dir, logger }) => {
        const site = fileURLToPath(dir);
        const { language } = readCourse(root);
        const { index, errors } = await createIndex({
          rootSelector: 'main',
          excludeSelectors: excluded,
          forceLanguage: language,
          // Otherwise every page, paper and term is a file of its own.
          maxFragments: 24,
        });
        if (!index) throw failed(errors);
        const pages = await addPages(index, site);
        const records = [...terms(site), ...papers(root)];
        for (const record of records) check(await index.addCustomRecord({ language, ...record }));
        check(await index.writeFiles({ outputPath: join(site, folder) }));
        await close();
        // Pagefind's own dialogs; ours is in src/components/search.
        const written = readdirSync(join(site, folder));
        for (const file of written)
          if (/ui\.(js|css)$|highlight\.js$/.test(file)) rmSync(join(site, folder, file));
        // Its program for languages that it does not know, where it knows ours.
        if (written.includes(`wasm.${language}.pagefind`))
          rmSync(join(site, folder, 'wasm.unknown.pagefind'), { force: true });
        logger.info(`${pages} pages and ${records.length} papers and terms can be found`);
      },
    },
  };
}

async function addPages(index: PagefindIndex, site: string): Promise<number> {
  const files = readdirSync(site, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.html'))
    .map((entry) => relative(site, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .filter((file) => !left.test(file));
  for (const file of files.sort()) {
    const [first = '', second = ''] = file.split('/');
    const kind = second === 'index.html' ? 'Page' : (kinds[first] ?? 'Page');
    const content = readFileSync(join(site, file), 'utf8').replace(
      '<main ',
      `<main data-pagefind-meta="kind:${kind}" `,
    );
    check(await index.addHTMLFile({ url: `/${file.replace(/(^|\/)index\.html$/, '$1')}`, content }));
  }
  return files.length;
}

interface Found {
  readonly url: string;
  readonly content: string;
  readonly meta: Record<string, string>;
}

/** From the built page, where formulas are set. */
function terms(site: string): Found[] {
  const { document } = parseHTML(readFileSync(join(site, 'glossary/index.html'), 'utf8'));
  for (const hidden of document.querySelectorAll('.katex-mathml')) hidden.remove();
  return [...document.querySelectorAll('.terms > [id]')].map((entry) => {
    const title = entry.querySelector('dt')?.firstChild?.textContent?.trim() ?? entry.id;
    const also = entry.querySelector('dt span')?.textContent.trim() ?? '';
    const words = entry.querySelector('dd')?.textContent.replace(/\s+/g, ' ').trim() ?? '';
    return {
      url: `/glossary/#${entry.id}`,
      content: [title, also, words].filter((each) => each !== '').join('. '),
      meta: { title, kind: 'Term' },
    };
  });
}

function papers(root: string): Found[] {
  return readPapers(root).map(({ key, title, authors, venue, year, annotation = '' }) => ({
    url: `/papers/#${key}`,
    content: `${title}. ${authors}. ${venue} ${year}. ${annotation}`,
    meta: { title, kind: 'Paper' },
  }));
}

function check({ errors }: { readonly errors: readonly string[] }): void {
  if (errors.length > 0) throw failed(errors);
}

const failed = (errors: readonly string[]): Error =>
  new Error(`The search index could not be written: ${errors.join('; ')}`);
