import { describe, expect, test } from 'vitest';
import { freeEnergy as summedOut } from '../../../src/networks/models/rbm-free-energy.ts';
import { rbm, type Rbm, type RbmOptions } from '../../../src/networks/models/rbm.ts';
import { sgd } from '../../../src/networks/sgd.ts';
import { logistic, softplus } from '../../../src/numerics/logistic.ts';
import { createRandom, type Random } from '../../../src/numerics/random.ts';
import { mean, sum, variance } from '../../../src/numerics/statistics.ts';
import { expectGradient } from './central-difference.ts';
import { expectClose, golden } from './golden-layer.ts';
import { wave } from './wave.ts';

const precision = 'float64';

function machine(options: Partial<RbmOptions> = {}): Rbm {
  const made = rbm({
    visible: 6,
    hidden: 4,
    hiddenKind: 'binary',
    initialiser: () => {},
    random: createRandom(1),
    precision,
    ...options,
  });
  made.weight.value.set(wave(made.weight.value.length, 2).map((w) => 0.5 * w));
  made.visibleBias.value.set(wave(made.visible, 3).map((w) => 0.1 * w));
  made.hiddenBias.value.set(wave(made.hidden, 4).map((w) => 0.1 * w));
  return made;
}

/** Mean over the batch of F(v) = −b·v − Σ log(1 + e^(c + Wv)), whose slope contrastive divergence follows. */
function freeEnergy({ visible, hidden, weight, visibleBias, hiddenBias }: Rbm, v: ArrayLike<number>): number {
  let energy = 0;
  for (let row = 0; row < v.length; row += visible) {
    for (let i = 0; i < visible; i++) energy -= visibleBias.value[i] * v[row + i];
    for (let j = 0; j < hidden; j++) {
      let z = hiddenBias.value[j];
      for (let i = 0; i < visible; i++) z += weight.value[j * visible + i] * v[row + i];
      energy -= softplus(z);
    }
  }
  return energy / (v.length / visible);
}

const data = wave(30, 1).map((v) => (v + 1) / 2);

test.each([
  ['binary', 1],
  ['binary', 3],
  ['gaussian', 2],
] as const)(
  'contrastive divergence with %s visible units and k = %d is the slope of the free energy',
  (visibleKind, k) => {
    const make = () => machine({ visibleKind });
    const [machineTested, other] = [make(), make()];
    // Another machine with the same seed goes the same way, and shows where it ends.
    let v: ArrayLike<number> = data;
    for (let step = 0; step < k; step++)
      v = other.reconstruct(other.sampleHidden(Float64Array.from(v), 5), 5).slice();
    machineTested.contrast(data, 5, k);
    const difference = () => freeEnergy(machineTested, data) - freeEnergy(machineTested, v);
    for (const { name, value, gradient } of machineTested.parameters)
      expectGradient(name, difference, value, gradient.slice());
  },
);

test('rectified units count as they were sampled', () => {
  const [tested, other] = [
    machine({ hiddenKind: 'noisyRectified' }),
    machine({ hiddenKind: 'noisyRectified' }),
  ];
  const first = other.sampleHidden(data, 5).slice();
  const v = other.reconstruct(first, 5).slice();
  const last = other.sampleHidden(v, 5);
  tested.contrast(data, 5);
  tested.weight.gradient.forEach((gradient, at) => {
    const [j, i] = [Math.floor(at / 6), at % 6];
    const common = [0, 1, 2, 3, 4].map(
      (n) => last[4 * n + j] * v[6 * n + i] - first[4 * n + j] * data[6 * n + i],
    );
    expect(gradient).toBeCloseTo(mean(common), 12);
  });
});

/** The random numbers of layers.py, one after the other. */
function waveRandom(): Random {
  let drawn = 0;
  const next = () => Math.sin(12.9898 * ++drawn);
  return { normal: next, uniform: () => (next() + 1) / 2, integer: () => 0 };
}

test.each(['binary', 'noisyRectified'] as const)(
  'ten steps of %s units with k = 2 equal those computed with PyTorch',
  (hiddenKind) => {
    const tested = machine({ hiddenKind, random: waveRandom() });
    const optimiser = sgd(tested.parameters, { learningRate: 0.2, momentum: 0.5 });
    const { errors, after } = golden.boltzmann[hiddenKind];
    for (const error of errors) {
      expect(tested.contrast(data, 5, 2)).toBeCloseTo(error, 10);
      optimiser.step();
    }
    tested.parameters.forEach(({ name, value }, i) => {
      expectClose(value, after[i], name);
    });
  },
);

describe('hidden units', () => {
  /** A machine whose 4 hidden units all have the pre-activation z. */
  function samplesAt(hiddenKind: RbmOptions['hiddenKind'], z: number): Float64Array {
    const tested = machine({ hiddenKind });
    tested.weight.value.fill(0);
    tested.hiddenBias.value.fill(z);
    return Float64Array.from(tested.sampleHidden(new Float64Array(6 * 5000), 5000));
  }

  test.each([-2, 0, 1.5])('binary ones are on with probability σ(%d)', (z) => {
    const samples = samplesAt('binary', z);
    expect(new Set(samples)).toEqual(new Set([0, 1]));
    // Four standard errors of 20,000 draws.
    expect(Math.abs(mean(samples) - logistic(z))).toBeLessThan(0.015);
  });

  test('rectified ones far up have noise of variance σ(z), and none below zero', () => {
    const samples = samplesAt('noisyRectified', 6);
    expect(Math.abs(mean(samples) - 6)).toBeLessThan(0.03);
    expect(Math.abs(variance(samples) - logistic(6))).toBeLessThan(0.04);
    expect(Math.min(...samplesAt('noisyRectified', -1))).toBe(0);
  });

  test('rectified ones at z = 0 have variance ½ before they are rectified: their mean is √½·φ(0)', () => {
    expect(mean(samplesAt('noisyRectified', 0))).toBeCloseTo(Math.SQRT1_2 / Math.sqrt(2 * Math.PI), 2);
  });

  test('rectified ones without biases scale with the image, exactly; binary ones do not', () => {
    for (const hiddenKind of ['noisyRectified', 'binary'] as const) {
      const tested = machine({ hiddenKind });
      tested.hiddenBias.value.fill(0);
      const whole = tested.features(data, 5).slice();
      const half = tested.features(
        data.map((v) => v / 2),
        5,
      );
      expect(half.every((h, i) => h === whole[i] / 2)).toBe(hiddenKind === 'noisyRectified');
    }
  });
});

/** Probability of each pattern under the model, by going through all of them. */
function likelihood(tested: Rbm, patterns: readonly number[][]): number[] {
  const all = Array.from({ length: 2 ** tested.visible }, (_, n) =>
    Array.from({ length: tested.visible }, (_, i) => (n >> i) & 1),
  );
  const total = sum(all.map((v) => Math.exp(-freeEnergy(tested, v))));
  return patterns.map((v) => Math.exp(-freeEnergy(tested, v)) / total);
}

test('training makes the data’s patterns likely', () => {
  const patterns = [
    [1, 1, 1, 0, 0, 0],
    [0, 0, 0, 1, 1, 1],
  ];
  const tested = machine({ random: createRandom(3) });
  const before = likelihood(tested, patterns);
  const v = Float64Array.from([...patterns, ...patterns, ...patterns, ...patterns].flat());
  const optimiser = sgd(tested.parameters, { learningRate: 0.2, momentum: 0.5 });
  for (let step = 0; step < 600; step++) {
    tested.contrast(v, 8);
    optimiser.step();
  }
  const after = likelihood(tested, patterns);
  for (const probability of before) expect(probability).toBeLessThan(0.05);
  for (const probability of after) expect(probability).toBeGreaterThan(0.25);
});

test('the same seed gives the same machine and the same training', () => {
  const run = () => {
    const tested = rbm({ visible: 6, hidden: 3, hiddenKind: 'noisyRectified', random: createRandom(5) });
    const errors = [1, 2, 3].map(() => tested.contrast(Float32Array.from(data), 5));
    return [errors, [...tested.weight.value], [...tested.weight.gradient]];
  };
  expect(run()).toEqual(run());
});

test('sizes that do not fit are refused, with what would', () => {
  expect(() => machine({ hidden: 0 })).toThrow('hidden is 0');
  expect(() => machine().contrast(data, 5, 0)).toThrow('k is 0');
  expect(() => machine().features(data, 4)).toThrow('4 × 6 = 24 numbers, but has 30');
  expect(() => machine().reconstruct(data, 5)).toThrow('5 × 4 = 20 numbers, but has 30');
});

describe('the free energy', () => {
  /** −log of Σ e^(−E) over all states of four binary hidden units, mean over the rows. */
  function bySum({ visible, hidden, weight, visibleBias, hiddenBias }: Rbm, v: ArrayLike<number>): number {
    const rows = v.length / visible;
    let total = 0;
    for (let row = 0; row < rows; row++) {
      let weights = 0;
      for (let state = 0; state < 2 ** hidden; state++) {
        let energy = 0;
        for (let i = 0; i < visible; i++) {
          energy -= visibleBias.value[i] * v[row * visible + i];
          for (let j = 0; j < hidden; j++)
            if ((state >> j) & 1) energy -= weight.value[j * visible + i] * v[row * visible + i];
        }
        for (let j = 0; j < hidden; j++) if ((state >> j) & 1) energy -= hiddenBias.value[j];
        weights += Math.exp(-energy);
      }
      total -= Math.log(weights);
    }
    return total / rows;
  }

  test('of binary units is minus the logarithm of the sum over their states', () => {
    const tested = machine();
    expect(summedOut(tested, data, 5)).toBeCloseTo(bySum(tested, data), 12);
  });

  test('of rectified units is nearly that of many binary copies, with biases lower by ½, 1½, …', () => {
    const tested = machine({ hiddenKind: 'noisyRectified' });
    let copies = 0;
    let missing = 0;
    for (let row = 0; row < 5; row++) {
      for (let i = 0; i < 6; i++) copies -= (tested.visibleBias.value[i] * data[6 * row + i]) / 5;
      for (let j = 0; j < 4; j++) {
        let z = tested.hiddenBias.value[j];
        for (let i = 0; i < 6; i++) z += tested.weight.value[6 * j + i] * data[6 * row + i];
        for (let i = 1; i <= 60; i++) copies -= softplus(z - i + 0.5) / 5;
        missing += logistic(z) / 24 / 5;
      }
    }
    expect(summedOut(tested, data, 5)).toBeCloseTo(copies - missing, 3);
  });

  test('with Gaussian visible units has half the squared distance from their biases', () => {
    const [binary, gaussian] = [machine(), machine({ visibleKind: 'gaussian' })];
    for (const each of [binary, gaussian]) each.weight.value.fill(0);
    const square =
      data.reduce((total, v, at) => total + (v - gaussian.visibleBias.value[at % 6]) ** 2 / 2, 0) / 5;
    const linear = data.reduce((total, v, at) => total - binary.visibleBias.value[at % 6] * v, 0) / 5;
    expect(summedOut(gaussian, data, 5) - square).toBeCloseTo(summedOut(binary, data, 5) - linear, 12);
  });

  test('refuses a batch that does not fit, and takes single precision', () => {
    const tested = machine({ precision: 'float32' });
    expect(() => summedOut(tested, Float32Array.from(data), 4)).toThrow('4 × 6 = 24 numbers, but has 30');
    expect(summedOut(tested, Float32Array.from(data), 5)).toBeCloseTo(bySum(tested, data), 5);
  });
});
