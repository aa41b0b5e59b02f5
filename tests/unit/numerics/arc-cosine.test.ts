import { describe, expect, test } from 'vitest';
import {
  arcCosine0,
  arcCosine1,
  circleEigenvalue,
  circleKernel,
  eigenvalueOf,
} from '../../../src/numerics/arc-cosine.ts';
import { nextPair } from '../../../src/numerics/correlation-map.ts';

/** The same means by two-dimensional quadrature, which knows nothing of angles. */
const byQuadrature = (f: (x: number) => number, correlation: number): number => {
  const next = nextPair({ f, kinks: [0], weightVariance: 1, biasVariance: 0 }, { length: 1, correlation });
  return next.length * next.correlation;
};

describe.each([-0.9, -0.3, 0, 0.5, 0.95])('at a correlation of %f', (c) => {
  test('both arc-cosine kernels are the means that they stand for', () => {
    expect(arcCosine1(Math.acos(c))).toBeCloseTo(
      byQuadrature((x) => Math.max(0, x), c),
      8,
    );
    expect(arcCosine0(Math.acos(c))).toBeCloseTo(
      byQuadrature((x) => (x > 0 ? 1 : 0), c),
      8,
    );
  });
});

test('layer upon layer, correlations rise as facts.md says (2.5, and experiments.md 11)', () => {
  const known = new Map([
    [1, 0.682],
    [3, 0.395],
    [10, 0.128],
    [20, 0.052],
    [30, 0.028],
  ]);
  let c = 0;
  for (let layer = 1; layer <= 30; layer++) {
    c = 2 * arcCosine1(Math.acos(c));
    if (known.has(layer)) expect(1 - c).toBeCloseTo(known.get(layer) ?? NaN, 3);
  }
});

test('without bias the closed form of the eigenvalues is the integral', () => {
  const kernel = (theta: number) => circleKernel(theta, 0);
  for (let k = 0; k <= 12; k++) expect(circleEigenvalue(k, 0)).toBeCloseTo(eigenvalueOf(kernel, k), 12);
  for (const k of [3, 5, 7]) expect(circleEigenvalue(k, 0)).toBe(0);
});

test('eigenvalues add up to the kernel at angle 0', () => {
  for (const bias of [0, 0.5, 1]) {
    let total = circleEigenvalue(0, bias);
    for (let k = 1; k <= 60; k++) total += 2 * circleEigenvalue(k, bias);
    expect(total).toBeGreaterThan(0.995 * circleKernel(0, bias));
    expect(total).toBeLessThan(circleKernel(0, bias));
  }
});

test('with a bias they fall like √(1 + β²)/(2π²k²)', () => {
  for (const bias of [0.5, 1, 2]) {
    const limit = Math.sqrt(1 + bias * bias) / (2 * Math.PI ** 2);
    expect((40 ** 2 * circleEigenvalue(40, bias)) / limit).toBeCloseTo(1, 1);
  }
});
