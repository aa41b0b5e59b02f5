import { existsSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { Activation } from '../../../src/activations/activation.ts';
import crelu from '../../../src/activations/crelu.ts';
import gelu from '../../../src/activations/gelu.ts';
import { activationOf } from '../../../src/activations/index.ts';
import maxout from '../../../src/activations/maxout.ts';
import nrelu from '../../../src/activations/nrelu.ts';
import prelu from '../../../src/activations/prelu.ts';
import swiglu from '../../../src/activations/swiglu.ts';
import tanh from '../../../src/activations/tanh.ts';
import { activate } from '../../../src/networks/activate.ts';
import { dense } from '../../../src/networks/dense.ts';
import { lecunNormal, type Initialiser } from '../../../src/networks/initialisers.ts';
import { alexNet, alexNetConvolutions, smallAlexNet } from '../../../src/networks/models/alexnet.ts';
import { build } from '../../../src/networks/models/build.ts';
import { deepMlp } from '../../../src/networks/models/deep-mlp.ts';
import { describe as describeModel } from '../../../src/networks/models/describe.ts';
import { fourLayerNet } from '../../../src/networks/models/four-layer-net.ts';
import { leNet5 } from '../../../src/networks/models/lenet-5.ts';
import { leNetLike } from '../../../src/networks/models/lenet-like.ts';
import { residualBlock } from '../../../src/networks/models/nesting-steps.ts';
import { batchNorm } from '../../../src/networks/models/norm-steps.ts';
import { model, type Model } from '../../../src/networks/models/plan.ts';
import { residualNet } from '../../../src/networks/models/residual-net.ts';
import { conv, fullyConnected } from '../../../src/networks/models/steps.ts';
import { transformer } from '../../../src/networks/models/transformer.ts';
import { paddedShortcut } from '../../../src/networks/padded-shortcut.ts';
import { residual } from '../../../src/networks/residual.ts';
import { mlp } from '../../../src/networks/mlp.ts';
import { sequential } from '../../../src/networks/sequential.ts';
import { sgd } from '../../../src/networks/sgd.ts';
import { softmaxCrossEntropy } from '../../../src/networks/softmax-cross-entropy.ts';
import { createRandom } from '../../../src/numerics/random.ts';
import { mean, rms } from '../../../src/numerics/statistics.ts';
import { awayFromZero, expectGradientsOf } from './central-difference.ts';
import { expectTraining, golden } from './golden-layer.ts';

const random = createRandom;
const zero: Initialiser = (weights) => void weights.fill(0);

function allocated(model: Model): number {
  return build(model, { random: random(1) }).parameters.reduce((sum, { value }) => sum + value.length, 0);
}

describe('AlexNet', () => {
  const description = describeModel(alexNet());
  const named = (name: string) => description.layers.find((layer) => layer.name === name);

  test('has 60,965,224 weights and 659,272 neurons, counted without allocating them', () => {
    expect(description.weights).toBe(60_965_224);
    expect(description.units).toBe(659_272);
  });

  test('has 55, 27 and 13 places a side, and 9,216 numbers before the first full layer', () => {
    expect(named('conv1')?.outputShape).toEqual([96, 55, 55]);
    expect(named('conv2')?.outputShape).toEqual([256, 27, 27]);
    expect(named('conv3')?.outputShape).toEqual([384, 13, 13]);
    expect(named('pool5')?.outputShape).toEqual([256, 6, 6]);
  });

  test('does nine tenths of its 724 million multiply–adds in the convolutions, with a twenty-sixth of the weights', () => {
    const convolutions = describeModel(alexNetConvolutions());
    expect(description.multiplyAdds).toBe(724_406_816);
    expect(convolutions.multiplyAdds).toBe(665_784_864);
    expect(convolutions.weights).toBe(2_334_080);
    expect(description.bytes.weights).toBe(4 * 60_965_224);
  });

  test('starts the biases at 1 that the paper does, and the weights with deviation 0.01', () => {
    const { parameters } = build(alexNetConvolutions(), { random: random(1) });
    const biases = Object.fromEntries(parameters.map(({ name, value }) => [name, value[0]]));
    expect([1, 2, 3, 4, 5].map((i) => biases[`conv${i}.bias`])).toEqual([0, 1, 0, 1, 1]);
    expect(rms(parameters[0].value)).toBeCloseTo(0.01, 3);
  });

  test('in small has two normalisations and two dropouts, unless they are left out', () => {
    const names = (model: Model) => describeModel(model).layers.map(({ name }) => name);
    expect(names(smallAlexNet())).toEqual(expect.arrayContaining(['norm1', 'norm2', 'dropout6', 'dropout7']));
    const bare = smallAlexNet({ dropout: 0, normalise: false });
    expect(names(bare).filter((name) => /norm|drop/.test(name))).toEqual([]);
  });

  const x = Float32Array.from({ length: 8 * 400 }, random(4).normal);

  test('in small learns eight random images by heart', () => {
    const network = build(smallAlexNet({ side: 20, dropout: 0 }), { random: random(1) });
    const labels = [0, 1, 2, 3, 4, 5, 6, 7];
    const gradient = new Float32Array(80);
    const optimiser = sgd(network.parameters, { learningRate: 0.005, momentum: 0.9 });
    for (let step = 0; step < 36; step++) {
      softmaxCrossEntropy(network.forward(x, 8), labels, 10, gradient);
      network.backward(gradient, 8);
      optimiser.step();
    }
    expect(softmaxCrossEntropy(network.forward(x, 8), labels, 10).correct).toBe(8);
  });

  test('drops other units at each training step, and gives the same answer twice in use', () => {
    const network = build(smallAlexNet({ side: 20 }), { random: random(1), noise: random(2) });
    const answer = () => network.forward(x, 8).slice();
    expect(answer()).not.toEqual(answer());
    network.mode.training = false;
    expect(answer()).toEqual(answer());
  });
});

describe('what a model’s definition counts is what its layers hold', () => {
  test.each([
    smallAlexNet(),
    residualNet({ input: [1, 9, 9], blocks: 2, channels: [3, 5] }),
    residualNet({ input: [1, 8, 8], blocks: 1, channels: [3, 5], normalise: false, residual: false }),
    deepMlp({ inputSize: 12, width: 5, depth: 4, classes: 3, residual: true }),
  ])('$name', (model) => {
    expect(allocated(model)).toBe(describeModel(model).weights);
  });
});

test('every model’s papers are in the bibliography', () => {
  const models = [
    alexNet(),
    smallAlexNet(),
    leNet5(),
    leNetLike(),
    residualNet({ input: [3, 32, 32], blocks: 3 }),
    deepMlp({ inputSize: 4, width: 4, depth: 2, classes: 2, residual: true }),
    transformer({ vocabulary: 4, context: 4, width: 4, heads: 1, layers: 1, activation: gelu, gated: true }),
  ];
  for (const { papers } of models)
    for (const paper of papers) expect(existsSync(`content/papers/${paper}.json`), paper).toBe(true);
});

describe('residual nets', () => {
  test('ResNet-20 has 269,722 weights, and its plain twin as many', () => {
    const net = (residual: boolean) =>
      describeModel(residualNet({ input: [3, 32, 32], blocks: 3, residual }));
    expect(net(true).weights).toBe(269_722);
    expect(net(false).weights).toBe(269_722);
    expect(net(true).multiplyAdds).toBe(net(false).multiplyAdds);
  });

  test('have gradients that agree with central differences, with and without a shortcut that shrinks', () => {
    const precision = 'float64';
    const options = { initialiser: lecunNormal, random: random(1), precision } as const;
    const branch = sequential([
      dense({ inputSize: 5, outputSize: 5, ...options }),
      activate(tanh, 5, precision),
    ]);
    expectGradientsOf(residual({ branch, scale: 0.3, precision }), awayFromZero(15, 1), 3);
    const input = { channels: 2, height: 3, width: 4 };
    const shortcut = paddedShortcut({ input, outputChannels: 3, stride: 2, precision });
    const shrinking = dense({ inputSize: 24, outputSize: 12, ...options });
    expectGradientsOf(residual({ branch: shrinking, shortcut, precision }), awayFromZero(48, 1), 2);
  });

  test.each(['float64', 'float32'] as const)(
    'take PyTorch’s ten steps in %s, with batch normalisation',
    (precision) => {
      const network = build(
        residualNet({ input: [1, 7, 7], blocks: 1, channels: [2, 4], classes: 3, scale: 0.5 }),
        { random: random(1), precision },
      );
      expectTraining(golden.training['residual net'], {
        network,
        batchSize: 6,
        lossOf: (y, gradient) => softmaxCrossEntropy(y, [0, 1, 2, 0, 1, 2], 3, gradient).loss,
        make: (parameters) => sgd(parameters, { learningRate: 0.1, momentum: 0.9 }),
        ...(precision === 'float64' && { tolerance: 1e-9 }),
      });
    },
  );

  test.each(['float64', 'float32'] as const)(
    'of dense layers take PyTorch’s ten steps in %s',
    (precision) => {
      const network = build(
        deepMlp({
          inputSize: 6,
          width: 8,
          depth: 4,
          classes: 3,
          residual: true,
          normalise: 'layer',
          activation: gelu,
        }),
        { random: random(1), precision },
      );
      expectTraining(golden.training['residual MLP'], {
        network,
        batchSize: 6,
        lossOf: (y, gradient) => softmaxCrossEntropy(y, [0, 1, 2, 0, 1, 2], 3, gradient).loss,
        make: (parameters) => sgd(parameters, { learningRate: 0.1, momentum: 0.9 }),
        ...(precision === 'float64' && { tolerance: 1e-9 }),
      });
    },
  );

  test('add a thinned and padded input where the branch makes as many numbers of another shape', () => {
    const options = { kernelSize: 3, stride: 2, padding: 1, initialiser: zero };
    const network = build(
      model('m', [], [1, 4, 4], [residualBlock('block', [conv('c', { channels: 4, ...options })])]),
      {
        random: random(1),
      },
    );
    const x = Float32Array.from({ length: 16 }, (_, i) => i);
    // The branch gives nothing, so the shortcut shows.
    expect([...network.forward(x, 1)]).toEqual([0, 2, 8, 10, ...Array<number>(12).fill(0)]);
  });

  test('of flat numbers may be normalised over the batch', () => {
    const definition = model(
      'm',
      [],
      [5],
      [residualBlock('block', [fullyConnected('f', { size: 5, initialiser: lecunNormal }), batchNorm('n')])],
    );
    const network = build(definition, { random: random(1) });
    expect(network.parameters.map(({ name }) => name)).toEqual(['f.weight', 'f.bias', 'n.weight', 'n.bias']);
    expect(describeModel(definition).weights).toBe(40);
    const x = Float32Array.from({ length: 20 }, random(2).normal);
    const change = network.forward(x, 4).map((y, i) => y - x[i]);
    for (let c = 0; c < 5; c++)
      expect(mean([0, 1, 2, 3].map((row) => change[5 * row + c]))).toBeCloseTo(0, 6);
  });

  test('keep the size of a signal over a hundred blocks, where the plain twin squares or loses it', () => {
    const outputs = (residual: boolean, scale?: number) => {
      const options = { inputSize: 50, width: 50, depth: 101, classes: 50, residual };
      const network = build(deepMlp(scale === undefined ? options : { ...options, scale }), {
        random: random(1),
      });
      return rms(network.forward(Float32Array.from({ length: 500 }, random(2).normal), 10));
    };
    expect(outputs(true)).toBeGreaterThan(0.5);
    expect(outputs(true)).toBeLessThan(10);
    expect(outputs(true, 1)).toBeGreaterThan(1e10);
  });

  test('whose branch and shortcut do not fit are refused, with both sizes', () => {
    const branch = activate(tanh, 5);
    const shortcut = activate(tanh, 4);
    expect(() => residual({ branch, shortcut })).toThrow(
      'the branch makes 5 numbers of 5, but the shortcut 4 of 4',
    );
    const input = { channels: 4, height: 2, width: 2 };
    expect(() => paddedShortcut({ input, outputChannels: 3, stride: 1 })).toThrow('cannot hold the input');
    expect(() => residualNet({ input: [1, 8, 9], blocks: 1 })).toThrow('8 × 9, but must be square');
    expect(() => deepMlp({ inputSize: 3, width: 3, depth: 0, classes: 2, residual: true })).toThrow(
      'depth is 0',
    );
  });
});

describe('activations that are no function of one number', () => {
  const sizes = [10, 6, 4, 3];
  const made = (activation: Activation) =>
    mlp({
      sizes,
      activation,
      initialiser: lecunNormal,
      random: random(1),
      precision: 'float64',
      inputGradient: true,
    });

  test('have as many sums in front of them as make the sizes asked for', () => {
    const shapes = (activation: Activation) =>
      made(activation)
        .parameters.filter(({ shape }) => shape.length === 2)
        .map(({ shape }) => shape.join(' × '));
    expect(shapes(gelu)).toEqual(['6 × 10', '4 × 6', '3 × 4']);
    expect(shapes(swiglu)).toEqual(['12 × 10', '8 × 6', '3 × 4']);
    expect(shapes(maxout)).toEqual(['18 × 10', '12 × 6', '3 × 4']);
    expect(shapes(crelu)).toEqual(['3 × 10', '2 × 6', '3 × 4']);
  });

  test('have parameters with names of their own, and are counted', () => {
    expect(made(prelu).parameters.map(({ name }) => name)).toEqual([
      '0.weight',
      '0.bias',
      '0.prelu.weight',
      '1.weight',
      '1.bias',
      '1.prelu.weight',
      '2.weight',
      '2.bias',
    ]);
    const [fixed, learned] = [gelu, prelu].map((activation) => leNetLike({ activation }));
    expect(describeModel(learned).weights).toBe(describeModel(fixed).weights + 4);
    expect(allocated(learned)).toBe(describeModel(learned).weights);
    for (const chosen of [swiglu, maxout, crelu])
      for (const definition of [
        leNetLike({ activation: chosen }),
        smallAlexNet({ activation: chosen }),
        deepMlp({ inputSize: 5, width: 4, depth: 3, classes: 2, residual: true, activation: chosen }),
      ])
        expect(allocated(definition), `${definition.name} with ${chosen.id}`).toBe(
          describeModel(definition).weights,
        );
  });

  test('have the gradients of differences in a network', () => {
    expectGradientsOf(made(swiglu), awayFromZero(4 * 10, 3), 4);
  });

  test('gate in a transformer by being chosen: SwiGLU is SiLU with a gate', () => {
    const sizesOf = (options: Parameters<typeof transformer>[0]) =>
      describeModel(transformer(options)).weights;
    const common = { vocabulary: 4, context: 4, width: 6, heads: 1, layers: 1 };
    expect(sizesOf({ ...common, activation: swiglu })).toBe(
      sizesOf({ ...common, activation: activationOf('silu'), gated: true }),
    );
  });

  test('draw in training, by the network’s own mode', () => {
    const mode = { training: true };
    const network = mlp({ sizes, activation: nrelu, initialiser: lecunNormal, random: random(1), mode });
    const x = Float32Array.from(awayFromZero(10, 1));
    const outputs = () => [...network.forward(x, 1)];
    expect(outputs()).not.toEqual(outputs());
    mode.training = false;
    expect(outputs()).toEqual(outputs());
  });
});

test('the four-layer net of the race has 9,354 weights and does 339,712 multiply–adds an image', () => {
  const initialiser = lecunNormal;
  const { weights, multiplyAdds } = describeModel(
    fourLayerNet({ activation: tanh, initialiser, outputInitialiser: initialiser }),
  );
  // By hand: 8·26 + 16·201 + 32·145 + 1290, and 24²·8·25 + 8²·16·200 + 2²·32·144 + 1280.
  expect(weights).toBe(9354);
  expect(multiplyAdds).toBe(339_712);
});
