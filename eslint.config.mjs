// Lint: the compiler's strictness, and the house rules that a program can check. Directions of imports are in
// .dependency-cruiser.mjs, except for .astro files, which it cannot read.
import { defineConfig, globalIgnores } from 'eslint/config';
import astro from 'eslint-plugin-astro';
import tseslint from 'typescript-eslint';

const unseeded = 'Randomness is seeded here: use src/numerics/random.ts, so that every figure repeats.';
const pure = 'Code below figures runs in Node, in a worker and in tests: no DOM, no network, no clock.';

const browserOnly = [
  ...['window', 'document', 'self', 'navigator', 'location', 'history', 'screen', 'customElements'],
  ...['HTMLElement', 'Element', 'Node', 'Event', 'CustomEvent', 'EventTarget', 'Image', 'ImageData'],
  ...['OffscreenCanvas', 'DOMParser', 'getComputedStyle', 'matchMedia', 'postMessage', 'addEventListener'],
  ...[
    'fetch',
    'XMLHttpRequest',
    'WebSocket',
    'Worker',
    'localStorage',
    'sessionStorage',
    'indexedDB',
    'caches',
  ],
  ...['Date', 'performance', 'setTimeout', 'setInterval', 'requestAnimationFrame', 'requestIdleCallback'],
  ...['crypto', 'process', 'Buffer'],
].map((name) => ({ name, message: pure }));

/**
 * @param {string[]} folders above the one the files are in
 * @returns {import('eslint').Linter.RulesRecord}
 */
const notFromAbove = (...folders) => ({
  'no-restricted-imports': [
    'error',
    {
      patterns: folders.map((folder) => ({
        group: [`**/${folder}/**`],
        message: `Imports run downwards only: this may not import from ${folder}.`,
      })),
    },
  ],
});

const typescript = ['**/*.ts'];
const javascript = ['**/*.mjs'];

export default defineConfig(
  globalIgnores([
    'dist',
    '.astro',
    '.cache',
    'coverage',
    'public',
    '**/*.generated.*',
    'src/numerics/kernels/assembly',
    'tests/bench/assembly',
  ]),
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  ...astro.configs.recommended,
  {
    files: [...typescript, ...javascript],
    extends: [tseslint.configs.strictTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
  },
  {
    files: [...typescript, ...javascript, '**/*.astro'],
    rules: {
      eqeqeq: 'error',
      'no-var': 'error',
      'prefer-const': 'error',
      'no-console': 'error',
      'no-eval': 'error',
      'max-lines': ['error', { max: 400 }],
      'no-restricted-properties': ['error', { object: 'Math', property: 'random', message: unseeded }],
      'no-restricted-syntax': [
        'error',
        { selector: 'TSEnumDeclaration', message: 'Plain Node runs these files: no enums.' },
        {
          selector: 'TSModuleDeclaration[declare!=true]',
          message: 'Plain Node runs these files: no namespaces.',
        },
      ],
    },
  },
  {
    files: [...typescript, ...javascript],
    rules: {
      '@typescript-eslint/ban-ts-comment': ['error', { 'ts-expect-error': 'allow-with-description' }],
      '@typescript-eslint/consistent-type-assertions': [
        'error',
        { assertionStyle: 'as', objectLiteralTypeAssertions: 'never' },
      ],
      '@typescript-eslint/consistent-type-imports': 'error',
      // `import { type A }` still loads the module: a figure would bring its whole experiment to the page.
      '@typescript-eslint/no-import-type-side-effects': 'error',
      // A cast that narrows is a claim. Where it is true, switch this off for the line and say why it is.
      '@typescript-eslint/no-unsafe-type-assertion': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      // Numbers in messages are what most of these messages are about.
      '@typescript-eslint/restrict-template-expressions': [
        'error',
        { allowNumber: true, allowBoolean: true },
      ],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      '@typescript-eslint/no-misused-spread': ['error', { allow: [{ from: 'lib', name: 'string' }] }],
      // These need noUncheckedIndexedAccess, which is off: they would call every guard of `x[i]` unnecessary.
      '@typescript-eslint/no-unnecessary-condition': 'off',
      '@typescript-eslint/no-useless-default-assignment': 'off',
      // Our objects are records of functions in method syntax; none of them uses `this`.
      '@typescript-eslint/unbound-method': 'off',
    },
  },
  // Everything below figures.
  {
    files: ['src/{numerics,activations,networks,experiments,data}/**/*.ts'],
    rules: { 'no-restricted-globals': ['error', ...browserOnly] },
  },
  // The two ways that image sets are read: from a server, and from the disk in tests and at build time.
  {
    files: ['src/data/{fetch-bytes,read-files}.ts'],
    rules: { 'no-restricted-globals': 'off' },
  },
  // Directions of imports, for the files that dependency-cruiser cannot read.
  { files: ['src/components/**/*.astro'], rules: notFromAbove('layouts', 'pages') },
  { files: ['src/layouts/**/*.astro'], rules: notFromAbove('pages') },
  // Scripts talk to whoever runs them, and so do benchmarks.
  { files: ['scripts/**', 'tests/bench/**', 'tests/golden/**'], rules: { 'no-console': 'off' } },
  {
    files: javascript,
    rules: {
      // A JSDoc type on the result of JSON.parse is as checked as JavaScript gets.
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
    },
  },
  {
    files: ['tests/**/*.ts'],
    rules: {
      // A test may build what the types forbid, to see it refused, and reads its own golden files.
      '@typescript-eslint/no-unsafe-type-assertion': 'off',
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/require-await': 'off',
    },
  },
);
