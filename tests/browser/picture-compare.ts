/**
 * Two pictures of a page, in grey and made small, are alike when what can be seen from some way off is the same: letters
 * drawn by another version of the browser are, a column that has moved is not.
 *
 * Squares are compared by their mean grey, so that the edges of letters do not count. From square to square downwards the
 * new picture may slip by a pixel, up to `mostDrift`: a line of another system's font is a pixel higher, and all that follows
 * stands lower without being wrong.
 */

export interface Grey {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8Array;
}

export interface Difference {
  /** Mean over all squares, in levels of 0 to 255. */
  readonly mean: number;
  /** Of the square that differs most. */
  readonly square: number;
  /** Its upper left corner. */
  readonly at: { readonly x: number; readonly y: number };
}

/** In levels of grey. Letters as another browser or system draws them stay below, what is missing or has moved does not. */
export const most = { mean: 1.5, square: 18 };

/** Squares stand half an edge apart. */
const edge = 8;
const stride = edge / 2;

/** Sums of all that is left of and above a corner, so that the mean of any square is four look-ups. */
function sums({ width, height, data }: Grey): (x: number, y: number) => number {
  const table = new Float64Array((width + 1) * (height + 1));
  for (let y = 0; y < height; y++) {
    let row = 0;
    for (let x = 0; x < width; x++) {
      row += data[y * width + x];
      table[(y + 1) * (width + 1) + x + 1] = table[y * (width + 1) + x + 1] + row;
    }
  }
  const at = (x: number, y: number) =>
    table[Math.min(height, Math.max(0, y)) * (width + 1) + Math.min(width, x)];
  // What stands beyond an end of the picture is as its last square.
  const inside = (start: number, size: number) => Math.max(0, Math.min(size - edge, start));
  return (x, y) => {
    const [left, top] = [inside(x, width), inside(y, height)];
    const [right, bottom] = [left + edge, top + edge];
    return (at(right, bottom) - at(left, bottom) - at(right, top) + at(left, top)) / edge ** 2;
  };
}

/** @throws where one is wider, or higher than a drift can be: then they are no pictures of the same page */
export function differenceOf(kept: Grey, now: Grey): Difference {
  const mostDrift = 2 + Math.floor(0.005 * kept.height);
  if (kept.width !== now.width)
    throw new Error(`The picture is ${now.width} pixels wide, the kept one ${kept.width}.`);
  if (Math.abs(kept.height - now.height) > mostDrift)
    throw new Error(`The picture is ${now.height} pixels high, the kept one ${kept.height}.`);
  const was = sums(kept);
  const is = sums(now);
  const columns = Array.from({ length: Math.ceil(kept.width / stride) }, (_, i) => i * stride);
  const differences = (y: number, offset: number) =>
    columns.map((x) => Math.abs(was(x, y) - is(x, y + offset)));

  let drift = 0;
  let total = 0;
  let count = 0;
  let worst = 0;
  let at = { x: 0, y: 0 };
  for (let y = 0; y < Math.max(1, kept.height - stride); y += stride) {
    const candidates = [drift, drift - 1, drift + 1]
      .filter((offset) => Math.abs(offset) <= mostDrift)
      .map((offset) => {
        const found = differences(y, offset);
        return { offset, found, sum: found.reduce((all, each) => all + each, 0) };
      });
    const best = candidates.reduce((a, b) => (b.sum < a.sum ? b : a));
    drift = best.offset;
    total += best.sum;
    count += best.found.length;
    for (const [column, value] of best.found.entries())
      if (value > worst) [worst, at] = [value, { x: columns[column] ?? 0, y }];
  }
  return { mean: total / count, square: worst, at };
}
