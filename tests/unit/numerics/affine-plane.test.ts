import { describe, expect, test } from 'vitest';
import { bestAffine, composed, randomLayers, type Affine } from '../../../src/numerics/affine-plane.ts';

type Point = readonly [x: number, y: number];

const points: readonly Point[] = [
  [0, 0],
  [1, 0],
  [0, 2],
  [-1, 3],
  [2, 2],
];
const applied = ([a, b, c, d, e, f]: Affine, [x, y]: Point): Point => [a * x + b * y + e, c * x + d * y + f];

describe('affine maps of the plane', () => {
  test('composed are one map: the first is applied first', () => {
    const [one, two]: Affine[] = [
      [1, 2, 3, 4, 5, 6],
      [0, -1, 1, 0.5, -2, 3],
    ];
    for (const point of points)
      expect(applied(composed([one, two]), point)).toEqual(applied(two, applied(one, point)));
    expect(composed([])).toEqual([1, 0, 0, 1, 0, 0]);
  });

  test('are found again from what they made of points', () => {
    const map: Affine = [1.5, -0.5, 0.25, 2, 1, -3];
    const found = bestAffine(
      points,
      points.map((point) => applied(map, point)),
    );
    found.map.forEach((value, i) => {
      expect(value).toBeCloseTo(map[i], 12);
    });
    expect(found.missed).toBeCloseTo(0, 12);
  });

  test('miss what is no affine map, by a share of its variance', () => {
    const folded = points.map(([x, y]): Point => [Math.abs(x), y]);
    const { map, missed } = bestAffine(points, folded);
    const rest = points.map((point, i) => {
      const [u, v] = applied(map, point);
      return (u - folded[i][0]) ** 2 + (v - folded[i][1]) ** 2;
    });
    // Variance of |x| is 2.8 over all five, of y 7.2.
    expect(missed).toBeCloseTo(rest.reduce((sum, r) => sum + r, 0) / (2.8 + 7.2), 12);
    expect(missed).toBeGreaterThan(0.05);
    expect(
      bestAffine(
        points,
        points.map((): Point => [1, 1]),
      ).missed,
    ).toBe(0);
  });

  test('drawn at random bring the middle of what they are given to (0.45, 0.45), and are the same for a seed', () => {
    const draw = (seed: number) => {
      let last = points;
      const after = (map: Affine) => (last = last.map((point) => applied(map, point)));
      const layers = randomLayers(3, seed, after, points);
      return { layers, last };
    };
    const { layers, last } = draw(7);
    expect(layers).toHaveLength(3);
    for (const side of [0, 1] as const)
      expect(last.reduce((sum, point) => sum + point[side], 0) / 5).toBeCloseTo(0.45, 12);
    for (const [a, b, c, d] of layers) expect(Math.abs(a * d - b * c)).toBeGreaterThan(1.05 * 0.75 - 1e-9);
    expect(draw(7).layers).toEqual(layers);
    expect(draw(8).layers).not.toEqual(layers);
  });
});
