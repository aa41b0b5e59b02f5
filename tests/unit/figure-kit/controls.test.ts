import { describe, expect, it } from 'vitest';
import {
  boundSetting,
  choice,
  defaultSettings,
  drawing,
  integer,
  membersOf,
  parseSetting,
  range,
  seed,
  set,
  snap,
  toggle,
  typed,
  type Control,
} from '../../../src/figure-kit/controls.ts';

const spread = range({ label: 'Spread', min: 0.1, max: 4, step: 0.1, default: 1 });
const rate = range({ label: 'Rate', min: 1e-4, max: 1, step: 60, scale: 'log', default: 0.01 });
const depth = integer({ label: 'Depth', min: 2, max: 50, default: 20 });
const weights = choice({ label: 'Weights', options: { he: 'He’s', glorot: 'Glorot’s' }, default: 'he' });
const curves = set({
  label: 'Curves',
  options: { relu: 'ReLU', gelu: 'GELU', silu: 'SiLU', mish: 'Mish' },
  default: ['gelu', 'relu'],
  most: 3,
});
const each = toggle({ label: 'each', default: false });
const strokes = drawing({ label: 'Digit', default: '' });
const weight = typed({ label: 'Weight', min: -9, max: 9, default: '0.5' });
const answer = typed({ label: 'Answer', min: -99, max: 99, default: '', mayBeEmpty: true });

const expected = (control: Control, raw: number | string | boolean): string => {
  const parsed = parseSetting(control, raw);
  return parsed.ok ? `ok: ${String(parsed.value)}` : parsed.expected;
};

describe('the strict judge, for what an author wrote', () => {
  it('takes numbers as numbers and as attributes, which are strings', () => {
    expect(expected(depth, 20)).toBe('ok: 20');
    expect(expected(depth, '20')).toBe('ok: 20');
    expect(expected(spread, 0.30000000000000004)).toBe('ok: 0.30000000000000004');
  });

  it('says what would be right instead of mending what is wrong', () => {
    expect(expected(depth, 51)).toBe('a whole number from 2 to 50');
    expect(expected(depth, 2.5)).toBe('a whole number from 2 to 50');
    expect(expected(spread, 0.55)).toBe('a number from 0.1 to 4 in steps of 0.1');
    expect(expected(seed(), 100)).toBe('a whole number from 1 to 99');
    expect(expected(weights, 'lecun')).toBe('one of "he", "glorot"');
    expect(expected(each, 'yes')).toBe('true or false');
    expect(expected(strokes, '10,20 x')).toContain('whole numbers from 0 to 100');
  });

  it('does not take an empty attribute for zero', () => {
    const zero = range({ label: 'x', min: -1, max: 1, step: 1, default: 0 });
    for (const raw of ['', ' ', true, false]) expect(expected(zero, raw)).toContain('a number from -1 to 1');
  });

  it('takes any number between the ends of a logarithmic range, since its grid has no round values', () => {
    expect(expected(rate, 0.0123)).toBe('ok: 0.0123');
    expect(expected(rate, 0)).toBe('a number from 0.0001 to 1');
  });

  it('takes a typed number in any hand, and writes it in one', () => {
    for (const raw of [-0.5, '-0.5', '−0,5', ' -.5 ', '-0.50'])
      expect(expected(weight, raw)).toBe('ok: -0.5');
    expect(expected(weight, '−0')).toBe('ok: 0');
    for (const raw of ['', '9.1', '1e1', '1/2', 'one', true])
      expect(expected(weight, raw)).toBe('a number from -9 to 9');
    expect(expected(answer, ' ')).toBe('ok: ');
  });

  it('knows a choice by its own keys only', () => {
    for (const raw of ['toString', '__proto__', 'constructor'])
      expect(expected(weights, raw)).toContain('one of');
  });

  it('takes a set in any order, and gives it in the control’s own, so that one set is one link', () => {
    expect(expected(curves, 'mish+relu+gelu')).toBe('ok: relu+gelu+mish');
    expect(expected(curves, 'silu')).toBe('ok: silu');
  });

  it('takes neither an empty set, nor one with a stranger, a double or more than can be told apart', () => {
    for (const raw of ['', 'relu+', 'relu+elu', 'relu+relu', 'relu+gelu+silu+mish', 'toString', true, 3])
      expect(expected(curves, raw), String(raw)).toBe(
        '1 to 3 of "relu", "gelu", "silu", "mish", joined by +, each once',
      );
  });

  it('takes a drawing of strokes, and the empty one', () => {
    expect(expected(strokes, '10,20 30,40;5,5')).toBe('ok: 10,20 30,40;5,5');
    expect(expected(strokes, '')).toBe('ok: ');
  });
});

describe('the lenient judge, for what a link says', () => {
  it('clamps and snaps numbers', () => {
    expect(boundSetting(depth, '1e9')).toBe(50);
    expect(boundSetting(depth, '-3')).toBe(2);
    expect(boundSetting(depth, '19.6')).toBe(20);
    expect(boundSetting(spread, '0.34')).toBe(0.3);
    expect(boundSetting(rate, '7')).toBe(1);
  });

  it('gives the default for what is no number', () => {
    for (const raw of ['', ' ', 'NaN', 'Infinity', '-Infinity', 'twenty', '0x', '1,5'])
      expect(boundSetting(depth, raw), raw).toBe(20);
  });

  it('keeps of a set what is known, once, and as many as fit, first come', () => {
    expect(boundSetting(curves, 'mish+elu+relu+mish')).toBe('relu+mish');
    expect(boundSetting(curves, 'mish relu')).toBe('relu+mish');
    expect(boundSetting(curves, 'mish+silu+gelu+relu')).toBe('gelu+silu+mish');
    for (const raw of ['', '+', 'elu', '__proto__+toString'])
      expect(boundSetting(curves, raw)).toBe('relu+gelu');
  });

  it('gives the default for an unknown choice, toggle or drawing', () => {
    expect(boundSetting(weights, '__proto__')).toBe('he');
    expect(boundSetting(each, '1')).toBe(false);
    expect(boundSetting(strokes, '<script>')).toBe('');
    expect(boundSetting(strokes, `${'50,50 '.repeat(3000)}50,50`)).toBe('');
  });
});

describe('a grid of steps', () => {
  it('is written without the dust of binary fractions', () => {
    for (let i = 0; i <= 40; i++) expect(String(snap(i * 0.1, 0, 0.1)).length).toBeLessThanOrEqual(3);
  });

  it('starts at the least value, not at zero', () => {
    expect(snap(1.4, 0.5, 1)).toBe(1.5);
  });
});

it('the default settings are every control’s default', () => {
  expect(defaultSettings({ spread, depth, weights, curves, each })).toEqual({
    spread: 1,
    depth: 20,
    weights: 'he',
    curves: 'relu+gelu',
    each: false,
  });
});

it('a set’s setting is read back as its members', () => {
  expect(membersOf(curves.default)).toEqual(['relu', 'gelu']);
  expect(membersOf('relu')).toEqual(['relu']);
});
