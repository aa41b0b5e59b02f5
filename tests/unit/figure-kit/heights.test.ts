import { describe, expect, it } from 'vitest';
import { boundSetting, curve, parseSetting } from '../../../src/figure-kit/controls.ts';
import { heightsIn, heightsText, placesOf } from '../../../src/figure-kit/heights.ts';

const grid = { x: [-1, 1], y: [-2, 4], points: 5, step: 0.05 } as const;
const control = curve({ label: 'f', ...grid, default: (x) => Math.max(0, x) });

describe('A drawn function as text', () => {
  it('has a height at each place, both ends among them', () => {
    expect(placesOf(grid)).toEqual([-1, -0.5, 0, 0.5, 1]);
    expect(control.default).toBe('0,0,0,10,20');
    expect(heightsIn(grid, control.default)).toEqual([0, 0, 0, 0.5, 1]);
  });

  it('comes back as it was, to the step, and within its bounds', () => {
    expect(heightsText(grid, [0.1, -0.149, -0, 9, -9])).toBe('2,-3,0,80,-40');
    expect(heightsIn(grid, '2,-3,0,80,-40')).toEqual([0.1, -0.15, 0, 4, -2]);
  });

  it.each([
    '',
    '0,0,0,10',
    '0,0,0,10,20,30',
    '0,0,0,10,81',
    '0,0,0,10,-41',
    '0,0,0,10,x',
    '0,0,0,1e1,2',
    '0,0,0,10,2.5',
  ])('is refused as “%s”, and a link that says so shows the first curve', (text) => {
    expect(parseSetting(control, text)).toMatchObject({
      ok: false,
      expected: '5 whole numbers from -40 to 80, joined by commas: heights in steps of 0.05',
    });
    expect(boundSetting(control, text)).toBe(control.default);
  });
});
