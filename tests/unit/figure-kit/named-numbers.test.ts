import { expect, test } from 'vitest';
import { integer } from '../../../src/figure-kit/controls.ts';
import { defineFigure } from '../../../src/figure-kit/figure.ts';
import { demandedNumber, namedNumber } from '../../../src/figure-kit/named-numbers.ts';

const plain = {
  id: 'sums',
  title: 'Sums grow faster than their terms',
  sentence: 'Add up {terms} terms.',
  controls: { terms: integer({ label: 'Terms', min: 1, max: 9, default: 3 }) },
  source: {
    kind: 'instant',
    compute: ({ terms }: { readonly terms: number }) => ({
      sum: (terms * (terms + 1)) / 2,
      parts: [{ share: 0.25 }, { share: 0.75 }],
      curve: Float64Array.of(1, 2),
      nothing: NaN,
    }),
  },
  rows: [],
  describe: () => '',
  caption: '',
} as const;
const figure = defineFigure(plain);
const named = defineFigure({
  ...plain,
  numbers: ({ sum }, { terms }) => ({ mean: sum / terms, sum: -1 }),
});
const settings = { terms: 3 };
const result = plain.source.compute(settings);

test('a number is found in the result, however deep it lies', () => {
  expect(namedNumber(figure, result, settings, 'sum')).toBe(6);
  expect(namedNumber(figure, result, settings, 'parts.1.share')).toBe(0.75);
  expect(namedNumber(figure, result, settings, 'curve.1')).toBe(2);
});

test('what a figure names itself comes before what its result holds', () => {
  expect(namedNumber(named, result, settings, 'mean')).toBe(2);
  expect(namedNumber(named, result, settings, 'sum')).toBe(-1);
  expect(namedNumber(named, result, settings, 'parts.0.share')).toBe(0.25);
});

test('nothing is found where there is no number: in a list, in what every object has, before the first step', () => {
  for (const name of ['parts', 'parts.7.share', 'constructor', 'parts.length.x', ''])
    expect(namedNumber(figure, result, settings, name), name).toBeUndefined();
  expect(namedNumber(figure, undefined, settings, 'sum')).toBeUndefined();
});

test('an author is told the names there are, and of a number that cannot be said', () => {
  expect(() => demandedNumber(named, result, settings, 'total')).toThrow(
    'Figure "sums" computes no number "total". Its numbers are: mean, sum, sum, parts.0.share, curve.0, nothing.',
  );
  expect(() => demandedNumber(figure, result, settings, 'nothing')).toThrow('its "nothing" is NaN');
});
