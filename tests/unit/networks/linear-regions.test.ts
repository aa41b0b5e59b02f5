import { describe, expect, it } from 'vitest';
import {
  areaOf,
  linearRegions,
  reachableRegions,
  type ReluLayer,
} from '../../../src/networks/linear-regions.ts';
import { createRandom } from '../../../src/numerics/random.ts';
import { median } from '../../../src/numerics/statistics.ts';

/** He's weights; biases uniform within ±spread/√fan-in. */
function net(widths: readonly number[], seed: number, spread: number): ReluLayer[] {
  const random = createRandom(seed);
  return widths.map((out, layer) => {
    const fanIn = layer === 0 ? 2 : widths[layer - 1];
    return {
      weight: Float64Array.from({ length: out * fanIn }, () => Math.sqrt(2 / fanIn) * random.normal()),
      bias: Float64Array.from(
        { length: out },
        () => (spread * (2 * random.uniform() - 1)) / Math.sqrt(fanIn),
      ),
    };
  });
}
const seeds = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10];
const counts = (widths: readonly number[], spread: number) =>
  seeds.map((seed) => linearRegions(net(widths, seed, spread), 3).length);

describe('The pieces of a ReLU network', () => {
  it('cover the square exactly, once', () => {
    for (const seed of seeds) {
      const cells = linearRegions(net([16, 16], seed, 1), 3);
      expect(cells.reduce((sum, cell) => sum + areaOf(cell), 0)).toBeCloseTo(36, 9);
    }
  });

  it('are twice as many as units when all lines pass through one point', () => {
    expect(counts([16], 0).every((count) => count === 32)).toBe(true);
  });

  it('are never more than lines can make', () => {
    expect(Math.max(...counts([16], 1))).toBeLessThanOrEqual(137);
  });

  it('give the network’s own values: each map, at a point inside, is the forward pass there', () => {
    const layers = net([8, 8], 4, 1);
    for (const cell of linearRegions(layers, 3)) {
      const points = cell.corners.length / 2;
      const x = cell.corners.filter((_, i) => i % 2 === 0).reduce((a, b) => a + b, 0) / points;
      const y = cell.corners.filter((_, i) => i % 2 === 1).reduce((a, b) => a + b, 0) / points;
      let h = [x, y];
      for (const { weight, bias } of layers)
        h = Array.from(bias, (b, unit) =>
          Math.max(
            0,
            h.reduce((sum, value, i) => sum + weight[unit * h.length + i] * value, b),
          ),
        );
      h.forEach((value, unit) => {
        expect(cell.map[3 * unit] * x + cell.map[3 * unit + 1] * y + cell.map[3 * unit + 2]).toBeCloseTo(
          value,
          9,
        );
      });
    }
  });

  it('number about half the square of the units, one layer or two (experiments.md: medians 126, 494)', () => {
    expect(median(counts([16], 1))).toBeGreaterThan(110);
    expect(median(counts([16], 1))).toBeLessThan(137);
    expect(median(counts([16, 16], 1))).toBeGreaterThan(387);
    expect(median(counts([16, 16], 1))).toBeLessThan(618);
  });

  it('are few cones without biases (experiments.md: median 69)', () => {
    expect(median(counts([16, 16], 0))).toBeGreaterThan(55);
    expect(median(counts([16, 16], 0))).toBeLessThan(80);
  });

  it('could be as many as Montúfar and others showed', () => {
    expect(reachableRegions([8])).toBe(37);
    expect(reachableRegions([8, 8])).toBe(592);
    expect(reachableRegions([16, 16, 16])).toBe(561_152);
  });

  it('refuse a layer that does not fit', () => {
    expect(() => linearRegions([{ weight: new Float64Array(5), bias: new Float64Array(2) }], 1)).toThrow(
      'need 4',
    );
  });
});
