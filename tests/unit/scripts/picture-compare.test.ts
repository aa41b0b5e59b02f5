/** What tests/browser/every-page.spec.ts would let pass and what it would not, on a page of lines as text looks from afar. */
import { describe, expect, it } from 'vitest';
import { createRandom } from '../../../src/numerics/random.ts';
import { differenceOf, most, type Grey } from '../../browser/picture-compare.ts';

const width = 180;
const height = 1200;
/** White, with a column of text: three rows of grey to a line and two without. */
function page(change: (x: number, y: number, grey: number) => number = (_x, _y, grey) => grey): Grey {
  const random = createRandom(7);
  const data = new Uint8Array(width * height);
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      const inText = x >= 40 && x < 120 && y % 5 < 3 && y % 60 < 50;
      data[y * width + x] = change(x, y, inText ? 150 + Math.floor(80 * random.uniform()) : 255);
    }
  return { width, height, data };
}
const kept = page();
const passes = (now: Grey): boolean => {
  const { mean, square } = differenceOf(kept, now);
  return mean <= most.mean && square <= most.square;
};
const moved = (picture: Grey, dx: number, dy: number, below = 0): Grey => ({
  ...picture,
  data: picture.data.map((_, i) => {
    const [x, y] = [i % width, Math.floor(i / width)];
    if (y < below) return picture.data[i];
    return picture.data[Math.max(0, y - dy) * width + Math.max(0, x - dx)];
  }),
});

describe('pictures of a page are alike', () => {
  it('where nothing has changed', () => {
    expect(differenceOf(kept, kept)).toMatchObject({ mean: 0, square: 0 });
  });

  it('where every edge is drawn a little otherwise', () => {
    const random = createRandom(3);
    expect(passes(page((_x, _y, grey) => (grey === 255 ? 255 : grey + 24 * random.uniform() - 12)))).toBe(
      true,
    );
  });

  it('where a line that is a pixel higher moves all below it', () => {
    expect(passes(moved(kept, 0, 1, 300))).toBe(true);
  });

  it('where the dark page is as the kept one', () => {
    const dark = { ...kept, data: kept.data.map((grey) => 255 - grey) };
    expect(differenceOf(dark, dark).square).toBe(0);
    expect(passes(dark)).toBe(false);
  });
});

describe('pictures of a page differ', () => {
  it('where a paragraph is gone, and it is said where', () => {
    const now = page((_x, y, grey) => (y >= 600 && y < 650 ? 255 : grey));
    expect(passes(now)).toBe(false);
    const { at } = differenceOf(kept, now);
    expect(at.y).toBeGreaterThanOrEqual(592);
    expect(at.y).toBeLessThanOrEqual(652);
  });

  it('where the column has moved by 48 pixels of the page', () => {
    expect(passes(moved(kept, 6, 0))).toBe(false);
  });

  it('where something a few lines high has come between', () => {
    expect(passes(moved(kept, 0, 25, 600))).toBe(false);
  });

  it('where something lies over the text', () => {
    expect(passes(page((x, y, grey) => (x > 60 && x < 100 && y > 100 && y < 116 ? 60 : grey)))).toBe(false);
  });

  it('where the page has become longer or wider', () => {
    const longer = { width, height: height + 40, data: new Uint8Array(width * (height + 40)) };
    expect(() => differenceOf(kept, longer)).toThrow('The picture is 1240 pixels high, the kept one 1200.');
    const wider = { width: width + 1, height, data: new Uint8Array((width + 1) * height) };
    expect(() => differenceOf(kept, wider)).toThrow('pixels wide');
  });
});
