/**
 * Takes d3-geo out of Plot. Its core knows map projections, and so every chart would load them; ours draw no maps. Where
 * one is asked for after all, the chart fails and says why.
 */
import type { Plugin } from 'vite';

const files = /\/@observablehq\/plot\/src\/(projection|plot)\.js$/;
const imported = /import\s*\{([^}]*)\}\s*from\s*"d3";/;
/** Plot makes a transform when it is loaded; that one is small, and knows no maps. */
const geo = /^geo(?!Transform\b)[A-Z]/;

export function withoutMaps(code: string): string | undefined {
  const found = imported.exec(code);
  if (!found) return undefined;
  const names = (found[1] ?? '').split(',').map((name) => name.trim());
  const kept = names.filter((name) => !geo.test(name));
  const inert = names.filter((name) => geo.test(name)).map((name) => `${name} = noMaps`);
  return code.replace(
    found[0],
    `${kept.length > 0 ? `import { ${kept.join(', ')} } from "d3";` : ''}
    const noMaps = () => { throw new Error('Charts here have no map projections: src/authoring/charts-without-maps.ts'); };
    const ${inert.join(', ')};`,
  );
}

export function chartsWithoutMaps(): Plugin {
  return {
    name: 'charts-without-maps',
    apply: 'build',
    applyToEnvironment: ({ name }) => name === 'client',
    transform(code, id) {
      if (!files.test(id)) return null;
      const text = withoutMaps(code);
      if (text === undefined) this.error(`${id} imports d3 otherwise than Plot 0.6.17 did.`);
      return { code: text, map: null };
    },
  };
}
