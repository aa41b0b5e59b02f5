import { describe, expect, test } from 'vitest';
import { roundMarkup } from '../../../src/figure-kit/round-markup.ts';

describe('The numbers of a picture made at build time', () => {
  test('are rounded to a tenth of a pixel where they say where something is', () => {
    expect(roundMarkup('<path d="M8,47.626L10.783,-48.36"/>')).toBe('<path d="M8,47.6l2.8-96"/>');
    expect(roundMarkup('<line x1="148.87479736328336" y1="1e-7"/>')).toBe('<line x1="148.9" y1="1e-7"/>');
    expect(roundMarkup('<g transform="translate(0.25,3.14159)">')).toBe('<g transform="translate(0.3,3.1)">');
  });

  test('keep their size where a tenth is much: scales, opacities, strokes, colours and text', () => {
    const markup =
      '<g transform="scale(0.2857)" opacity="0.35" stroke-width="1.25" data-x="0.123"><text>0.0178</text></g>';
    expect(roundMarkup(markup)).toBe(markup);
  });

  test('are never written as minus zero', () => {
    expect(roundMarkup('<circle cx="-0.012"/>')).toBe('<circle cx="0"/>');
  });

  /** The corners of a path of steps. */
  function corners(path: string): [number, number][] {
    let [x, y] = [0, 0];
    return [...path.matchAll(/([Mlhv])([^Mlhv]*)/g)].map(([, command, numbers = '']) => {
      const [a = 0, b = 0] = [...numbers.matchAll(/-?[\d.]+/g)].map(Number);
      if (command === 'M') [x, y] = [a, b];
      else [x, y] = [x + (command === 'v' ? 0 : a), y + (command === 'v' ? a : command === 'h' ? 0 : b)];
      return [x, y];
    });
  }

  test.each([',', ' '])(
    'of straight lines, parted by “%s”, are steps that pass where the points are',
    (between) => {
      const points = Array.from({ length: 300 }, (_, i) => [i * 1.0333, 100 * Math.sin(i / 7)] as const);
      const path = points.map(([x, y], i) => `${i === 0 ? 'M' : 'L'}${x}${between}${y}`).join('');
      const ends = corners(/d="([^"]*)"/.exec(roundMarkup(`<path d="${path}"/>`))?.[1] ?? '');
      expect(ends.length).toBeLessThan(points.length);
      expect(ends.length).toBeGreaterThan(40);
      for (const [x, y] of points) {
        const nearest = ends.slice(1).map(([toX, toY], i) => {
          const [fromX, fromY] = ends[i] ?? [0, 0];
          const share =
            ((x - fromX) * (toX - fromX) + (y - fromY) * (toY - fromY)) /
            ((toX - fromX) ** 2 + (toY - fromY) ** 2);
          const at = Math.min(1, Math.max(0, share));
          return Math.hypot(x - fromX - at * (toX - fromX), y - fromY - at * (toY - fromY));
        });
        // A tenth for what is left out, and half a tenth each way for rounding.
        expect(Math.min(...nearest)).toBeLessThan(0.18);
      }
    },
  );

  test('of a straight stretch are its ends, and of a fold its corner', () => {
    const path = 'M0 0L1 1L2 2L3 3L4 3L5 3L6 3';
    expect(roundMarkup(`<path d="${path}"/>`)).toBe('<path d="M0,0l3,3h3"/>');
  });

  test('go on from where a piece was closed or begun anew, and two points in one place are a dot', () => {
    expect(roundMarkup('<path d="M1,1L1,3L4,3ZL0,0M0.5,0L1,0.5"/>')).toBe(
      '<path d="M1,1v2h3ZM1,1l-1-1M.5,0l.5,.5"/>',
    );
    expect(roundMarkup('<path d="M1,1L1,1"/>')).toBe('<path d="M1,1h0"/>');
  });

  test('of arcs and curves stay as they are', () => {
    const arc = '<path d="M4,0A4,4,0,1,1,-4,0L1,2"/>';
    expect(roundMarkup(arc)).toBe(arc);
  });
});
