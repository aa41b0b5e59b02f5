import { describe, expect, test } from 'vitest';
import { roundMarkup } from '../../../src/figure-kit/round-markup.ts';

describe('The numbers of a picture made at build time', () => {
  test('are rounded to a tenth of a pixel where they say where something is', () => {
    expect(roundMarkup('<path d="M8,47.626L10.783,-48.36"/>')).toBe('<path d="M8,47.6L10.8,-48.4"/>');
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
});
