// Which folder of src may import from which. Imports run downwards only, so that all the science runs
// without a browser, and nothing of a figure is loaded before its turn. `npm run lint` checks it.
//
// .astro files are not read by dependency-cruiser; eslint.config.mjs has the same rules for them.

const science = ['numerics', 'activations', 'networks', 'data', 'experiments'];

/** For each folder of src, the others that it may import from. */
const mayImport = {
  numerics: [],
  data: ['numerics'],
  activations: ['numerics'],
  networks: ['numerics', 'activations'],
  experiments: ['numerics', 'activations', 'networks', 'data'],
  'figure-kit': science,
  figures: ['figure-kit', ...science],
  numbers: ['figures', 'figure-kit', ...science],
  notebooks: ['figures', 'figure-kit', ...science],
  authoring: ['figures', 'figure-kit', ...science],
  components: ['authoring', 'numbers', 'figures', 'figure-kit', ...science, 'styles'],
  layouts: ['components', 'authoring', 'numbers', 'figures', 'figure-kit', ...science, 'styles'],
  pages: [
    'layouts',
    'components',
    'authoring',
    'notebooks',
    'numbers',
    'figures',
    'figure-kit',
    ...science,
    'styles',
  ],
};

/** @type {import('dependency-cruiser').IForbiddenRuleType[]} */
const directions = Object.entries(mayImport).map(([folder, others]) => ({
  name: `${folder}-imports-downwards`,
  comment: `src/${folder} may import from itself${others.length > 0 ? ` and ${others.join(', ')}` : ' only'}.`,
  severity: 'error',
  from: { path: `^src/${folder}/` },
  to: { path: '^src/', pathNot: `^src/(${[folder, ...others].join('|')})/` },
}));

/** @type {import('dependency-cruiser').IConfiguration} */
export default {
  forbidden: [
    ...directions,
    {
      name: 'figures-stand-alone',
      comment:
        'A figure does not import another: what two share belongs in figure-kit or experiments. Parts of one figure are in a folder of its name.',
      severity: 'error',
      from: { path: '^src/figures/([^/.]+)', pathNot: '^src/figures/(index|all\\.generated)\\.ts$' },
      to: { path: '^src/figures/', pathNot: '^src/figures/$1/' },
    },
    {
      name: 'science-has-no-browser-library',
      comment: 'What draws belongs in figure-kit or above.',
      severity: 'error',
      from: { path: `^src/(${science.join('|')})/` },
      to: { path: 'node_modules/(@observablehq|d3|linkedom|katex|astro)' },
    },
    {
      name: 'not-from-tests',
      comment: 'Tests and scripts import the course, never the other way.',
      severity: 'error',
      // The integration runs the collector while an author works, when a file comes or goes.
      from: { path: '^src/', pathNot: '^src/authoring/integration\\.ts$' },
      to: { path: '^(tests|scripts)/' },
    },
    {
      name: 'no-cycles',
      comment: 'Two files that need each other are one file, or three.',
      severity: 'error',
      from: {},
      // A figure is loaded by its index, and may name types of the kit that loads figures.
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^src/(content\\.config|env\\.d)\\.ts$' },
    tsConfig: { fileName: 'tsconfig.json' },
    // Types too: an import of a type upwards is a dependency upwards.
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      extensions: ['.ts', '.mjs', '.js', '.json'],
      conditionNames: ['import', 'types', 'default'],
    },
  },
};
