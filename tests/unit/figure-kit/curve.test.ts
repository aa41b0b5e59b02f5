import { describe, expect, it } from 'vitest';
import { curvePoints, lastInside } from '../../../src/figure-kit/curve.ts';

const relu = (x: number) => Math.max(0, x);
const step = (x: number) => (x > 0 ? 1 : 0);

describe('the points of a curve', () => {
  it('have a kink exactly where it is', () => {
    const points = curvePoints(relu, [-4, 3], [0]);
    expect(points.some(([x, y]) => x === 0 && Math.abs(y) < 1e-8)).toBe(true);
  });

  it('leave a gap where the value jumps, with both sides’ own limits at its edges', () => {
    const points = curvePoints(step, [-1, 1], [0]);
    const gap = points.findIndex(([, y]) => Number.isNaN(y));
    expect(points[gap - 1]).toEqual([0, 0]);
    expect(points[gap + 1]).toEqual([0, 1]);
  });

  it('leave no gap where only the slope jumps', () => {
    expect(curvePoints(relu, [-1, 1], [0]).every(([, y]) => Number.isFinite(y))).toBe(true);
  });

  it('are few on straight stretches and follow the curve elsewhere', () => {
    expect(curvePoints(relu, [-4, 4], [0]).length).toBeLessThan(8);
    const points = curvePoints(Math.tanh, [-3, 3]);
    for (let i = 1; i < points.length; i++) {
      const [x0, y0] = points[i - 1];
      const [x1, y1] = points[i];
      expect(Math.abs((y0 + y1) / 2 - Math.tanh((x0 + x1) / 2))).toBeLessThan(1e-3);
    }
  });

  it('ignore breaks outside the interval', () => {
    expect(curvePoints(Math.tanh, [1, 2], [0, 1, 2])).toEqual(curvePoints(Math.tanh, [1, 2]));
  });
});

describe('where a label stands', () => {
  it('is the end of a line that stays inside', () => {
    expect(lastInside(curvePoints(Math.tanh, [-3, 3]), [-1, 1])?.[0]).toBe(3);
  });

  it('is where the line leaves the frame, even on a long straight stretch', () => {
    expect(lastInside(curvePoints(relu, [-10, 10], [0]), [-1, 4])).toEqual([4, 4]);
    expect(
      lastInside(
        curvePoints((x) => -x, [-10, 10]),
        [-1, 4],
      ),
    ).toEqual([1, -1]);
  });

  it('is nowhere for a line that is never inside', () => {
    expect(
      lastInside(
        curvePoints(() => 9, [0, 1]),
        [-1, 1],
      ),
    ).toBeUndefined();
  });
});
