import { expect, test } from 'vitest';
import { activationOf } from '../../../src/activations/index.ts';
import { jacobian, momentsThrough, nextMoments, type MomentLayer } from '../../../src/numerics/moment-map.ts';
import { normalDistribution } from '../../../src/numerics/normal.ts';

const layerOf = (id: string, sum = 0, squares = 1): MomentLayer => {
  const activation = activationOf(id);
  return { f: (x) => activation.f(x, {}), kinks: activation.kinks.map(({ x }) => x), sum, squares };
};
const selu = layerOf('selu');

test('SELU keeps mean 0 and variance 1, to eleven digits', () => {
  const { mean, variance } = nextMoments(selu, { mean: 0, variance: 1 });
  expect(Math.abs(mean)).toBeLessThan(1e-11);
  expect(Math.abs(variance - 1)).toBeLessThan(1e-11);
});

test('its two constants are what the normal integrals say', () => {
  const half = Math.exp(0.5) * normalDistribution(-1);
  const alpha = 1 / Math.sqrt(2 * Math.PI) / (0.5 - half);
  const left = alpha ** 2 * (Math.exp(2) * normalDistribution(-2) - 2 * half + 0.5);
  expect(alpha).toBeCloseTo(1.6732632423543772, 12);
  expect(1 / Math.sqrt(0.5 + left)).toBeCloseTo(1.0507009873554805, 12);
});

test('the Jacobian at the fixed point is that of the paper’s equation 6', () => {
  const { byMean, byVariance } = jacobian(selu, { mean: 0, variance: 1 });
  expect(byMean.mean).toBeCloseTo(0, 8);
  expect(byMean.variance).toBeCloseTo(0, 8);
  // Printed as 0.088834, cut off.
  expect(byVariance.mean).toBeCloseTo(0.0888345, 6);
  expect(byVariance.variance).toBeCloseTo(0.782648, 6);
});

test('the paper’s closed form of the mean agrees away from the fixed point', () => {
  // Its equation 4, with Φ for ½erfc: mean of λ max(0, z) and of λα(e^z − 1) below 0.
  const [mean, variance, sum, squares] = [0.4, 1.7, 0.3, 0.9];
  const [m, s] = [sum * mean, Math.sqrt(squares * variance)];
  const density = Math.exp(-0.5 * (m / s) ** 2) / Math.sqrt(2 * Math.PI);
  const right = m * normalDistribution(m / s) + s * density;
  const left = Math.exp(m + (s * s) / 2) * normalDistribution(-(m + s * s) / s) - normalDistribution(-m / s);
  const known = 1.0507009873554805 * (right + 1.6732632423543772 * left);
  expect(nextMoments(layerOf('selu', sum, squares), { mean, variance }).mean).toBeCloseTo(known, 11);
});

test('from a hundredth and from twenty it comes to variance 1', () => {
  for (const variance of [0.01, 20])
    expect(momentsThrough(selu, { mean: 2, variance }, 80).at(-1)?.variance).toBeCloseTo(1, 6);
});

test('ReLU has no such point: it multiplies every variance by τ(½ − 1/2π)', () => {
  for (const variance of [1e-6, 0.3, 50]) {
    const next = nextMoments(layerOf('relu', 0, 2), { mean: 5, variance });
    expect(next.variance / variance).toBeCloseTo(2 * (0.5 - 1 / (2 * Math.PI)), 11);
  }
});

test('what does not vary comes through as one number', () => {
  expect(nextMoments(layerOf('relu', 0.5, 1), { mean: 2, variance: 0 })).toEqual({ mean: 1, variance: 0 });
});
