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
import { linkFromSettings, queryWithState, settingsFromLink } from '../../../src/figure-kit/state.ts';

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
const everything = {
  depth: 33,
  rate: 0.0025,
  weights: 'glorot',
  curves: 'relu+gelu',
  each: true,
  digit: '1,2 3,4;50,60',
};
const everythingInALink =
  'saturation=depth:33,rate:0.0025,weights:glorot,curves:relu+gelu,each:1,digit:1,2_3,4;50,60';

describe('a link to a state', () => {
  it('can be read, and brings back every kind of setting', () => {
    expect(linkFromSettings('saturation', everything, page)).toBe(everythingInALink);
    expect(from(everythingInALink)).toEqual(everything);
    expect(from(`?${everythingInALink}`)).toEqual(everything);
  });

  it('stands in an address as it is', () => {
    expect(new URL(`https://example.org/?${everythingInALink}`).search).toBe(`?${everythingInALink}`);
  });

  it('survives a messenger that escapes what it need not', () => {
    const [name, text = ''] = everythingInALink.split('=');
    expect(from(`${name}=${encodeURIComponent(text)}`)).toEqual(everything);
  });

  it('carries only what differs from the page’s own settings', () => {
    expect(linkFromSettings('saturation', page, page)).toBe('');
    expect(linkFromSettings('saturation', { ...page, depth: 3 }, page)).toBe('saturation=depth:3');
  });

  it('can carry an emptied drawing', () => {
    expect(from(linkFromSettings('saturation', { ...page, digit: '' }, page)).digit).toBe('');
  });

  it('speaks to one figure only', () => {
    expect(from('other=depth:3')).toBe(page);
    expect(from('depth=3')).toBe(page);
    expect(from('')).toBe(page);
  });

  it('of a version that is not known here shows the page’s settings', () => {
    expect(from('saturation=v:1,depth:3').depth).toBe(3);
    expect(from('saturation=v:2,depth:3')).toBe(page);
  });
});

describe('an address with several figures', () => {
  it('keeps the others, and what is no figure’s, as they are and where they are', () => {
    const query = 'from=mail&saturation=depth:3&other=x:%3a&flag';
    expect(queryWithState(query, 'saturation', { ...page, depth: 4 }, page)).toBe(
      'from=mail&saturation=depth:4&other=x:%3a&flag',
    );
    expect(queryWithState(query, 'saturation', page, page)).toBe('from=mail&other=x:%3a&flag');
  });

  it('gets a figure’s state at its end when it had none', () => {
    expect(queryWithState('other=x:1', 'saturation', { ...page, depth: 4 }, page)).toBe(
      'other=x:1&saturation=depth:4',
    );
    expect(queryWithState('', 'saturation', page, page)).toBe('');
  });
});

describe('a hostile link', () => {
  it('is bounded by the controls', () => {
    expect(from('saturation=depth:1e308,rate:-5,weights:%3Cscript%3E,each:maybe')).toEqual({
      ...page,
      depth: 50,
      rate: 1e-4,
    });
  });

  it('cannot bring settings that the figure has not, or reach a prototype', () => {
    const settings = from('saturation=__proto__:1,constructor:2,extra:3,depth:4');
    expect(Object.keys(settings).sort()).toEqual(Object.keys(controls).sort());
    expect(Object.getPrototypeOf(settings)).toBe(Object.prototype);
  });

  it('with one name twice is read by the first', () => {
    expect(from('saturation=depth:5,depth:9').depth).toBe(5);
    expect(from('saturation=depth:5&saturation=depth:9').depth).toBe(5);
  });

  it('with a broken escape, or far too long, says nothing', () => {
    expect(from('saturation=depth:%E0%A4%A')).toMatchObject({ depth: 20 });
    expect(from(`saturation=depth:3,digit:${'1,1_'.repeat(10_000)}`)).toBe(page);
  });
});
