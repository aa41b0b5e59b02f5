import { expect, test } from 'vitest';
import { softplus } from '../../../src/numerics/logistic.ts';
import { softplusArea } from '../../../src/numerics/softplus-area.ts';

/** mpmath 1.2, 30 digits: −polylog(2, −exp(x)). */
const known: readonly (readonly [x: number, area: number])[] = [
  [-40, 4.2483542552915889908e-18],
  [-5, 0.0067266308775223981229],
  [-1, 0.33864799640345217982],
  [0, 0.82246703342411321824],
  [0.5, 1.2367167868533451853],
  [3, 6.0957533465094022098],
  [10, 51.64488866743374196],
  [300, 45001.644934066848226],
];

test('the area under softplus agrees with the dilogarithm of mpmath to the last digits', () => {
  for (const [x, area] of known) expect(Math.abs(softplusArea(x) / area - 1)).toBeLessThan(1e-15);
});

test('it has softplus for a slope, limits at both ends, and NaN for NaN', () => {
  for (const x of [-7, -0.3, 0, 0.2, 4])
    expect((softplusArea(x + 1e-4) - softplusArea(x - 1e-4)) / 2e-4).toBeCloseTo(softplus(x), 7);
  expect(softplusArea(-Infinity)).toBe(0);
  expect(softplusArea(Infinity)).toBe(Infinity);
  expect(softplusArea(NaN)).toBeNaN();
});
