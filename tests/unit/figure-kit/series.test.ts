import { describe, expect, it } from 'vitest';
import {
  functionSeries,
  keptIn,
  movedBy,
  nearestPoint,
  readable,
  readingWords,
  type Series,
} from '../../../src/figure-kit/series.ts';
import { soundSeconds, tonesOf } from '../../../src/figure-kit/sound.ts';

const relu = functionSeries('max(0, x)', (x) => Math.max(0, x), [-4, 4], 0.5);
const steps: Series = {
  label: 'loss',
  points: [
    [10, 2],
    [20, 1],
    [30, 1.5],
  ],
  sayX: (x) => `step ${x}`,
  sayY: (y) => String(y),
};

describe('a function as a series', () => {
  it('is read at round places, its ends included', () => {
    expect(relu.points).toHaveLength(17);
    expect(relu.points[0]).toEqual([-4, 0]);
    expect(relu.points.at(-1)).toEqual([4, 4]);
    expect(functionSeries('f', (x) => x, [-1, 1]).points.map(([x]) => x)).toContain(0.3);
  });

  it('leaves out its gaps, and itself where nothing is left', () => {
    const root = functionSeries('√x', Math.sqrt, [-1, 1], 0.5);
    const gone = functionSeries('nothing', () => NaN, [-1, 1], 0.5);
    expect(readable([gone, root]).map(({ label, points }) => [label, points.length])).toEqual([['√x', 3]]);
  });
});

describe('keys lead', () => {
  const all = [relu, steps];
  it('along a curve, and stop at its ends', () => {
    expect(movedBy('ArrowRight', all, { series: 0, point: 3 })).toEqual({ series: 0, point: 4 });
    expect(movedBy('ArrowLeft', all, { series: 0, point: 0 })).toEqual({ series: 0, point: 0 });
    expect(movedBy('End', all, { series: 0, point: 3 })).toEqual({ series: 0, point: 16 });
    expect(movedBy('Home', all, { series: 0, point: 3 })).toEqual({ series: 0, point: 0 });
    expect(movedBy('PageUp', all, { series: 0, point: 3 })).toEqual({ series: 0, point: 13 });
    expect(movedBy('PageDown', all, { series: 0, point: 13 })).toEqual({ series: 0, point: 3 });
  });

  it('to the other curve where it is nearest, round and round', () => {
    const shifted = { ...relu, points: relu.points.slice(4) };
    expect(movedBy('ArrowDown', [relu, shifted], { series: 0, point: 10 })).toEqual({ series: 1, point: 6 });
    expect(movedBy('ArrowUp', [relu, shifted], { series: 0, point: 10 })).toEqual({ series: 1, point: 6 });
    expect(movedBy('ArrowDown', [relu, shifted], { series: 1, point: 6 })).toEqual({ series: 0, point: 10 });
  });

  it('nowhere where there is one curve only, or by other keys, which stay the page’s', () => {
    expect(movedBy('ArrowDown', [relu], { series: 0, point: 1 })).toBeUndefined();
    expect(movedBy('Tab', all, { series: 0, point: 1 })).toBeUndefined();
  });

  it('and the place is kept when the curves change', () => {
    expect(keptIn([steps], { series: 4, point: 16 })).toEqual({ series: 0, point: 2 });
    expect(nearestPoint(steps, 24)).toBe(1);
  });
});

describe('what is read is said as a person would', () => {
  it('value first, then where; the curve’s name when it is another one', () => {
    expect(readingWords([relu], { series: 0, point: 11 }, true)).toBe('max(0, x): 1.5 at x = 1.5.');
    expect(readingWords([relu], { series: 0, point: 11 }, false)).toBe('1.5 at x = 1.5.');
  });

  it('with the ends, the highest and the lowest', () => {
    expect(readingWords([steps], { series: 0, point: 0 }, false)).toBe(
      '2 at step 10, the highest, where it begins.',
    );
    expect(readingWords([steps], { series: 0, point: 1 }, false)).toBe('1 at step 20, the lowest.');
    expect(readingWords([steps], { series: 0, point: 2 }, false)).toBe('1.5 at step 30, where it ends.');
    expect(readingWords([relu], { series: 0, point: 2 }, false)).toBe('0 at x = −3.');
  });

  it('is nothing where there is nothing', () => {
    expect(readingWords([], { series: 0, point: 0 }, true)).toBe('');
  });
});

describe('a curve to be heard', () => {
  it('takes about three seconds, from left to right', () => {
    const tones = tonesOf(relu);
    expect(tones[0]?.time).toBe(0);
    expect(tones.at(-1)?.time).toBe(soundSeconds);
    expect(tones.map(({ time }) => time)).toEqual(tones.map(({ time }) => time).sort((a, b) => a - b));
  });

  it('is higher for larger, over two octaves; a level one is one tone', () => {
    const tones = tonesOf(steps);
    expect(tones.map(({ frequency }) => Math.round(frequency))).toEqual([880, 220, 440]);
    const level = tonesOf(functionSeries('1', () => 1, [0, 1]));
    expect(new Set(level.map(({ frequency }) => Math.round(frequency)))).toEqual(new Set([440]));
    expect(tonesOf({ points: [] })).toEqual([]);
  });

  it('on a logarithmic axis hears equal factors as equal intervals', () => {
    const points = [1e-4, 1e-2, 1].map((y, x) => [x, y] as const);
    expect(tonesOf({ points, scale: 'log' }).map(({ frequency }) => Math.round(frequency))).toEqual([
      220, 440, 880,
    ]);
  });
});
