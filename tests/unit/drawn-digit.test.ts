import { describe, expect, it } from 'vitest';
import { digitImage, digitSide } from '../../src/data/drawn-digit.ts';
import { formatStrokes, parseStrokes } from '../../src/data/strokes.ts';

const ink = (image: Uint8Array) => image.reduce((sum, value) => sum + value, 0);

function box(image: Uint8Array) {
  const rows = [...image.keys()].filter((i) => image[i] > 40).map((i) => Math.floor(i / digitSide));
  const columns = [...image.keys()].filter((i) => image[i] > 40).map((i) => i % digitSide);
  return {
    height: Math.max(...rows) - Math.min(...rows) + 1,
    width: Math.max(...columns) - Math.min(...columns) + 1,
  };
}

function centre(image: Uint8Array) {
  const total = ink(image);
  return {
    x: image.reduce((sum, value, i) => sum + value * ((i % digitSide) + 0.5), 0) / total,
    y: image.reduce((sum, value, i) => sum + value * (Math.floor(i / digitSide) + 0.5), 0) / total,
  };
}

describe('A drawn digit becomes an image like the training images', () => {
  const one = '80,10 82,30;82,30 84,40'; // small and in a corner
  const seven = '10,10 60,10 35,90';

  it('is scaled to a box of twenty pixels, whatever its size on the pad', () => {
    for (const drawing of [one, seven, '0,0 100,100']) {
      const { height, width } = box(digitImage(drawing));
      expect(Math.max(height, width)).toBeGreaterThanOrEqual(19);
      expect(Math.max(height, width)).toBeLessThanOrEqual(22);
    }
  });

  it('keeps its proportions', () => {
    const { height, width } = box(digitImage('50,0 50,100'));
    expect(height / width).toBeGreaterThan(5);
  });

  it('has its centre of mass in the middle', () => {
    for (const drawing of [one, seven, '0,0 0,100 100,100']) {
      const { x, y } = centre(digitImage(drawing));
      expect(x).toBeCloseTo(digitSide / 2, 0);
      expect(y).toBeCloseTo(digitSide / 2, 0);
    }
  });

  it('does not depend on where on the pad it was drawn', () => {
    const moved = formatStrokes(
      parseStrokes(seven).map((s) => s.map(({ x, y }) => ({ x: x + 30, y: y + 5 }))),
    );
    expect([...digitImage(moved)]).toEqual([...digitImage(seven)]);
  });

  it('is empty for an empty pad and a dot for a dot', () => {
    expect(ink(digitImage(''))).toBe(0);
    const { height, width } = box(digitImage('20,70'));
    expect(height).toBeLessThan(6);
    expect(width).toBeLessThan(6);
  });
});

describe('Strokes as text', () => {
  it('survive the way there and back', () => {
    const text = '20,30 25,40;60,60';
    expect(formatStrokes(parseStrokes(text))).toBe(text);
  });

  it('stay on the pad', () => {
    expect(parseStrokes('900,5 x,7')).toEqual([
      [
        { x: 100, y: 5 },
        { x: 0, y: 7 },
      ],
    ]);
  });
});
