import { describe, expect, it } from 'vitest';
import { asAttribute, possibleValues, valueInWords } from '../../../src/figure-kit/control-words.ts';
import { choice, drawing, integer, range, set, toggle } from '../../../src/figure-kit/controls.ts';
import { fixed } from '../../../src/figure-kit/format.ts';

const depth = integer({ label: 'Depth', min: 2, max: 50, default: 20 });
const rate = range({ label: 'Rate', min: 0, max: 1, step: 0.05, default: 0.5, format: (x) => fixed(x, 2) });
const init = choice({ label: 'Weights', options: { he: 'He’s', own: 'its own' }, default: 'he' });
const curves = set({ label: 'Curves', options: { relu: 'ReLU', elu: 'ELU' }, default: ['relu', 'elu'] });

describe('a control in an author’s words', () => {
  it('says what it takes', () => {
    expect(possibleValues(depth)).toBe('whole number, 2 to 50');
    expect(possibleValues(rate)).toBe('0 to 1 in steps of 0.05');
    expect(possibleValues(init)).toBe('one of he, own');
    expect(possibleValues(curves)).toBe('up to 8 of relu, elu, joined by +');
  });

  it('is written as an attribute is', () => {
    expect(asAttribute('depth', 20)).toBe('depth={20}');
    expect(asAttribute('init', 'he')).toBe('init="he"');
    expect(asAttribute('log', true)).toBe('log={true}');
  });
});

it('a control that is not shown leaves its value in words', () => {
  expect(valueInWords(depth, 20)).toBe('20');
  expect(valueInWords(rate, 0.5)).toBe('0.50');
  expect(valueInWords(init, 'own')).toBe('its own');
  expect(valueInWords(curves, 'relu+elu')).toBe('ReLU, ELU');
  expect(valueInWords(toggle({ label: 'shifting', default: true }), false)).toBe('not shifting');
  expect(valueInWords(drawing({ label: 'Pad', default: '' }), '1,1')).toBe('');
});
