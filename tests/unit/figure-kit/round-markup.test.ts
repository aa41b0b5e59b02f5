import { describe, expect, test } from 'vitest';
import { roundMarkup } from '../../../src/figure-kit/round-markup.ts';

describe('The numbers of a picture made at build time', () => {
  test('are rounded to a tenth of a pixel where they say where something is', () => {
    expect(roundMarkup('<path d="M8,47.626L10.783,-48.36"/>')).toBe('<path d="M8,47.6l2.8,-96"/>');
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

  test('of straight lines are steps that end where the points are', () => {
    const points = Array.from({ length: 300 }, (_, i) => [i * 1.0333, 100 * Math.sin(i / 7)] as const);
    const path = points.map(([x, y], i) => `${i === 0 ? 'M' : 'L'}${x},${y}`).join('');
    const steps = /d="([^"]*)"/.exec(roundMarkup(`<path d="${path}"/>`))?.[1] ?? '';
    let [x, y] = [0, 0];
    const ends = [...steps.matchAll(/([Mlhv])([^Mlhv]*)/g)].map(([, command, numbers = '']) => {
      const [a = 0, b = 0] = numbers.split(',').map(Number);
      if (command === 'M') [x, y] = [a, b];
      else [x, y] = [x + (command === 'v' ? 0 : a), y + (command === 'v' ? a : command === 'h' ? 0 : b)];
      return [x, y] as const;
    });
    expect(ends).toHaveLength(points.length);
    ends.forEach(([endX, endY], i) => {
      expect(Math.abs(endX - (points[i]?.[0] ?? NaN))).toBeLessThan(0.051);
      expect(Math.abs(endY - (points[i]?.[1] ?? NaN))).toBeLessThan(0.051);
    });
  });

  test('go on from where a piece was closed or begun anew', () => {
    expect(roundMarkup('<path d="M1,1L1,3L4,3ZL0,0M0.5,0L1,0.5"/>')).toBe(
      '<path d="M1,1v2h3Zl-1,-1M.5,0l.5,.5"/>',
    );
  });

  test('of arcs and curves stay as they are', () => {
    const arc = '<path d="M4,0A4,4,0,1,1,-4,0L1,2"/>';
    expect(roundMarkup(arc)).toBe(arc);
  });
});
