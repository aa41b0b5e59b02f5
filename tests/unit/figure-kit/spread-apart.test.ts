import { describe, expect, it } from 'vitest';
import { spreadApart } from '../../../src/figure-kit/spread-apart.ts';

const ends = [0, 100] as const;

describe('labels along a line', () => {
  it('stand where they are wanted if they have room', () => {
    expect(spreadApart([3, 20, 90], 10, ends)).toEqual([3, 20, 90]);
  });

  it('share the shift evenly where two want one place', () => {
    expect(spreadApart([50, 50], 10, ends)).toEqual([45, 55]);
    expect(spreadApart([50, 52], 10, ends)).toEqual([46, 56]);
  });

  it('push on to the next block, and no further', () => {
    expect(spreadApart([50, 50, 58, 90], 10, ends)).toEqual([42 + 2 / 3, 52 + 2 / 3, 62 + 2 / 3, 90]);
  });

  it('stay between the ends, all at one of them included', () => {
    expect(spreadApart([0, 0, 0], 10, ends)).toEqual([0, 10, 20]);
    expect(spreadApart([100, 100, 100], 10, ends)).toEqual([80, 90, 100]);
  });

  it('keep their distance and their order for any wishes', () => {
    for (let n = 1; n <= 8; n++) {
      const wanted = Array.from({ length: n }, (_, i) => (i * 37 + n * 11) % 101).sort((a, b) => a - b);
      const places = spreadApart(wanted, 12, ends);
      expect(places).toHaveLength(n);
      for (let i = 1; i < n; i++)
        expect((places[i] ?? 0) - (places[i - 1] ?? 0)).toBeGreaterThanOrEqual(12 - 1e-9);
      expect(places[0]).toBeGreaterThanOrEqual(0);
      expect(places.at(-1)).toBeLessThanOrEqual(100 + 1e-9);
    }
  });
});

it('no labels, no places', () => {
  expect(spreadApart([], 10, ends)).toEqual([]);
});
