import { expect, it } from 'vitest';
import { plainColour } from '../../../src/figure-kit/export/plain-colour.ts';

it.each([
  ['rgb(22, 23, 26)', '#16171a', 1],
  ['rgba(255, 0, 0, 0.25)', '#ff0000', 0.25],
  ['rgb(255 255 255 / 50%)', '#ffffff', 0.5],
  ['color(srgb 1 0.5 0)', '#ff8000', 1],
  ['color(srgb 0 0 0 / 0.1)', '#000000', 0.1],
])('writes %s as every program reads it', (computed, colour, opacity) => {
  expect(plainColour(computed)).toEqual({ colour, opacity });
});

it.each(['none', 'url("#fade")', 'context-stroke', ''])('leaves “%s” alone', (computed) => {
  expect(plainColour(computed)).toBeUndefined();
});
