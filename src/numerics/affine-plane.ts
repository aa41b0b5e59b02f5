/** Maps of the plane to itself that are a matrix and a shift: drawn at random, composed, and fitted to pairs of points. */
import { createRandom } from './random.ts';
import { mean } from './statistics.ts';

type Point = readonly [x: number, y: number];

/** (x, y) ↦ (a·x + b·y + e, c·x + d·y + f), as [a, b, c, d, e, f]. */
export type Affine = readonly [a: number, b: number, c: number, d: number, e: number, f: number];

/** How far the middle of what a layer is given lies on the positive side, so that a ReLU folds it and does not blot it out. */
const middle = 0.45;

/**
 * Layers one after the other, none near singular: a turn, a stretch by up to 1.35, another turn. Each is shifted so that
 * the middle of its input comes to (0.45, 0.45).
 *
 * @param after applies a layer and what follows it to the points; returns the points that the next layer is given
 */
export function randomLayers(
  count: number,
  seed: number,
  after: (map: Affine) => readonly Point[],
  start: readonly Point[],
): Affine[] {
  const random = createRandom(seed);
  let points = start;
  return Array.from({ length: count }, () => {
    const [s, t] = [2 * Math.PI * random.uniform(), 2 * Math.PI * random.uniform()];
    const [u, v] = [1.35 - 0.3 * random.uniform(), 0.75 + 0.3 * random.uniform()];
    const [a, b] = [
      u * Math.cos(s) * Math.cos(t) - v * Math.sin(s) * Math.sin(t),
      -u * Math.cos(s) * Math.sin(t) - v * Math.sin(s) * Math.cos(t),
    ];
    const [c, d] = [
      u * Math.sin(s) * Math.cos(t) + v * Math.cos(s) * Math.sin(t),
      -u * Math.sin(s) * Math.sin(t) + v * Math.cos(s) * Math.cos(t),
    ];
    const [x, y] = [mean(points.map((p) => p[0])), mean(points.map((p) => p[1]))];
    const map: Affine = [a, b, c, d, middle - a * x - b * y, middle - c * x - d * y];
    points = after(map);
    return map;
  });
}

/** All of them as one, the first applied first. */
export function composed(maps: readonly Affine[]): Affine {
  return maps.reduce<Affine>(
    ([a, b, c, d, e, f], [p, q, r, s, t, u]) => [
      p * a + q * c,
      p * b + q * d,
      r * a + s * c,
      r * b + s * d,
      p * e + q * f + t,
      r * e + s * f + u,
    ],
    [1, 0, 0, 1, 0, 0],
  );
}

/**
 * The map that brings `from` nearest to `to` in the mean square.
 *
 * @returns also what it misses, as a share of the variance of `to`: 0 where it meets every point
 */
export function bestAffine(
  from: readonly Point[],
  to: readonly Point[],
): { readonly map: Affine; readonly missed: number } {
  const [mx, my] = [mean(from.map((p) => p[0])), mean(from.map((p) => p[1]))];
  const [nx, ny] = [mean(to.map((p) => p[0])), mean(to.map((p) => p[1]))];
  // Sums over the points of products of deviations from the means.
  let [xx, xy, yy, xu, yu, xv, yv, all] = [0, 0, 0, 0, 0, 0, 0, 0];
  from.forEach(([px, py], i) => {
    const [x, y, u, v] = [px - mx, py - my, to[i][0] - nx, to[i][1] - ny];
    xx += x * x;
    xy += x * y;
    yy += y * y;
    xu += x * u;
    yu += y * u;
    xv += x * v;
    yv += y * v;
    all += u * u + v * v;
  });
  const determinant = xx * yy - xy * xy;
  const [a, b] = [(yy * xu - xy * yu) / determinant, (xx * yu - xy * xu) / determinant];
  const [c, d] = [(yy * xv - xy * yv) / determinant, (xx * yv - xy * xv) / determinant];
  const missed = from.reduce((sum, [px, py], i) => {
    const [x, y] = [px - mx, py - my];
    return sum + (a * x + b * y + nx - to[i][0]) ** 2 + (c * x + d * y + ny - to[i][1]) ** 2;
  }, 0);
  return {
    map: [a, b, c, d, nx - a * mx - b * my, ny - c * mx - d * my],
    missed: all > 0 ? missed / all : 0,
  };
}
