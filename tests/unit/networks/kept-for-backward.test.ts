/** What the way back needs: counted by hand for small nets, and tried on the layers themselves. */
import { describe, expect, test } from 'vitest';
import { defaultsOf } from '../../../src/activations/activation.ts';
import { activationOf } from '../../../src/activations/index.ts';
import { activate } from '../../../src/networks/activate.ts';
import { heNormal } from '../../../src/networks/initialisers.ts';
import { alexNet } from '../../../src/networks/models/alexnet.ts';
import { deepMlp } from '../../../src/networks/models/deep-mlp.ts';
import { describe as describeModel } from '../../../src/networks/models/describe.ts';
import { activationNeeds, keptForBackward } from '../../../src/networks/models/kept-for-backward.ts';
import { model } from '../../../src/networks/models/plan.ts';
import { residualNet } from '../../../src/networks/models/residual-net.ts';
import {
  activation,
  averagePool,
  conv,
  fullyConnected,
  maxPool,
} from '../../../src/networks/models/steps.ts';
import { vgg16 } from '../../../src/networks/models/vgg.ts';
import { createRandom } from '../../../src/numerics/random.ts';

const sums = (kept: ReturnType<typeof keptForBackward>) => ({
  numbers: kept.reduce((sum, { input, output }) => sum + input + output, 0) / 4,
  bits: 8 * kept.reduce((sum, { bits }) => sum + bits, 0),
});

test('VGG-16 has 138,357,544 weights and 15.5 billion multiply–adds', () => {
  const { weights, multiplyAdds } = describeModel(vgg16());
  expect(weights).toBe(138_357_544);
  expect(multiplyAdds / 1e9).toBeCloseTo(15.47, 2);
});

describe('of an activation', () => {
  test('backward needs a bit where the slope has two values, nothing where it has one', () => {
    for (const id of ['relu', 'leaky-relu', 'relu6'])
      expect(activationNeeds(activationOf(id)), id).toMatchObject({ kind: 'bits', perOutput: 1 });
    expect(activationNeeds(activationOf('identity'))).toEqual({ kind: 'nothing' });
  });

  test('the bit is enough: another input with the same signs gives the same gradient', () => {
    const random = createRandom(1);
    const x = Float32Array.from({ length: 50 }, () => random.normal());
    const dy = Float32Array.from({ length: 50 }, () => random.normal());
    for (const id of ['relu', 'leaky-relu']) {
      const layer = activate(activationOf(id), 50);
      layer.forward(x, 1);
      const exact = Float32Array.from(layer.backward(dy, 1));
      layer.forward(x.map(Math.sign), 1);
      expect(layer.backward(dy, 1)).toEqual(exact);
    }
  });

  test('it needs the output of those that always rise, and the input of those that have a dip', () => {
    for (const id of ['tanh', 'sigmoid', 'elu', 'softplus'])
      expect(activationNeeds(activationOf(id)), id).toEqual({ kind: 'output' });
    for (const id of ['gelu', 'silu', 'mish']) {
      const chosen = activationOf(id);
      expect(activationNeeds(chosen), id).toEqual({ kind: 'input' });
      // On both sides of the dip there is the same output, with slopes of different signs.
      const values = defaultsOf(chosen);
      const [far, near] = [-2.5, -0.02].map((x) => chosen.df(x, values));
      expect(far * near).toBeLessThan(0);
    }
  });

  test('the output is enough for tanh and the sigmoid', () => {
    for (const x of [-3, -0.4, 0, 1.7]) {
      const [t, s] = ['tanh', 'sigmoid'].map((id) => activationOf(id));
      expect(t.df(x, {})).toBeCloseTo(1 - t.f(x, {}) ** 2, 12);
      expect(s.df(x, {})).toBeCloseTo(s.f(x, {}) * (1 - s.f(x, {})), 12);
    }
  });
});

describe('of a network', () => {
  const small = (id: string) =>
    model(
      'small',
      [],
      [2, 8, 8],
      [
        conv('c1', { channels: 4, kernelSize: 3, padding: 1, initialiser: heNormal }),
        activation('a1', activationOf(id)),
        maxPool('p1', { kernelSize: 2 }),
        conv('c2', { channels: 3, kernelSize: 3, padding: 1, initialiser: heNormal }),
        activation('a2', activationOf(id)),
        averagePool('p2', { kernelSize: 4 }),
        fullyConnected('f', { size: 5, initialiser: heNormal }),
      ],
    );

  test('with ReLU: inputs of layers with weights, a bit a unit, two bits a maximum', () => {
    const { numbers, bits } = sums(keptForBackward(small('relu')));
    expect(numbers).toBe(2 * 64 + 4 * 16 + 3);
    expect(bits).toBe(4 * 64 + 2 * 4 * 16 + 3 * 16);
  });

  test('with tanh its outputs, with GELU its inputs, and no number twice', () => {
    expect(sums(keptForBackward(small('tanh')))).toEqual({
      numbers: 2 * 64 + 4 * 64 + 4 * 16 + 3 * 16 + 3,
      bits: 2 * 4 * 16,
    });
    const chain = (id: string) =>
      model(
        'chain',
        [],
        [7],
        [
          fullyConnected('f1', { size: 6, initialiser: heNormal }),
          activation('a', activationOf(id)),
          fullyConnected('f2', { size: 5, initialiser: heNormal }),
        ],
      );
    // The next layer has ReLU's and tanh's output as its input.
    expect(sums(keptForBackward(chain('relu')))).toEqual({ numbers: 7 + 6, bits: 0 });
    expect(sums(keptForBackward(chain('tanh')))).toEqual({ numbers: 7 + 6, bits: 0 });
    expect(sums(keptForBackward(chain('gelu')))).toEqual({ numbers: 7 + 6 + 6, bits: 0 });
  });

  test('an activation at the end keeps its output itself', () => {
    const end = model('end', [], [3], [activation('a', activationOf('tanh'))]);
    expect(keptForBackward(end)).toEqual([{ name: 'a', input: 0, output: 12, bits: 0 }]);
  });

  test('AlexNet with ReLU needs less than half of its outputs, and more with GELU', () => {
    const { numbers } = sums(keptForBackward(alexNet()));
    expect(numbers).toBeLessThan(describeModel(alexNet()).bytes.outputPerExample / 8);
    expect(sums(keptForBackward(alexNet({ activation: activationOf('gelu') }))).numbers).toBeGreaterThan(
      1.7 * numbers,
    );
    const plain = residualNet({ input: [3, 32, 32], blocks: 9, residual: false });
    expect(describeModel(plain).weights).toBe(853_018);
    expect(sums(keptForBackward(plain)).numbers).toBeGreaterThan(0);
  });

  test('a step that does not say what it needs is named', () => {
    const residual = deepMlp({ inputSize: 4, width: 4, depth: 3, classes: 2, residual: true });
    expect(() => keptForBackward(residual)).toThrow('the step hidden2 does not say what its backward needs');
  });
});

test('a deep MLP may be normalised over the batch', () => {
  const names = (normalise: 'none' | 'layer' | 'batch') =>
    deepMlp({ inputSize: 4, width: 4, depth: 2, classes: 2, residual: false, normalise }).plans.map(
      ({ name, weights }) => `${name} ${weights}`,
    );
  expect(names('none')).not.toContain('hidden2 norm 8');
  expect(names('layer')).toContain('hidden2 norm 0');
  expect(names('batch')).toContain('hidden2 norm 8');
});
