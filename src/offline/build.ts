/** Writes sw.js for a built site: the service worker with the hash of every file in it. */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, constants } from 'node:zlib';
import type { AstroIntegration } from 'astro';
import { build } from 'vite';
import type { Manifest } from './manifest.ts';

/** Not for readers of the course: pictures and lists for other sites, and what hosts read. */
const leftOut =
  /^(sw\.js|og\/|sitemap|feed\.xml|robots\.txt|_headers|_redirects|data\/|papers\/.+\.(bib|json)$|notebooks\/.+\.ipynb$)|\.(map|txt)$/;
const named = /^_astro\/.+[.-][\w-]{8}\.\w+$/;

const hash = (bytes: Uint8Array, encoding: 'hex' | 'base64') =>
  createHash('sha256').update(bytes).digest(encoding);

function filesOf(directory: string): string[] {
  return readdirSync(directory, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(directory, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .sort();
}

export function manifestOf(directory: string): Manifest {
  const all = filesOf(directory);
  const read = (file: string) => readFileSync(join(directory, file));
  const integrity = (file: string) => `sha256-${hash(read(file), 'base64')}`;
  const data = Object.fromEntries(
    all.filter((file) => /^data\/.*\.(bin|json)$/.test(file)).map((file) => [file, integrity(file)]),
  );
  return {
    files: all
      .filter((file) => !leftOut.test(file))
      .map((file) => ({
        // As it is asked for: hosts answer a folder with its index.html.
        url: `./${file.replace(/(^|\/)index\.html$/, '$1')}`,
        revision: named.test(file) ? null : hash(read(file), 'hex').slice(0, 16),
        integrity: integrity(file),
      })),
    data,
    dataVersion: hash(Buffer.from(JSON.stringify(data)), 'hex').slice(0, 8),
  };
}

/** How much a first visit fetches for later, compressed. */
export function sizeOf(directory: string, { files }: Manifest): number {
  return files
    .map(({ url }) => url.replace(/^\.\//, '').replace(/(^|\/)$/, '$1index.html'))
    .map((file) =>
      /\.(woff2|png)$/.test(file)
        ? readFileSync(join(directory, file)).length
        : brotliCompressSync(readFileSync(join(directory, file)), {
            params: { [constants.BROTLI_PARAM_QUALITY]: 5 },
          }).length,
    )
    .reduce((sum, size) => sum + size, 0);
}

/** @returns the manifest that was written into `sw.js` */
export async function writeServiceWorker(directory: string): Promise<Manifest> {
  const manifest = manifestOf(directory);
  await build({
    configFile: false,
    logLevel: 'error',
    publicDir: false,
    define: { MANIFEST: JSON.stringify(manifest), 'process.env.NODE_ENV': '"production"' },
    build: {
      outDir: directory,
      emptyOutDir: false,
      copyPublicDir: false,
      lib: {
        entry: fileURLToPath(new URL('worker.ts', import.meta.url)),
        formats: ['iife'],
        name: 'serviceWorker',
        fileName: () => 'sw.js',
      },
    },
  });
  return manifest;
}

/** Last of the integrations: everything must be there. */
export function offline(): AstroIntegration {
  return {
    name: 'offline',
    hooks: {
      'astro:build:done': async ({ dir, logger }) => {
        const directory = fileURLToPath(dir);
        const manifest = await writeServiceWorker(directory);
        const size = (sizeOf(directory, manifest) / 1e6).toFixed(1);
        logger.info(
          `sw.js keeps ${manifest.files.length} files, ${size} MB compressed, after the first visit`,
        );
      },
    },
  };
}
