/** What the build takes out of the scripts, and what it must leave. */
import { readFileSync } from 'node:fs';
import { parseSync } from 'vite';
import { expect, test } from 'vitest';
import { withoutProse } from '../../src/authoring/activation-prose.ts';
import * as known from '../../src/components/code/plot-makers.ts';
import { plotMarks } from '../../src/components/code/plot-marks.ts';
import { withoutMaps } from '../../src/authoring/charts-without-maps.ts';

const parse = (code: string) => parseSync('activation.ts', code).program;

test('an activation’s prose is taken out, its formula stays, and nothing else moves', () => {
  const file = `const why = 'kept';
export default defineActivation({
  id: 'bend',
  papers: ['nair2010'],
  why: 'Because ' + \`of $x$\`,
  calls: { pytorch: 'torch.bend(x)' },
  f: (x) => why.length + x,
});
`;
  expect(withoutProse(file, parse)).toBe(
    file
      .replace("'Because ' + \`of $x$\`", "''")
      .replace("{ pytorch: 'torch.bend(x)' }", '{}')
      .replace("['nair2010']", '[]'),
  );
  const relu = readFileSync('src/activations/relu.ts', 'utf8');
  const light = withoutProse(relu, parse);
  expect(light.length).toBeLessThan(0.8 * relu.length);
  expect(light).toContain('kinks');
});

test('Plot still imports its maps where the build expects them, and only the maps go', () => {
  const plot = 'node_modules/@observablehq/plot/src';
  const projection = withoutMaps(readFileSync(`${plot}/projection.js`, 'utf8'));
  expect(projection).toContain('import { geoTransform } from "d3";');
  expect(projection).toContain('geoMercator = noMaps');
  const whole = withoutMaps(readFileSync(`${plot}/plot.js`, 'utf8'));
  expect(whole).toContain('import { creator, select } from "d3";');
  expect(whole).toContain('geoPath = noMaps');
  expect(withoutMaps('export const x = 1;')).toBeUndefined();
});

test('what a cell may draw is what its completion offers', () => {
  const { plot: _, ...makers } = known;
  expect(Object.keys(makers)).toEqual([...plotMarks]);
});
