import { describe, expect, it } from 'vitest';
import { normalDensity } from '../../../src/numerics/normal.ts';
import {
  normalMoments,
  slopeAt,
  valueAt,
  type PiecewiseLinear,
} from '../../../src/numerics/piecewise-linear.ts';
import { createRandom } from '../../../src/numerics/random.ts';

const relu: PiecewiseLinear = { places: [-4, -1, 0, 2, 4], heights: [0, 0, 0, 2, 4] };
const size: PiecewiseLinear = { places: [-1, 0, 1], heights: [1, 0, 1] };

/** The midpoint rule on a fine grid: shares no formula with what is tested. */
function summed(f: (x: number) => number, deviation: number): number {
  const [n, reach] = [400_000, 12];
  let total = 0;
  for (let i = 0; i < n; i++) {
    const z = -reach + (2 * reach * (i + 0.5)) / n;
    total += f(deviation * z) * normalDensity(z);
  }
  return (total * 2 * reach) / n;
}

describe('A function that is linear in pieces', () => {
  it('goes through its heights, straight between them and on beyond its ends', () => {
    expect([-9, -0.5, 0, 1, 4, 7].map((x) => valueAt(relu, x))).toEqual([0, 0, 0, 1, 4, 7]);
    expect([-3, 1, 9].map((x) => slopeAt(relu, x))).toEqual([0, 1, 1]);
    expect(valueAt(size, -5)).toBe(5);
    expect(valueAt(size, NaN)).toBeNaN();
    expect(slopeAt(size, NaN)).toBeNaN();
  });

  it('has the moments that are known of ReLU and of |x|', () => {
    for (const deviation of [0.3, 1, 5]) {
      const { mean, meanSquare, slopeMeanSquare } = normalMoments(relu, deviation);
      expect(mean).toBeCloseTo(deviation / Math.sqrt(2 * Math.PI), 12);
      expect(meanSquare).toBeCloseTo(deviation ** 2 / 2, 12);
      expect(slopeMeanSquare).toBeCloseTo(0.5, 14);
      expect(normalMoments(size, deviation).meanSquare).toBeCloseTo(deviation ** 2, 12);
    }
  });

  it('has the moments that summing gives, for any heights', () => {
    const random = createRandom(5);
    const places = [-4, -2.5, -1, 0.25, 0.5, 3];
    for (const deviation of [0.5, 1, 2]) {
      const f = { places, heights: places.map(() => random.normal()) };
      const { mean, meanSquare, slopeMeanSquare } = normalMoments(f, deviation);
      expect(mean).toBeCloseTo(
        summed((x) => valueAt(f, x), deviation),
        6,
      );
      expect(meanSquare).toBeCloseTo(
        summed((x) => valueAt(f, x) ** 2, deviation),
        6,
      );
      expect(slopeMeanSquare).toBeCloseTo(
        summed((x) => slopeAt(f, x) ** 2, deviation),
        // A step that falls into a cell of the sum costs up to half the cell.
        3,
      );
    }
  });
});
