import { parseHTML } from 'linkedom';
import { describe, expect, it } from 'vitest';
import { pixels, type Pixels } from '../../../src/figure-kit/pixels.ts';

const { document } = parseHTML('<!doctype html><html><body></body></html>');
const place = { x: 0, y: 0, width: 20, height: 20 };
const draw = (field: Partial<Pixels> & Pick<Pixels, 'values'>) => {
  const group = pixels(document, { columns: 2, rows: 2, scale: 'ink', largest: 1, ...field }, place);
  return [...group.querySelectorAll('path')].map((path) => ({
    d: path.getAttribute('d') ?? '',
    fill: path.getAttribute('fill'),
    opacity: Number(path.getAttribute('fill-opacity')),
  }));
};

describe('an image as paths', () => {
  it('has one path for each level of grey, and none for paper', () => {
    expect(draw({ values: [0, 0, 0, 0] })).toEqual([]);
    const paths = draw({ values: [1, 0.5, 0, 1] });
    expect(paths.map(({ opacity }) => opacity).sort()).toEqual([0.5, 1]);
    expect(paths.every(({ fill }) => fill === 'var(--ink)')).toBe(true);
  });

  it('joins equal neighbours of a row', () => {
    expect(draw({ values: [1, 1, 0, 0] })[0]?.d).toBe('M0 0h20v10h-20z');
    expect(draw({ values: [1, 0, 1, 0] })[0]?.d).toBe('M0 0h10v10h-10zM0 10h10v10h-10z');
  });

  it('cuts off what is larger than the largest, and what ink cannot show', () => {
    expect(draw({ values: [7, -3, 0, 0] }).map(({ opacity }) => opacity)).toEqual([1]);
  });

  it('gives signed values two colours', () => {
    const paths = draw({ values: [-1, 1, 0, -1], scale: 'signed' });
    expect(new Set(paths.map(({ fill }) => fill))).toEqual(
      new Set(['var(--a-sigmoid)', 'var(--a-leaky-relu)']),
    );
  });

  it('leaves unknown values empty', () => {
    expect(draw({ values: [NaN, NaN, NaN, NaN] })).toEqual([]);
  });
});
