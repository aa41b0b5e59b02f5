/**
 * Observable Plot as far as the course's charts go. Its core draws maps, dates, legends, tips and colour schemes too, and so
 * every figure would load them, 27 kB compressed, though none draws them. Here they are left out of the scripts of
 * figures: what asks for one of them after all fails, and says why. Code cells, whose readers may draw what they like, have
 * a Plot of their own, whole. The pictures made at build time come from the whole Plot, and a test holds both alike.
 */
import { readFileSync } from 'node:fs';
import type { Plugin } from 'vite';

interface LeftOut {
  /** What charts then have none of. */
  readonly what: string;
  /** Exports that the core calls whatever is drawn, and what they are instead. */
  readonly instead?: Readonly<Record<string, string>>;
  /** Exports that stay as they are. */
  readonly keeps?: readonly string[];
}

const plot = '@observablehq/plot/src';
const leftOut: Readonly<Record<string, LeftOut>> = {
  [`${plot}/projection.js`]: {
    what: 'map projections',
    instead: {
      createProjection: '({ projection } = {}) => projection == null ? undefined : none()',
      hasProjection: '() => false',
      projectionAspectRatio: '() => undefined',
    },
    keeps: ['applyPosition'],
  },
  [`${plot}/legends.js`]: {
    what: 'legends',
    instead: {
      createLegends:
        '(scales, context, options) => Object.values(options).some((scale) => scale?.legend) ? none() : []',
      exposeLegends: '() => none',
    },
  },
  [`${plot}/scales/schemes.js`]: {
    what: 'colour schemes',
    instead: { isCategoricalScheme: '() => false', isDivergingScheme: '() => false' },
  },
  [`${plot}/transforms/bin.js`]: {
    what: 'bins',
    // Lines and areas pass through it: without an `interval` it gives back what it was given.
    instead: {
      maybeDenseIntervalX: '(options = {}) => options.interval == null ? options : none()',
      maybeDenseIntervalY: '(options = {}) => options.interval == null ? options : none()',
    },
  },
  [`${plot}/transforms/group.js`]: { what: 'groups' },
  [`${plot}/marks/tip.js`]: { what: 'tips' },
  [`${plot}/interactions/pointer.js`]: { what: 'pointers of Plot’s' },
  [`${plot}/scales/diverging.js`]: { what: 'diverging scales' },
  [`${plot}/scales/temporal.js`]: { what: 'scales of time' },
  [`${plot}/time.js`]: { what: 'dates' },
  'isoformat/src/index.js': { what: 'dates', instead: { parse: '(text, fallback) => fallback' } },
  'd3-axis/dist/d3-axis.mjs': { what: 'axes of d3’s' },
  'd3-geo/dist/d3-geo.mjs': { what: 'maps' },
  'd3-scale-chromatic/dist/d3-scale-chromatic.mjs': { what: 'colour schemes' },
  'd3-time/dist/d3-time.mjs': { what: 'dates' },
  'd3-time-format/dist/d3-time-format.mjs': { what: 'dates' },
};

const query = '?chart';
const inCells = /\/src\/components\/code\//;
const exported =
  /^export (?:async )?(?:function\*?|class|const|let|var) (\w+)|^export \{([^}]*)\}(?: from "[^"]*")?;/gm;

/** The names that a module exports, as Plot and d3 write them: one at the head of its line, or a list. */
const namesIn = (code: string): readonly string[] =>
  [...code.matchAll(exported)].flatMap(([, name, list]) =>
    name === undefined
      ? (list ?? '').split(',').flatMap(
          (each) =>
            each
              .trim()
              .split(/\s+as\s+/)
              .at(-1) || [],
        )
      : [name],
  );

/** The text of an exported function that stands at the head of its line, as Prettier sets one. */
function functionNamed(code: string, name: string): string {
  const text = new RegExp(`^export function ${name}\\([\\s\\S]*?^\\}`, 'm').exec(code)?.[0];
  if (text === undefined) throw new Error(`There is no function ${name}.`);
  return text;
}

/** The module with what is left out failing when it is called. */
export function withoutParts(code: string, { what, instead = {}, keeps = [] }: LeftOut): string {
  const names = namesIn(code);
  const unknown = [...Object.keys(instead), ...keeps].filter((name) => !names.includes(name));
  if (names.length === 0 || unknown.length > 0)
    throw new Error(`it exports ${names.join(', ') || 'nothing'}, and not ${unknown.join(', ')}`);
  return [
    ...(keeps.length > 0 ? (code.match(/^import \{[^}]*\} from "\.[^;]*;/gm) ?? []) : []),
    `const none = () => { throw new Error('Charts here have no ${what}: src/authoring/lean-charts.ts'); };`,
    ...keeps.map((name) => functionNamed(code, name)),
    ...names
      .filter((name) => !keeps.includes(name))
      .map((name) => `export const ${name} = ${instead[name] ?? 'none'};`),
  ].join('\n');
}

/** Every figure's Plot is the one with the query; what it imports is then asked for with the query too. */
export function leanCharts(): Plugin {
  return {
    name: 'lean-charts',
    enforce: 'pre',
    apply: 'build',
    applyToEnvironment: ({ name }) => name === 'client',
    async resolveId(source, importer) {
      if (importer === undefined) return null;
      const wanted = source === '@observablehq/plot' ? !inCells.test(importer) : importer.endsWith(query);
      if (!wanted) return null;
      const found = await this.resolve(source, importer.replace(query, ''), { skipSelf: true });
      // Plot says that making `mark.plot()` known is a side effect; charts are drawn by `Plot.plot`.
      return found && { id: found.id + query, moduleSideEffects: false };
    },
    load(id) {
      if (!id.endsWith(query)) return null;
      const file = id.slice(0, -query.length);
      const part = Object.entries(leftOut).find(([path]) => file.endsWith(`/node_modules/${path}`))?.[1];
      if (!part) return null;
      try {
        return withoutParts(readFileSync(file, 'utf8'), part);
      } catch (error) {
        return this.error(`${file} is not as Plot 0.6.17 had it: ${String(error)}`);
      }
    },
  };
}
