/**
 * What a ReLU network makes of a whole path of inputs, exactly. A path is a chain of straight pieces; a layer of ReLUs maps it to
 * another one, with a new corner where a unit switches. So a question about all inputs of an interval, or of every
 * direction in the plane, is one about the corners.
 */

export interface Path {
  /** Corners in order, each of `size` numbers; between two of them everything is linear. */
  readonly corners: Float64Array;
  readonly size: number;
}

/** max(0, Wx + b) along the path: weight [units, size] row by row. @throws RangeError where the sizes do not fit */
export function throughLayer({ corners, size }: Path, weight: Float64Array, bias: Float64Array): Path {
  const units = bias.length;
  if (weight.length !== units * size)
    throw new RangeError(
      `throughLayer: ${weight.length} weights, but ${units} units on ${size} numbers need ${units * size}`,
    );
  const count = corners.length / size;
  const sums = new Float64Array(count * units);
  for (let corner = 0; corner < count; corner++)
    for (let unit = 0; unit < units; unit++) {
      let sum = bias[unit];
      for (let i = 0; i < size; i++) sum += weight[unit * size + i] * corners[corner * size + i];
      sums[corner * units + unit] = sum;
    }

  let switches = 0;
  for (let i = 0; i + units < sums.length; i++) if (switched(sums[i], sums[i + units])) switches++;
  const out = new Float64Array((count + switches) * units);
  const crossings: { at: number; unit: number }[] = [];
  let end = 0;
  for (let corner = 0; corner < count; corner++) {
    const here = corner * units;
    for (let unit = 0; unit < units; unit++) out[end++] = Math.max(0, sums[here + unit]);
    if (corner + 1 === count) break;
    const next = here + units;
    crossings.length = 0;
    for (let unit = 0; unit < units; unit++) {
      const [from, to] = [sums[here + unit], sums[next + unit]];
      if (switched(from, to)) crossings.push({ at: from / (from - to), unit });
    }
    if (crossings.length > 1) crossings.sort((a, b) => a.at - b.at);
    for (const { at, unit: switching } of crossings)
      for (let unit = 0; unit < units; unit++) {
        const sum = (1 - at) * sums[here + unit] + at * sums[next + unit];
        // Of the unit that switches only rounding would be left.
        out[end++] = unit === switching ? 0 : Math.max(0, sum);
      }
  }
  return { corners: out, size: units };
}

const switched = (from: number, to: number): boolean => (from < 0 && to > 0) || (from > 0 && to < 0);

/** Whether the last layer is off for every input of the path. Whatever follows is then a constant. */
export const isShut = ({ corners }: Path): boolean => corners.every((x) => x === 0);

/** Of equal corners in a row only one: what a shut piece leaves would otherwise pile up. */
export function withoutRepeats({ corners, size }: Path): Path {
  const kept: number[] = [];
  const same = (a: number, b: number): boolean => {
    for (let i = 0; i < size; i++) if (corners[a * size + i] !== corners[b * size + i]) return false;
    return true;
  };
  for (let corner = 0; corner < corners.length / size; corner++)
    if (corner === 0 || !same(corner - 1, corner))
      for (let i = 0; i < size; i++) kept.push(corners[corner * size + i]);
  return kept.length === corners.length ? { corners, size } : { corners: Float64Array.from(kept), size };
}
