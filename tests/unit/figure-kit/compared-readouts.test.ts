import { describe, expect, it } from 'vitest';
import { bandOf } from '../../../src/figure-kit/band.ts';
import { comparedReadouts, comparedSentence } from '../../../src/figure-kit/compared-readouts.ts';
import { integer } from '../../../src/figure-kit/controls.ts';
import type { Figure } from '../../../src/figure-kit/figure.ts';
import { percent } from '../../../src/figure-kit/format.ts';

const share = (result: unknown): number => (typeof result === 'number' ? result : NaN);
const figure: Figure = {
  id: 'shares',
  title: 'A share',
  sentence: '{n}',
  controls: { n: integer({ label: 'N', min: 1, max: 9, default: 1 }) },
  source: { kind: 'instant', compute: () => 0 },
  rows: [],
  readouts: (result) => [
    { label: 'Right', value: percent(share(result)) },
    { label: 'Seen', value: '10' },
  ],
  compares: (result) =>
    Number.isNaN(share(result))
      ? []
      : [{ label: 'Right', value: share(result), format: (one) => percent(one) }],
  describe: () => '',
  caption: '',
};
const readout = (beside: Parameters<typeof comparedReadouts>[3], result: unknown = 0.971) =>
  comparedReadouts(figure, result, {}, beside).map(({ value }) => value.replaceAll('\u202f', ' '));

describe('Readouts beside other runs', () => {
  it('are the figure’s own while there are none', () => {
    expect(readout({})).toEqual(['97.1 %', '10']);
  });

  it('tell the median and the range over seeds, with their number', () => {
    expect(readout({ others: [0.963, 0.974, 0.969, 0.968] })).toEqual(['96.9 % [96.3, 97.4], 5 seeds', '10']);
  });

  it('leave out a seed that has no number yet', () => {
    expect(readout({ others: [0.963, NaN] })[0]).toBe('96.7 % [96.3, 97.1], 2 seeds');
  });

  it('tell the difference to the pinned run, with its sign', () => {
    expect(readout({ reference: { settings: {}, result: 0.967 } })[0]).toBe('97.1 %, +0.4 to the pinned run');
    expect(readout({ reference: { settings: {}, result: 0.98 } })[0]).toBe('97.1 %, −0.9 to the pinned run');
  });
});

describe('A description beside other runs', () => {
  const said = (beside: Parameters<typeof comparedReadouts>[3]) =>
    comparedSentence(figure, 0.971, {}, beside).replaceAll('\u202f', ' ');

  it('tells them as the readouts do, and nothing while there are none', () => {
    expect(said({})).toBe('');
    expect(said({ others: [0.963, 0.974], reference: { settings: {}, result: 0.98 } })).toBe(
      ' Beside other runs: Right 97.1 % [96.3, 97.4], 3 seeds, −0.9 to the pinned run.',
    );
  });
});

describe('A band', () => {
  it('has the smallest, the middle and the largest of the curves at each step that two of them have', () => {
    const curve = (...values: number[]) => values.map((value, step) => ({ step, value }));
    expect(bandOf([curve(1, 5, 9), curve(3, 4), curve(2, 6)])).toEqual([
      { step: 0, low: 1, median: 2, high: 3 },
      { step: 1, low: 4, median: 5, high: 6 },
    ]);
  });
});
