import { describe, expect, it } from 'vitest';
import { integer, range } from '../../../src/figure-kit/controls.ts';
import { sliderScale, trackShare, valueText } from '../../../src/figure-kit/slider.ts';

const rate = range({ label: 'Rate', min: 1e-4, max: 1, step: 80, scale: 'log', default: 0.01 });
const depth = integer({ label: 'Depth', min: 2, max: 50, default: 20 });

describe('a logarithmic slider', () => {
  const scale = sliderScale(rate);

  it('multiplies by the same factor at every step: its middle is the geometric mean', () => {
    expect(scale.value(0)).toBe(1e-4);
    expect(scale.value(40)).toBe(0.01);
    expect(scale.value(80)).toBe(1);
  });

  it('comes back to each of its positions', () => {
    for (let position = scale.min; position <= scale.max; position++)
      expect(scale.position(scale.value(position))).toBe(position);
  });

  it('gives values that fit into a link: two digits', () => {
    for (let position = scale.min; position <= scale.max; position++) {
      const value = scale.value(position);
      expect(value).toBe(Number(value.toPrecision(2)));
    }
  });
});

describe('a linear slider', () => {
  it('is where its value is', () => {
    const scale = sliderScale(depth);
    expect([scale.min, scale.max, scale.step]).toEqual([2, 50, 1]);
    expect(scale.position(20)).toBe(20);
    expect(scale.value(20.4)).toBe(20);
  });
});

it('the ink behind the thumb is the share of the way', () => {
  expect(trackShare(depth, 2)).toBe('0.00%');
  expect(trackShare(depth, 26)).toBe('50.00%');
  expect(trackShare(rate, 0.01)).toBe('50.00%');
});

it('a value is in the figure’s own words where it has some', () => {
  const warm = range({
    label: 'Heat',
    min: 0,
    max: 1,
    step: 0.1,
    default: 0,
    format: (x) => `${x * 100} degrees`,
  });
  expect(valueText(warm, 0.5)).toBe('50 degrees');
  expect(valueText(rate, 0.0025)).toBe('0.00250');
  expect(valueText(depth, 20)).toBe('20');
});
