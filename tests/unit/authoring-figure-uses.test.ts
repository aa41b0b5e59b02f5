import { expect, it } from 'vitest';
import { readFigureUses } from '../../src/authoring/figure-uses.ts';

it('finds the lessons that show a figure in the lessons themselves', () => {
  const uses = readFigureUses(process.cwd());
  expect(uses.get('relu-and-derivative')).toEqual([{ slug: 'max-0-x', title: 'max(0, x)' }]);
  expect(uses.get('silent-neurons')?.map(({ slug }) => slug)).toEqual(['digit-classifier']);
  expect(uses.has('no-such-figure')).toBe(false);
});
