/** The reader's side of the search index, fetched when it is first asked. It is written by src/authoring/search-index.ts. */

import { speaksOf } from './speaks-of.ts';

export interface Hit {
  readonly title: string;
  /** Lesson, Activation, Figure, Paper, Term or Page. */
  readonly kind: string;
  readonly href: string;
  /** Text in which what was found stands in `<mark>`. */
  readonly excerpt: string;
  /** Places inside the page, under their headings. */
  readonly places: readonly { readonly title: string; readonly href: string }[];
}

/** What we use of Pagefind 1.6. */
interface Pagefind {
  options(options: { baseUrl: string; excerptLength: number }): Promise<void>;
  debouncedSearch(
    term: string,
    options: Record<string, never>,
    milliseconds: number,
  ): Promise<{ results: readonly { data(): Promise<Fragment> }[] } | null>;
}
interface Fragment {
  readonly url: string;
  readonly content: string;
  readonly excerpt: string;
  readonly meta: Readonly<Record<string, string>>;
  readonly sub_results: readonly { readonly title: string; readonly url: string }[];
}

const isPagefind = (module: object): module is Pagefind => 'debouncedSearch' in module && 'options' in module;

let engine: Promise<Pagefind> | undefined;

async function start(): Promise<Pagefind> {
  const base = import.meta.env.BASE_URL.replace(/\/*$/, '/');
  const address = `${base}pagefind/pagefind.js`;
  const module: unknown = await import(/* @vite-ignore */ address);
  if (typeof module !== 'object' || module === null || !isPagefind(module))
    throw new TypeError(`${address} is not the search index that this page was built with.`);
  await module.options({ baseUrl: base, excerptLength: 24 });
  return module;
}

/** Results that are shown. */
const most = 12;

/**
 * The best results, best first; undefined where a later question has overtaken this one.
 * @throws where the index cannot be fetched
 */
export async function find(question: string): Promise<{ hits: readonly Hit[]; all: number } | undefined> {
  engine ??= start();
  const pagefind = await engine.catch((error: unknown) => {
    // The next question tries again.
    engine = undefined;
    throw error;
  });
  const found = await pagefind.debouncedSearch(question, {}, 120);
  if (!found) return undefined;
  const fragments = await Promise.all(found.results.slice(0, most).map((result) => result.data()));
  const right = fragments.filter(({ content, meta }) =>
    speaksOf(`${meta['title'] ?? ''} ${content}`, question),
  );
  // What was not looked at is as right as what was.
  const all = right.length === 0 ? 0 : found.results.length - fragments.length + right.length;
  return { hits: namedFirst(right.map(hitOf), question), all };
}

function hitOf({ url, excerpt, meta, sub_results }: Fragment): Hit {
  const title = meta['title'] ?? url;
  return {
    title,
    kind: meta['kind'] ?? 'Page',
    href: url,
    excerpt,
    places: sub_results
      .filter((place) => place.url !== url && place.title !== title)
      .slice(0, 3)
      .map((place) => ({ title: place.title, href: place.url })),
  };
}

/** Who asks for “softmax” wants the thing of that name before all that speak of it. */
function namedFirst(hits: readonly Hit[], question: string): Hit[] {
  const wanted = question.trim().toLowerCase();
  const rank = ({ title }: Hit) =>
    title.toLowerCase() === wanted ? 0 : title.toLowerCase().startsWith(wanted) ? 1 : 2;
  return hits.toSorted((a, b) => rank(a) - rank(b));
}
