import { describe, expect, test } from 'vitest';
import gelu from '../../../src/activations/gelu.ts';
import relu from '../../../src/activations/relu.ts';
import sigmoid from '../../../src/activations/sigmoid.ts';
import silu from '../../../src/activations/silu.ts';
import { addPositions } from '../../../src/networks/add-positions.ts';
import { adamW } from '../../../src/networks/adamw.ts';
import { causalAttention } from '../../../src/networks/causal-attention.ts';
import { clipGradientNorm } from '../../../src/networks/clip-gradients.ts';
import { dense } from '../../../src/networks/dense.ts';
import { embedding } from '../../../src/networks/embedding.ts';
import { gate } from '../../../src/networks/gate.ts';
import { fixedNormal, lecunNormal } from '../../../src/networks/initialisers.ts';
import { build } from '../../../src/networks/models/build.ts';
import { describe as describeModel } from '../../../src/networks/models/describe.ts';
import { eachPosition } from '../../../src/networks/models/nesting-steps.ts';
import { model } from '../../../src/networks/models/plan.ts';
import { gate as gateStep } from '../../../src/networks/models/token-steps.ts';
import { transformer, type TransformerOptions } from '../../../src/networks/models/transformer.ts';
import { perPosition } from '../../../src/networks/per-position.ts';
import { cosine, inTurn, warmUp } from '../../../src/networks/schedules.ts';
import { selfAttention } from '../../../src/networks/self-attention.ts';
import { softmaxCrossEntropy } from '../../../src/networks/softmax-cross-entropy.ts';
import { createRandom } from '../../../src/numerics/random.ts';
import { sum } from '../../../src/numerics/statistics.ts';
import { awayFromZero, expectGradient, expectGradientsOf } from './central-difference.ts';
import { expectGolden, expectTraining, golden } from './golden-layer.ts';
import { wave } from './wave.ts';

const precision = 'float64';
const common = { initialiser: lecunNormal, precision } as const;
const random = createRandom;

const layers = [
  ['gate', gate(sigmoid, 4, precision), 3],
  ['gate gelu', gate(gelu, 4, precision), 3],
  ['causalAttention', causalAttention({ positions: 5, width: 6, heads: 2, precision }), 2],
  ['selfAttention', selfAttention({ positions: 4, width: 6, heads: 3, random: random(1), ...common }), 2],
] as const;

describe.each(layers)('%s', (name, layer, batchSize) => {
  test('has gradients that agree with central differences', () => {
    expectGradientsOf(layer, awayFromZero(batchSize * layer.inputSize, 1), batchSize);
  });

  test('gives PyTorch’s outputs and gradients', () => {
    expectGolden(layer, golden.cases[name], batchSize);
  });
});

test('a gate of ReLUs, away from its kink, and a layer at each position have the gradients of differences', () => {
  expectGradientsOf(gate(relu, 4, precision), awayFromZero(24, 2), 3);
  const inner = dense({ inputSize: 3, outputSize: 2, random: random(1), ...common });
  expectGradientsOf(perPosition(inner, 4), awayFromZero(24, 3), 2);
  expectGradientsOf(
    addPositions({ positions: 4, width: 3, random: random(1), ...common }),
    awayFromZero(24, 4),
    2,
  );
});

describe('causal attention', () => {
  const layer = causalAttention({ positions: 5, width: 6, heads: 2, precision });

  test('does not let a position see what comes after it', () => {
    const x = wave(90, 1);
    const before = layer.forward(x, 1).slice();
    // Position 3's query, key and value.
    x.fill(7, 3 * 18, 4 * 18);
    const after = layer.forward(x, 1);
    expect(after.subarray(0, 18)).toEqual(before.subarray(0, 18));
    expect(after.subarray(18, 24)).not.toEqual(before.subarray(18, 24));
    expect(after.subarray(24)).not.toEqual(before.subarray(24));
  });

  test('gives weights that sum to 1 in each row and are 0 above the diagonal', () => {
    layer.forward(wave(180, 1), 2);
    const weights = layer.weights();
    expect(weights).toHaveLength(2 * 2 * 25);
    for (let row = 0; row < 20; row++) {
      const numbers = [...weights.subarray(5 * row, 5 * row + 5)];
      expect(sum(numbers)).toBeCloseTo(1, 14);
      expect(numbers.slice((row % 5) + 1).every((w) => w === 0)).toBe(true);
    }
  });

  test('stays finite where scores are in the thousands', () => {
    const y = layer.forward(
      wave(90, 1).map((v) => 100 * v),
      1,
    );
    expect(y.every(Number.isFinite)).toBe(true);
  });

  test('needs heads that divide the width', () => {
    expect(() => causalAttention({ positions: 2, width: 6, heads: 4 })).toThrow(
      '4 heads do not divide a width of 6',
    );
  });
});

describe('an embedding', () => {
  const layer = embedding({ vocabulary: 4, positions: 3, width: 2, random: random(1), ...common });

  test('gives each token its row', () => {
    layer.weight.value.set([0, 1, 10, 11, 20, 21, 30, 31]);
    expect([...layer.forward(Float64Array.of(2, 0, 2), 1)]).toEqual([20, 21, 0, 1, 20, 21]);
  });

  test('adds up the gradients of a token that comes twice, and has none at its input', () => {
    const tokens = Float64Array.of(2, 0, 2, 1, 1, 3);
    const dy = wave(12, 3);
    const loss = () => sum(layer.forward(tokens, 2).map((y, i) => y * dy[i]));
    loss();
    expect(layer.backward(dy, 2)).toHaveLength(0);
    expectGradient('the weight', loss, layer.weight.value, layer.weight.gradient.slice());
  });

  test.each([4, -1, 0.5, NaN])('refuses token %d, with the tokens there are', (token) => {
    expect(() => layer.forward(Float64Array.of(0, token, 0), 1)).toThrow(
      `token ${token} at position 1 is not a whole number from 0 to 3`,
    );
  });
});

test('what does not fit a sequence is refused, with what would', () => {
  expect(() => perPosition(gate(relu, 2), 0)).toThrow('positions is 0');
  expect(() => model('m', [], [3, 4, 4], [eachPosition('each', [])])).toThrow(
    'each needs a sequence of positions × width, but its input is [3, 4, 4]',
  );
  expect(() => model('m', [], [5], [gateStep('half', relu)])).toThrow('half: a gate needs an even number');
});

describe('the transformer', () => {
  const experiment = { vocabulary: 83, context: 48, width: 64, heads: 4, layers: 2, hidden: 256 } as const;

  test('has 112,640 weights with d = 64, and 112,384 with a gate at two thirds of the width', () => {
    const count = (options: Pick<TransformerOptions, 'activation' | 'gated'>) =>
      describeModel(transformer({ ...experiment, ...options })).weights;
    expect(count({ activation: relu })).toBe(112_640);
    expect(count({ activation: relu, gated: true })).toBe(112_384);
  });

  const small = { vocabulary: 7, context: 5, width: 8, heads: 2, layers: 2, hidden: 12 } as const;

  test.each([
    { activation: gelu },
    { activation: silu, gated: true },
    { activation: sigmoid, gated: true, useBias: true },
  ])('has gradients that agree with central differences, at every weight ($activation.id)', (options) => {
    const network = build(transformer({ ...small, ...options, initialiser: lecunNormal }), {
      random: random(1),
      precision,
    });
    const tokens = Float64Array.from({ length: 10 }, (_, t) => (3 * t) % 7);
    const labels = [3, 6, 2, 5, 1, 4, 0, 3, 6, 2];
    const gradient = new Float64Array(70);
    const loss = () => softmaxCrossEntropy(network.forward(tokens, 2), labels, 7, gradient).loss;
    loss();
    network.backward(gradient, 2);
    for (const { name, value, gradient: g } of network.parameters)
      expectGradient(name, loss, value, g.slice(), 1e-6);
    expect(network.parameters.reduce((sum, { value }) => sum + value.length, 0)).toBe(
      describeModel(transformer({ ...small, ...options })).weights,
    );
  });

  test.each([
    ['transformer', { activation: gelu }, 'float64'],
    ['transformer', { activation: gelu }, 'float32'],
    ['gated transformer', { activation: silu, gated: true }, 'float64'],
    ['gated transformer', { activation: silu, gated: true }, 'float32'],
  ] as const)(
    'takes PyTorch’s ten steps (%s, %o, %s): AdamW, clipped, warm-up and cosine',
    (name, options, precision) => {
      const network = build(transformer({ ...small, ...options }), { random: random(1), precision });
      const labels = Array.from({ length: 15 }, (_, t) => (3 * t + 3) % 7);
      const rate = inTurn(
        warmUp({ learningRate: 0.01, steps: 4, start: 0.25 }),
        4,
        cosine({ learningRate: 0.01, steps: 8 }),
      );
      expectTraining(golden.training[name], {
        network,
        batchSize: 3,
        x: Float64Array.from({ length: 15 }, (_, t) => (3 * t) % 7),
        lossOf: (y, gradient) => softmaxCrossEntropy(y, labels, 7, gradient).loss,
        make: (parameters) => adamW(parameters, { learningRate: rate(0), weightDecay: 0.1 }),
        beforeStep(parameters, step, optimiser) {
          clipGradientNorm(parameters, 0.5);
          optimiser.learningRate = rate(step);
        },
        ...(precision === 'float64' && { tolerance: 1e-9 }),
      });
    },
  );

  test('learns to count', () => {
    const network = build(transformer({ ...small, activation: relu, initialiser: fixedNormal(0.1) }), {
      random: random(1),
    });
    const tokens = Float32Array.from({ length: 35 }, (_, t) => (Math.floor(t / 5) + (t % 5)) % 7);
    const labels = tokens.map((token) => (token + 1) % 7);
    const gradient = new Float32Array(35 * 7);
    const optimiser = adamW(network.parameters, { learningRate: 0.02 });
    for (let step = 0; step < 60; step++) {
      softmaxCrossEntropy(network.forward(tokens, 7), labels, 7, gradient);
      network.backward(gradient, 7);
      optimiser.step();
    }
    expect(softmaxCrossEntropy(network.forward(tokens, 7), labels, 7).correct).toBe(35);
  });
});
