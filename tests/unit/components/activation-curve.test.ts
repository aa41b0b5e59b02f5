import { describe, expect, test } from 'vitest';
import { curvePath, type Frame } from '../../../src/components/activation/curve.ts';

const frame: Frame = { x: [-4, 4], y: [-1.5, 3.5], width: 224, height: 140 };

/** Every point of a path, in pixels. */
const points = (path: string) =>
  [...path.matchAll(/[ML]([\d.-]+) ([\d.-]+)/g)].map(([, x, y]) => [Number(x), Number(y)]);
const pieces = (path: string) => path.split('M').length - 1;

describe('A curve of the gallery', () => {
  test('has its kink as a point, and no other where it is straight', () => {
    // Zero is 112 px from the left and 98 from the top; the frame ends at y = 3.5.
    expect(curvePath((x) => Math.max(0, x), frame, [0])).toBe('M0 98L112 98L210 0');
  });

  test('is broken where its value jumps', () => {
    expect(curvePath((x) => (x > 0 ? 1 : 0), frame, [0])).toBe('M0 98L112 98M112 70L224 70');
  });

  test('takes each side of a break at its own limit, whatever is chosen in between', () => {
    const half = (x: number) => (x > 0 ? 1 : x < 0 ? 0 : 0.5);
    expect(curvePath(half, frame, [0])).not.toContain(' 84');
  });

  test('is within a hundredth of a unit of the function between its points', () => {
    const path = points(curvePath(Math.tanh, frame));
    for (let i = 1; i < path.length; i++) {
      const [[x0, y0], [x1, y1]] = [path[i - 1], path[i]];
      const x = (x0 + x1) / 2 / 28 - 4;
      expect(3.5 - (y0 + y1) / 2 / 28).toBeCloseTo(Math.tanh(x), 2);
    }
  });

  test('ends at the edge of the frame and comes back in there', () => {
    const path = curvePath((x) => x * x - 2, frame);
    expect(pieces(path)).toBe(1 + 1);
    for (const [, y = 0] of points(path)) expect(y >= 0 && y <= 140).toBe(true);
  });
});
