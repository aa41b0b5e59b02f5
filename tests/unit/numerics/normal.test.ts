import { expect, it } from 'vitest';
import { normalDensity, normalDistribution } from '../../../src/numerics/normal.ts';

/** x, φ(x), Φ(x) from mpmath with 60 digits. */
const exact: readonly (readonly [x: number, density: number, distribution: number])[] = [
  [-37.3, 3.0628462906956675e-303, 8.2054948449307733e-305],
  [-30.1, 7.3002593842806107e-198, 2.4226672179857588e-199],
  [-20.7, 3.5932612209698675e-94, 1.7318518790197379e-95],
  [-10.9, 6.3335378218305881e-27, 5.762864413835593e-28],
  [-5.3, 3.1713492167159782e-7, 5.7901340399645941e-8],
  [-2.1, 0.043983595980427186, 0.017864420562816553],
  [-1.1, 0.21785217703255051, 0.13566606094638266],
  [-0.3, 0.38138781546052409, 0.38208857781104737],
  [0.4, 0.3682701403033233, 0.65542174161032417],
  [1.7, 0.09404907737688693, 0.95543453724145696],
  [6.1, 3.3178842435473015e-9, 0.99999999946965767],
];

it.each(exact)(
  'keeps density and distribution to four units in the last place at %d',
  (x, density, distribution) => {
    expect(Math.abs(normalDensity(x) / density - 1)).toBeLessThan(4 * Number.EPSILON);
    expect(Math.abs(normalDistribution(x) / distribution - 1)).toBeLessThan(4 * Number.EPSILON);
  },
);

it('ends in 0 and 1', () => {
  expect([normalDensity(-Infinity), normalDensity(Infinity)]).toEqual([0, 0]);
  expect([normalDistribution(-Infinity), normalDistribution(Infinity)]).toEqual([0, 1]);
});

it('gives NaN for NaN', () => {
  expect(normalDensity(NaN)).toBeNaN();
  expect(normalDistribution(NaN)).toBeNaN();
});
