/** What a page costs: compressed bytes, counted from the built files as a host that compresses would send them. */
import { existsSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { parseHTML } from 'linkedom';
import { normaliseBase } from '../../scripts/serve.mjs';
import { siteFolder } from '../../scripts/shell.mjs';

const base = normaliseBase(process.env.BASE);
const sizes = new Map<string, number>();

/** Fonts and pictures are compressed already. The rest in Brotli, as hosts and browsers have had it for years. */
const packed = /\.(woff2|png|webp|jpg|bin|wasm)$/;

/** Bytes of a file of the built site on the wire. */
export function compressedSize(file: string): number {
  const known = sizes.get(file);
  if (known !== undefined) return known;
  const path = join(siteFolder, file);
  const size = packed.test(file) ? statSync(path).size : brotliCompressSync(readFileSync(path)).length;
  sizes.set(file, size);
  return size;
}

/** The built file that an address of the site stands for, or undefined. */
export function fileAt(address: string): string | undefined {
  const { pathname } = new URL(address);
  if (!pathname.startsWith(base)) return undefined;
  const file = decodeURIComponent(pathname.slice(base.length)).replace(/(^|\/)$/, '$1index.html');
  return existsSync(join(siteFolder, file)) ? file : undefined;
}

const sum = (files: Iterable<string>): number =>
  [...files].reduce((all, file) => all + compressedSize(file), 0);

/** A static import in a built module: `import{a}from"./x.js"`, `import"./x.js"`, `export*from"./x.js"`; not `import("…")`. */
const staticImport = /(?:\bfrom|\bimport)\s*["'](\.[^"']+)["']/g;

function withImports(file: string, found: Set<string>): void {
  if (found.has(file)) return;
  found.add(file);
  for (const [, target = ''] of readFileSync(join(siteFolder, file), 'utf8').matchAll(staticImport))
    withImports(posix.join(dirname(file), target), found);
}

/** The scripts that a page asks for by itself, with all they import: what comes before any figure is near. */
export function firstScripts(page: string): number {
  const { document } = parseHTML(readFileSync(join(siteFolder, page), 'utf8'));
  const found = new Set<string>();
  for (const element of document.querySelectorAll('script[src], link[rel="modulepreload"]')) {
    const address = element.getAttribute('src') ?? element.getAttribute('href') ?? '';
    const file = fileAt(new URL(address, `http://site${base}${page}`).href);
    if (file !== undefined) withImports(file, found);
  }
  return sum(found);
}

export interface Requested {
  /** HTML, style sheets and fonts. */
  readonly read: number;
  readonly scripts: number;
  readonly requests: number;
}

/** What these requests cost, each address once. */
export function costOf(addresses: readonly string[]): Requested {
  const files = new Set(addresses.flatMap((address) => fileAt(address) ?? []));
  const of = (pattern: RegExp) => sum([...files].filter((file) => pattern.test(file)));
  return { read: of(/\.(html|css|woff2)$/), scripts: of(/\.m?js$/), requests: files.size };
}
