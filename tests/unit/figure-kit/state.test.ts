import { describe, expect, it } from 'vitest';
import {
  choice,
  defaultSettings,
  drawing,
  integer,
  range,
  set,
  toggle,
} from '../../../src/figure-kit/controls.ts';
import { linkFromSettings, settingsFromLink } from '../../../src/figure-kit/state.ts';

const controls = {
  depth: integer({ label: 'Depth', min: 2, max: 50, default: 20 }),
  rate: range({ label: 'Rate', min: 1e-4, max: 1, step: 60, scale: 'log', default: 0.01 }),
  weights: choice({ label: 'Weights', options: { he: 'He’s', glorot: 'Glorot’s' }, default: 'he' }),
  curves: set({ label: 'Curves', options: { relu: 'ReLU', gelu: 'GELU' }, default: ['relu'] }),
  each: toggle({ label: 'each', default: false }),
  digit: drawing({ label: 'Digit', default: '10,10 20,20' }),
};
const page = { ...defaultSettings(controls), depth: 10 };
const from = (query: string) => settingsFromLink('saturation', controls, page, query);

describe('a link to a state', () => {
  it('brings back every kind of setting', () => {
    const settings = {
      depth: 33,
      rate: 0.0025,
      weights: 'glorot',
      curves: 'relu+gelu',
      each: true,
      digit: '1,2 3,4;50,60',
    };
    expect(from(linkFromSettings('saturation', settings, page))).toEqual(settings);
  });

  it('carries only what differs from the page’s own settings', () => {
    expect(linkFromSettings('saturation', page, page)).toBe('figure=saturation');
    expect(linkFromSettings('saturation', { ...page, depth: 3 }, page)).toBe('figure=saturation&depth=3');
  });

  it('can carry an emptied drawing', () => {
    expect(from(linkFromSettings('saturation', { ...page, digit: '' }, page)).digit).toBe('');
  });

  it('speaks to one figure only', () => {
    expect(from('figure=other&depth=3')).toBe(page);
    expect(from('depth=3')).toBe(page);
    expect(from('')).toBe(page);
  });
});

describe('a hostile link', () => {
  it('is bounded by the controls', () => {
    expect(from('figure=saturation&depth=1e308&rate=-5&weights=%3Cscript%3E&each=maybe')).toEqual({
      ...page,
      depth: 50,
      rate: 1e-4,
    });
  });

  it('cannot bring settings that the figure has not, or reach a prototype', () => {
    const settings = from('figure=saturation&__proto__=1&constructor=2&extra=3');
    expect(Object.keys(settings).sort()).toEqual(Object.keys(controls).sort());
    expect(Object.getPrototypeOf(settings)).toBe(Object.prototype);
  });

  it('with one name twice is read by the first', () => {
    expect(from('figure=saturation&depth=5&depth=9').depth).toBe(5);
  });
});
