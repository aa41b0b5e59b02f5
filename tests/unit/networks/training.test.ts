import { describe, expect, test } from 'vitest';
import relu from '../../../src/activations/relu.ts';
import tanh from '../../../src/activations/tanh.ts';
import { adam } from '../../../src/networks/adam.ts';
import { adamW } from '../../../src/networks/adamw.ts';
import { clipGradientNorm, clipGradientValue } from '../../../src/networks/clip-gradients.ts';
import { DivergenceError, firstNonFinite, stopIfDiverged } from '../../../src/networks/divergence.ts';
import { heNormal, lecunNormal } from '../../../src/networks/initialisers.ts';
import type { Parameter } from '../../../src/networks/layer.ts';
import { meanSquaredError } from '../../../src/networks/mean-squared-error.ts';
import { mlp } from '../../../src/networks/mlp.ts';
import { build } from '../../../src/networks/models/build.ts';
import { deepMlp } from '../../../src/networks/models/deep-mlp.ts';
import type { Optimiser } from '../../../src/networks/optimiser.ts';
import { orthogonal } from '../../../src/networks/orthogonal.ts';
import { cosine, inTurn, milestoneDecay, stepDecay, warmUp } from '../../../src/networks/schedules.ts';
import { sgd } from '../../../src/networks/sgd.ts';
import { softmaxCrossEntropy } from '../../../src/networks/softmax-cross-entropy.ts';
import { createRandom } from '../../../src/numerics/random.ts';
import { expectClose, expectTraining, golden } from './golden-layer.ts';
import { wave } from './wave.ts';

type Make = (parameters: readonly Parameter[]) => Optimiser;

function parameterOf(shape: readonly number[], seed: number): Parameter {
  const length = shape.reduce((product, side) => product * side, 1);
  return { name: `w${seed}`, shape, value: wave(length, seed), gradient: new Float64Array(length) };
}

const optimisers: [keyof typeof golden.optimisers, Make][] = [
  ['nesterov', (p) => sgd(p, { learningRate: 0.1, momentum: 0.9, nesterov: true })],
  ['nesterovDecay', (p) => sgd(p, { learningRate: 0.1, momentum: 0.5, nesterov: true, weightDecay: 0.02 })],
  ['adamW', (p) => adamW(p, { learningRate: 0.1 })],
  [
    'adamWDecay',
    (p) => adamW(p, { learningRate: 0.1, beta1: 0.8, beta2: 0.95, epsilon: 1e-3, weightDecay: 0.3 }),
  ],
];

test.each(optimisers)('%s takes PyTorch’s steps', (name, make) => {
  const parameters = [parameterOf([5], 2), parameterOf([2, 3], 3)];
  const optimiser = make(parameters);
  golden.optimisers[name].forEach((values, step) => {
    parameters[0].gradient.set(wave(5, 10 + step));
    parameters[1].gradient.set(wave(6, 20 + step));
    optimiser.step();
    values.forEach((expected, i) => {
      expectClose(parameters[i].value, expected, `parameter ${i} after step ${step}`);
    });
  });
});

test('nesterov without momentum is refused, as in PyTorch', () => {
  expect(() => sgd([], { learningRate: 1, nesterov: true })).toThrow('needs a momentum over 0, but it is 0');
});

test('AdamW heeds a learning rate changed between steps, in its decay too', () => {
  const parameter = parameterOf([1], 2);
  const start = parameter.value[0];
  const optimiser = adamW([parameter], { learningRate: 1, weightDecay: 0.5 });
  optimiser.learningRate = 0.1;
  optimiser.step();
  expect(parameter.value[0]).toBeCloseTo(0.95 * start, 14);
});

describe('ten training steps of a perceptron equal PyTorch’s from the same weights', () => {
  const network = (precision: 'float32' | 'float64') =>
    mlp({ sizes: [6, 9, 3], activation: tanh, initialiser: lecunNormal, random: createRandom(1), precision });
  const makers = [
    ['MLP with sgd', (p) => sgd(p, { learningRate: 0.2 })],
    ['MLP with momentum', (p) => sgd(p, { learningRate: 0.1, momentum: 0.9 })],
    [
      'MLP with nesterov',
      (p) => sgd(p, { learningRate: 0.1, momentum: 0.9, nesterov: true, weightDecay: 0.01 }),
    ],
    ['MLP with adam', (p) => adam(p, { learningRate: 0.02 })],
    ['MLP with adamW', (p) => adamW(p, { learningRate: 0.02, weightDecay: 0.1 })],
  ] as const satisfies [keyof typeof golden.training, Make][];

  test.each(makers)('%s', (name, make) => {
    for (const precision of ['float64', 'float32'] as const)
      expectTraining(golden.training[name], {
        network: network(precision),
        batchSize: 6,
        lossOf: (y, gradient) => softmaxCrossEntropy(y, [0, 1, 2, 0, 1, 2], 3, gradient).loss,
        make,
        ...(precision === 'float64' && { tolerance: 1e-9 }),
      });
  });

  test('with squared error and clipped gradients', () => {
    const target = wave(18, 50);
    expectTraining(golden.training['MLP, squared error, clipped values'], {
      network: network('float64'),
      batchSize: 6,
      lossOf: (y, gradient) => meanSquaredError(y, target, gradient),
      make: (p) => sgd(p, { learningRate: 0.5, momentum: 0.9 }),
      beforeStep: (parameters) => clipGradientValue(parameters, 0.05),
      tolerance: 1e-9,
    });
  });
});

describe('clipping', () => {
  const parameters = () => {
    const both = [parameterOf([5], 2), parameterOf([2, 3], 3)];
    both[0].gradient.set(wave(5, 10));
    both[1].gradient.set(wave(6, 20));
    return both;
  };

  test.each([
    [0.5, golden.clipped['0.5']],
    [100, golden.clipped['100']],
  ])('to a length of %d gives PyTorch’s gradients', (maximum, { length, gradients }) => {
    const clipped = parameters();
    expect(clipGradientNorm(clipped, maximum)).toBeCloseTo(length, 12);
    gradients.forEach((gradient, i) => {
      expectClose(clipped[i].gradient, gradient, `gradient ${i}`);
    });
  });

  test('to a value cuts each number by itself', () => {
    const [parameter] = parameters();
    parameter.gradient.set([3, -0.1, 0.2, -9, 0]);
    clipGradientValue([parameter], 0.5);
    expect([...parameter.gradient]).toEqual([0.5, -0.1, 0.2, -0.5, 0]);
  });

  test('to nothing is refused', () => {
    expect(() => clipGradientNorm([], 0)).toThrow('clipGradientNorm: the maximum is 0');
    expect(() => clipGradientValue([], NaN)).toThrow('clipGradientValue: the maximum is NaN');
  });
});

describe('schedules are PyTorch’s', () => {
  const learningRate = 0.2;
  test.each([
    ['stepDecay', stepDecay({ learningRate, every: 4, gamma: 0.3 })],
    ['milestoneDecay', milestoneDecay({ learningRate, milestones: [2, 5, 11] })],
    ['cosine', cosine({ learningRate, steps: 13, minimum: 0.02 })],
    ['warmUp', warmUp({ learningRate, steps: 6 })],
    [
      'inTurn',
      inTurn(
        warmUp({ learningRate, steps: 4, start: 0.1 }),
        4,
        stepDecay({ learningRate, every: 3, gamma: 0.5 }),
      ),
    ],
  ] as const)('%s', (name, schedule) => {
    golden.schedules[name].forEach((rate, step) => {
      expect(schedule(step), `step ${step}`).toBeCloseTo(rate, 11);
    });
  });

  test('a cosine stays at its minimum, where PyTorch’s would rise again', () => {
    expect(cosine({ learningRate, steps: 5, minimum: 0.01 })(8)).toBe(0.01);
  });

  test('of no steps are refused', () => {
    expect(() => stepDecay({ learningRate, every: 0 })).toThrow('stepDecay: every is 0');
    expect(() => cosine({ learningRate, steps: 0 })).toThrow('cosine: steps is 0');
    expect(() => warmUp({ learningRate, steps: NaN })).toThrow('warmUp: steps is NaN');
  });
});

describe('orthogonal weights', () => {
  test.each([
    [5, 9],
    [9, 5],
    [7, 7],
  ])('%d × %d have orthonormal rows or columns, times the gain', (units, fanIn) => {
    const weights = new Float64Array(units * fanIn);
    orthogonal(3)(weights, { fanIn, fanOut: units }, createRandom(1));
    const count = Math.min(units, fanIn);
    const at = (vector: number, i: number) =>
      units <= fanIn ? weights[vector * fanIn + i] : weights[i * fanIn + vector];
    for (let a = 0; a < count; a++)
      for (let b = 0; b < count; b++) {
        let product = 0;
        for (let i = 0; i < Math.max(units, fanIn); i++) product += at(a, i) * at(b, i);
        expect(product).toBeCloseTo(a === b ? 9 : 0, 12);
      }
  });

  test('of 64 × 64 are orthogonal to the last digits, which one pass of Gram and Schmidt is not', () => {
    const weights = new Float64Array(64 * 64);
    let worst = 0;
    for (let seed = 0; seed < 8; seed++) {
      orthogonal()(weights, { fanIn: 64, fanOut: 64 }, createRandom(seed));
      for (let a = 0; a < 64; a++)
        for (let b = 0; b < a; b++) {
          let product = 0;
          for (let i = 0; i < 64; i++) product += weights[64 * a + i] * weights[64 * b + i];
          worst = Math.max(worst, Math.abs(product));
        }
    }
    // Measured: 4e-16; with one pass 4e-14.
    expect(worst).toBeLessThan(5e-15);
  });

  test('have entries of both signs, in the first row and on the diagonal too', () => {
    // Every orthogonal matrix must be as likely as its mirror image.
    const draws = Array.from({ length: 40 }, (_, seed) => {
      const weights = new Float64Array(9);
      orthogonal()(weights, { fanIn: 3, fanOut: 3 }, createRandom(seed));
      return [0, 4, 8].map((i) => Math.sign(weights[i]));
    });
    for (const i of [0, 1, 2]) {
      const positive = draws.filter((signs) => signs[i] > 0).length;
      // Four standard deviations of 40 fair coins.
      expect(Math.abs(positive - 20)).toBeLessThan(13);
    }
  });

  test('need whole rows', () => {
    expect(() => orthogonal()(new Float64Array(7), { fanIn: 3, fanOut: 2 }, createRandom(1))).toThrow(
      'no whole number of rows of 3',
    );
  });
});

describe('training that diverges stops', () => {
  const model = deepMlp({ inputSize: 4, width: 6, depth: 3, classes: 2, residual: false });
  const make = () => build(model, { random: createRandom(1) });
  const x = Float32Array.from(wave(12, 1));

  function thrownBy(act: () => void): DivergenceError {
    try {
      act();
    } catch (error) {
      if (error instanceof DivergenceError) return error;
      throw error;
    }
    throw new Error('It did not stop.');
  }

  function stepOf(network: ReturnType<typeof make>, step = 7, batch = x) {
    const gradient = new Float32Array(6);
    const { loss } = softmaxCrossEntropy(network.forward(batch, 3), [0, 1, 0], 2, gradient);
    network.backward(gradient, 3);
    return { step, loss, network, x: batch, batchSize: 3 };
  }

  test('not while everything is finite', () => {
    expect(() => stopIfDiverged(stepOf(make()))).not.toThrow();
  });

  test('at a weight, with its name, number and value', () => {
    const network = make();
    network.parameters[2].value[5] = Infinity;
    const { divergence, message } = thrownBy(() => stopIfDiverged(stepOf(network)));
    expect(divergence).toEqual({ step: 7, where: 'hidden2.weight', index: 5, value: Infinity });
    expect(message).toContain(
      'diverged at step 7: the first number that is not finite is Infinity, number 5 of',
    );
  });

  test('at the first output that overflows, with its layer', () => {
    const network = make();
    network.parameters[2].value.fill(3e38);
    const { divergence } = thrownBy(() => stopIfDiverged(stepOf(network)));
    expect(divergence.where).toBe('output of hidden2');
  });

  test('at the input', () => {
    const batch = x.slice();
    batch[4] = NaN;
    const { divergence } = thrownBy(() => stopIfDiverged(stepOf(make(), 0, batch)));
    expect(divergence).toEqual({ step: 0, where: 'input', index: 4, value: NaN });
  });

  test('at the loss, where all outputs are finite', () => {
    const training = { ...stepOf(make()), loss: -Infinity };
    const { divergence, message } = thrownBy(() => stopIfDiverged(training));
    expect(divergence).toEqual({ step: 7, where: 'loss', index: 0, value: -Infinity });
    expect(message).toContain('-Infinity, the loss.');
  });

  test('at the gradient that was first on the way back', () => {
    const network = make();
    const training = stepOf(network);
    network.parameters[0].gradient[3] = NaN;
    network.parameters[4].gradient[1] = Infinity;
    const { divergence } = thrownBy(() => stopIfDiverged(training));
    expect(divergence).toEqual({ step: 7, where: 'gradient of hidden3.weight', index: 1, value: Infinity });
  });

  test('in a network without names, and in a single layer', () => {
    const network = mlp({
      sizes: [4, 3, 2],
      activation: relu,
      initialiser: heNormal,
      random: createRandom(1),
    });
    network.parameters[1].value.fill(-3e38);
    network.parameters[2].value.fill(3e38);
    network.forward(x, 3);
    const training = { step: 1, loss: NaN, x, batchSize: 3 };
    network.parameters[3].value.fill(NaN);
    expect(thrownBy(() => stopIfDiverged({ ...training, network })).divergence.where).toBe('1.bias');
    network.parameters[3].value.fill(0);
    network.parameters[1].value.fill(3e38);
    expect(thrownBy(() => stopIfDiverged({ ...training, network })).divergence.where).toBe(
      'output of layer 2',
    );
    const layer = network.layers[2];
    expect(
      thrownBy(() => stopIfDiverged({ ...training, network: layer, x: new Float32Array(9).fill(9) }))
        .divergence.where,
    ).toBe('output of layer 0');
  });

  test.each([
    [[1, 2], -1],
    [[1, NaN, Infinity], 1],
    [[1, 2, -Infinity], 2],
  ])('firstNonFinite of %j is %d', (numbers, index) => {
    expect(firstNonFinite(Float32Array.from(numbers))).toBe(index);
  });
});
