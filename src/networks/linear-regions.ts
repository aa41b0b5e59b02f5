/**
 * The pieces on which a ReLU network is affine, cut exactly out of a square of its two-dimensional input.
 *
 * Layer by layer, each cell is a convex polygon on which all units so far are either on or off, so the next layer's
 * pre-activations are affine there and each unit's zero line cuts the polygon or misses it. Nothing is sampled: the
 * areas of the cells sum to the square's (Hanin and Rolnick 2019 count in the same way).
 */

/** A dense ReLU layer: weight [out, in] row by row, bias [out]. */
export interface ReluLayer {
  readonly weight: Float64Array;
  readonly bias: Float64Array;
}

export interface Cell {
  /** Corners in order: x0, y0, x1, y1, … */
  readonly corners: readonly number[];
  /** The last layer's units as functions of the input: a·x + b·y + c, three numbers a unit; off units are zero. */
  readonly map: Float64Array;
}

/** @param reach the square is [−reach, reach]². @throws RangeError where a layer's sizes do not fit */
export function linearRegions(layers: readonly ReluLayer[], reach: number): readonly Cell[] {
  return regionsByLayer(layers, reach).at(-1) ?? [wholeSquare(reach)];
}

/** The pieces after each layer: one list a layer, each cut out of the one before. Throws as `linearRegions`. */
export function regionsByLayer(layers: readonly ReluLayer[], reach: number): readonly (readonly Cell[])[] {
  let cells: readonly Cell[] = [wholeSquare(reach)];
  return layers.map((layer, index) => {
    const inputs = cells[0].map.length / 3;
    if (layer.weight.length !== layer.bias.length * inputs)
      throw new RangeError(
        `linearRegions: layer ${index + 1} has ${layer.weight.length} weights; ${layer.bias.length} units on ${inputs} inputs need ${layer.bias.length * inputs}.`,
      );
    cells = cells.flatMap((cell) => cutByLayer(cell, layer));
    return cells;
  });
}

/** One piece, on which the input is itself: x and y. */
const wholeSquare = (reach: number): Cell => ({
  corners: [-reach, -reach, reach, -reach, reach, reach, -reach, reach],
  map: Float64Array.of(1, 0, 0, 0, 1, 0),
});

function cutByLayer(cell: Cell, { weight, bias }: ReluLayer): Cell[] {
  const inputs = cell.map.length / 3;
  const z = new Float64Array(3 * bias.length);
  for (let unit = 0; unit < bias.length; unit++) {
    for (let i = 0; i < inputs; i++)
      for (let k = 0; k < 3; k++) z[3 * unit + k] += weight[unit * inputs + i] * cell.map[3 * i + k];
    z[3 * unit + 2] += bias[unit];
  }
  let pieces: (readonly number[])[] = [cell.corners];
  for (let unit = 0; unit < bias.length; unit++)
    pieces = pieces.flatMap((corners) => cut(corners, z[3 * unit], z[3 * unit + 1], z[3 * unit + 2]));
  return pieces.map((corners) => ({ corners, map: rectified(z, corners) }));
}

/** Units that are off in this piece become zero. Which they are is read at a point inside: the corners' mean. */
function rectified(z: Float64Array, corners: readonly number[]): Float64Array {
  const [x, y] = centre(corners);
  const map = z.slice();
  for (let unit = 0; unit < z.length; unit += 3)
    if (z[unit] * x + z[unit + 1] * y + z[unit + 2] <= 0) map.fill(0, unit, unit + 3);
  return map;
}

function centre(corners: readonly number[]): [number, number] {
  let x = 0;
  let y = 0;
  for (let i = 0; i < corners.length; i += 2) {
    x += corners[i];
    y += corners[i + 1];
  }
  return [(2 * x) / corners.length, (2 * y) / corners.length];
}

/** The polygon on both sides of the line a·x + b·y + c = 0; whole if the line only touches or misses it. */
function cut(corners: readonly number[], a: number, b: number, c: number): (readonly number[])[] {
  const heights: number[] = [];
  let least = Infinity;
  let most = -Infinity;
  let size = 0;
  for (let i = 0; i < corners.length; i += 2) {
    const height = a * corners[i] + b * corners[i + 1] + c;
    heights.push(height);
    least = Math.min(least, height);
    most = Math.max(most, height);
    size = Math.max(size, Math.abs(a * corners[i]) + Math.abs(b * corners[i + 1]) + Math.abs(c));
  }
  // A corner that lies on the line up to rounding is on no side; without this, slivers of no area would be counted.
  const dust = 1e-12 * size;
  if (least >= -dust || most <= dust) return [corners];
  const on: number[] = [];
  const off: number[] = [];
  for (let i = 0; i < heights.length; i++) {
    const next = (i + 1) % heights.length;
    const [x, y] = [corners[2 * i], corners[2 * i + 1]];
    if (heights[i] >= -dust) on.push(x, y);
    if (heights[i] <= dust) off.push(x, y);
    if ((heights[i] > dust && heights[next] < -dust) || (heights[i] < -dust && heights[next] > dust)) {
      const t = heights[i] / (heights[i] - heights[next]);
      const cx = x + t * (corners[2 * next] - x);
      const cy = y + t * (corners[2 * next + 1] - y);
      on.push(cx, cy);
      off.push(cx, cy);
    }
  }
  return [on, off].filter((side) => side.length >= 6);
}

/** The polygon's area. */
export function areaOf({ corners }: Cell): number {
  let twice = 0;
  for (let i = 0; i < corners.length; i += 2) {
    const next = (i + 2) % corners.length;
    twice += corners[i] * corners[next + 1] - corners[next] * corners[i + 1];
  }
  return Math.abs(twice) / 2;
}

/**
 * The most cells that n lines can make in the plane, and what a network of these widths is known to be able to reach
 * (Montúfar et al. 2014, for two inputs): ∏ ⌊n_l/2⌋² over all layers but the last, times the last one's most.
 */
export function reachableRegions(widths: readonly number[]): number {
  const last = widths.at(-1) ?? 0;
  return widths
    .slice(0, -1)
    .reduce((product, n) => product * Math.floor(n / 2) ** 2, 1 + last + (last * (last - 1)) / 2);
}
