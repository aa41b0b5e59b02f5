/** The variance map of wide networks, and where they are critical. */
import { describe, expect, it, test } from 'vitest';
import { criticalAtBias, criticalPoint, nextLength } from '../../src/activations/critical.ts';
import { activationOf, activations } from '../../src/activations/index.ts';
import { propertiesOf } from '../../src/activations/properties.ts';
import { criticalPoints } from '../../src/experiments/correlation-map/critical-points.ts';
import { matmulTransposedB } from '../../src/numerics/matmul.ts';
import { normalDistribution } from '../../src/numerics/normal.ts';
import { createRandom } from '../../src/numerics/random.ts';

const point = (id: string, q?: number) => {
  const found = criticalPoint(activationOf(id), q);
  if (!found) throw new Error(`${id} has no critical point`);
  return found;
};

describe('the critical point at mean square 1', () => {
  // tanh to Mish from an independent computation with mpmath; the others in closed form.
  it.each([
    ['identity', 1, 0],
    ['relu', 2, 0],
    ['leaky-relu', 2 / 1.0001, 0],
    ['squared-relu', 0.5, 0.25],
    ['tanh', 2.1533, 0.150965],
    ['silu', 2.63517, 0.062472],
    ['gelu', 2.1937, 0.067192],
    ['mish', 2.08732, 0.055818],
  ])('of %s is at σ_w² = %d, σ_b² = %d', (id, weights, biases) => {
    expect(point(id).weightVariance).toBeCloseTo(weights, 5);
    expect(point(id).biasVariance).toBeCloseTo(biases, 6);
  });

  it('of ELU is the one of its closed form', () => {
    // Below 0 f = eᶻ − 1 and f′ = eᶻ; ∫ eᵃᶻφ(z)dz over z < 0 is e^(a²/2)·Φ(−a). Hence E f′² = ½ + e²Φ(−2) and
    // E f² = ½ + e²Φ(−2) − 2√e·Φ(−1) + ½. (A pair (1.50045, 0.032283) that notes for this course had is not that.)
    const tail = Math.exp(2) * normalDistribution(-2);
    const slopeSquare = 0.5 + tail;
    const square = 1 + tail - 2 * Math.exp(0.5) * normalDistribution(-1);
    expect(point('elu').weightVariance).toBeCloseTo(1 / slopeSquare, 12);
    expect(point('elu').biasVariance).toBeCloseTo(1 - square / slopeSquare, 12);
    expect(point('elu').weightVariance).toBeCloseTo(1.496777, 6);
    expect(point('elu').biasVariance).toBeCloseTo(0.03466, 6);
  });

  it('keeps the length and the gradient, by its own definition', () => {
    for (const activation of Object.values(activations)) {
      const found = criticalPoint(activation);
      if (!found) continue;
      expect(nextLength(activation, found, 1), activation.id).toBeCloseTo(1, 9);
      const { gaussian } = propertiesOf(activation);
      expect(found.weightVariance * gaussian.meanSquareSlope, activation.id).toBeCloseTo(1, 12);
      // dq'/dq by differences, of fourth order.
      const length = (q: number) => nextLength(activation, found, q);
      const h = 1e-3;
      const slope =
        (8 * (length(1 + h) - length(1 - h)) - (length(1 + 2 * h) - length(1 - 2 * h))) / (12 * h);
      // A kink moves through the interval of z and leaves a third derivative that jumps.
      expect(found.lengthFactor, activation.id).toBeCloseTo(slope, 6);
    }
  });

  it('is at every length for what is positively homogeneous, and moves for the others', () => {
    expect(point('relu', 7).weightVariance).toBeCloseTo(2, 12);
    expect(point('relu', 7).lengthFactor).toBeCloseTo(1, 12);
    expect(point('tanh', 0.1).weightVariance).toBeLessThan(1.3);
    expect(point('tanh', 0.1).biasVariance).toBeLessThan(0.01);
  });

  it.each(['softplus', 'sigmoid', 'squareplus', 'step', 'log-sigmoid'])('of %s is nowhere', (id) => {
    expect(criticalPoint(activationOf(id))).toBeUndefined();
    expect(propertiesOf(activationOf(id)).critical).toBeNull();
  });

  it('is what the experiment with correlations has', () => {
    for (const [id, { weightVariance, biasVariance }] of Object.entries(criticalPoints)) {
      expect(weightVariance).toBeCloseTo(point(id).weightVariance, 4);
      expect(biasVariance).toBeCloseTo(point(id).biasVariance, 6);
    }
  });
});

describe('the critical weights for given biases', () => {
  it.each([
    ['tanh', 1.7008],
    ['silu', 2.8208],
  ])('of %s at σ_b² = 0.04 are %d', (id, weights) => {
    const found = criticalAtBias(activationOf(id), 0.04);
    expect(found.weightVariance).toBeCloseTo(weights, 4);
    expect(found.biasVariance).toBeCloseTo(0.04, 12);
    expect(nextLength(activationOf(id), found, found.q)).toBeCloseTo(found.q, 12);
  });

  it('are refused where there are none', () => {
    expect(() => criticalAtBias(activationOf('softplus'), 0.04)).toThrow(
      'softplus has no critical point with a bias variance of 0.04',
    );
  });
});

test('with its own gain every activation has a fixed point at mean square 1, stable for SELU, not for GELU', () => {
  const factor = (id: string) => propertiesOf(activationOf(id)).gaussian.lengthFactor;
  for (const activation of Object.values(activations)) {
    const { weightVariance } = propertiesOf(activation).gaussian;
    expect(nextLength(activation, { weightVariance, biasVariance: 0 }, 1), activation.id).toBeCloseTo(1, 12);
  }
  expect(factor('relu')).toBeCloseTo(1, 12);
  expect(factor('selu')).toBeCloseTo(0.78265, 5);
  expect(factor('squared-relu')).toBeCloseTo(2, 12);
  expect(factor('gelu')).toBeGreaterThan(1.1);
  expect(factor('tanh')).toBeLessThan(0.5);
});

test('a layer of 2,000 tanh units at the critical point keeps the length that the map says', () => {
  const { weightVariance, biasVariance } = point('tanh');
  const [width, random] = [1000, createRandom(3)];
  const signal = Float64Array.from({ length: width }, () => Math.tanh(random.normal()));
  const weights = Float64Array.from(
    { length: 2 * width * width },
    () => Math.sqrt(weightVariance / width) * random.normal(),
  );
  const z = new Float64Array(2 * width);
  matmulTransposedB(signal, weights, z, 1, 2 * width, width);
  const square =
    z.reduce((sum, value) => sum + (value + Math.sqrt(biasVariance) * random.normal()) ** 2, 0) / z.length;
  // Four deviations: √(2/2000) from the units, and what 1,000 draws leave of E tanh².
  expect(Math.abs(square - 1)).toBeLessThan(0.15);
});
