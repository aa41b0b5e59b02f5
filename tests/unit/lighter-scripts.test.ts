/** What the build takes out of the scripts, and what it must leave. */
import { readFileSync } from 'node:fs';
import { parseSync } from 'vite';
import { expect, test } from 'vitest';
import { withoutProse } from '../../src/authoring/activation-prose.ts';
import * as known from '../../src/components/code/plot-makers.ts';
import { plotMarks } from '../../src/components/code/plot-marks.ts';

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

test('what a cell may draw is what its completion offers', () => {
  const { plot: _, ...makers } = known;
  expect(Object.keys(makers)).toEqual([...plotMarks]);
});
