// How content becomes a static site. What an instructor changes is in content/course.yaml, not here.
import { createHash } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'astro/config';
import mdx from '@astrojs/mdx';
import sitemap from '@astrojs/sitemap';
import { unified } from '@astrojs/markdown-remark';
import remarkMath from 'remark-math';
import rehypeKatex from 'rehype-katex';
import { activationProse } from './src/authoring/activation-prose.ts';
import { kernelsInWorkers } from './src/authoring/kernels-in-workers.ts';
import { leanCharts } from './src/authoring/lean-charts.ts';
import { nativeArrays } from './src/authoring/native-arrays.ts';
import { readCourseFile } from './src/authoring/course.ts';
import { authoring } from './src/authoring/integration.ts';
import { frameScript } from './src/components/code/frame-script.ts';
import { rehypeFormulaJoins } from './src/authoring/rehype-formula-joins.ts';
import { searchIndex } from './src/authoring/search-index.ts';
import { offline } from './src/offline/build.ts';

const root = fileURLToPath(new URL('.', import.meta.url));

/** `BASE=/course npm run build` builds for https://somewhere/course/. */
const base = `/${(process.env.BASE ?? '').replace(/^\/+|\/+$/g, '')}`;

/** Two builds at once need two outputs and two caches: `OUT_DIR=somewhere npx astro build`. */
const outDir = process.env.OUT_DIR ?? './dist';
const cacheDir = `./.cache/astro${process.env.OUT_DIR ? `-${process.env.OUT_DIR.replace(/\W+/g, '-')}` : ''}`;

// A course.yaml with mistakes is reported by the authoring integration, with every other mistake there is.
// `SITE=https://example.edu npm run build` is for hosts that only they know.
const site = process.env.SITE ?? readCourseFile(root).value?.site;

/** Pages for frames are no places to arrive at, and answers are not for search engines. */
const listed = (/** @type {string} */ page) =>
  !/\/(embed|instructor|offline|404)\b/.test(new URL(page).pathname);

// The sandbox of code cells is a document of the page's own making: its one script is named here, or it could not run.
/** @type {`sha256-${string}`} */
const sandboxHash = `sha256-${createHash('sha256').update(frameScript).digest('base64')}`;

const { integration, remarkPlugins } = authoring({ root, base });

export default defineConfig({
  ...(site ? { site } : {}),
  base,
  outDir,
  cacheDir,
  output: 'static',
  trailingSlash: 'always',
  build: { format: 'directory' },
  devToolbar: { enabled: false },
  integrations: [
    integration,
    mdx({ optimize: true }),
    searchIndex(root),
    ...(site ? [sitemap({ filter: listed })] : []),
    offline(),
  ],
  markdown: {
    // Colours by CSS variables, so that code follows the theme.
    shikiConfig: { theme: 'css-variables' },
    processor: unified({
      // What the author wrote stays as written: quotes and dashes in JSX and TeX are not typography.
      smartypants: false,
      remarkPlugins: [remarkMath, ...remarkPlugins],
      rehypePlugins: [[rehypeKatex, { output: 'htmlAndMathml' }], rehypeFormulaJoins],
    }),
  },
  security: {
    csp: {
      directives: [
        "default-src 'self'",
        "img-src 'self' data:",
        "font-src 'self'",
        "connect-src 'self'",
        "worker-src 'self' blob:",
        "object-src 'none'",
        "base-uri 'self'",
        "form-action 'none'",
      ],
      // Numerics run in WebAssembly; nothing else is compiled from text.
      scriptDirective: { resources: ["'self'", "'wasm-unsafe-eval'"], hashes: [sandboxHash] },
      // KaTeX sets heights in style attributes. Style elements still need a hash, which Astro writes.
      styleDirective: { resources: [{ resource: "'unsafe-inline'", kind: 'attribute' }] },
    },
  },
  vite: {
    cacheDir: `${cacheDir}/vite`,
    plugins: [activationProse(), leanCharts(), nativeArrays(), kernelsInWorkers()],
    worker: { plugins: () => [activationProse(), nativeArrays()] },
    // A data: URL for a font or a worker would break the policy above.
    build: { assetsInlineLimit: 0 },
  },
});
