import { describe, expect, it } from 'vitest';
import type { Activation } from '../../../src/activations/activation.ts';
import relu from '../../../src/activations/relu.ts';
import sigmoid from '../../../src/activations/sigmoid.ts';
import tanh from '../../../src/activations/tanh.ts';
import { gainSquared } from '../../../src/networks/initialisers.ts';
import { sendBack, type MessageWeights } from '../../../src/networks/backward-message.ts';
import { median, rms } from '../../../src/numerics/statistics.ts';

const width = 64;
const seeds = Array.from({ length: 20 }, (_, i) => i + 1);

/** Layer 1 against layer 19 of 20, as the course’s experiments measured it; the median over seeds. */
const share = (activation: Activation, weights: MessageWeights): number =>
  median(
    seeds.map((seed) => {
      const { shares } = sendBack({ activation, weights, depth: 20, width, seed });
      return shares[0] / shares[18];
    }),
  );

/** Within a factor: a single message through a net of width 64 scatters, and its median over 20 a little. */
const expectAbout = (value: number, expected: number, factor: number) => {
  expect(value).toBeGreaterThan(expected / factor);
  expect(value).toBeLessThan(expected * factor);
};

// The expected values were measured in NumPy on 256 MNIST images, width 64, 10 seeds.
describe('a gradient sent through twenty layers', () => {
  it('dies in sigmoids with Glorot’s weights', () => expectAbout(share(sigmoid, 'glorot'), 4.6e-12, 2));
  it('loses most of itself in ReLUs with Glorot’s weights', () =>
    expectAbout(share(relu, 'glorot'), 1.7e-3, 2.5));
  it('keeps a part of itself in tanh with Glorot’s weights', () =>
    expectAbout(share(tanh, 'glorot'), 0.16, 2));
  it('arrives whole in ReLUs with He’s weights', () => expectAbout(share(relu, 'he'), 0.88, 2));
  it('arrives whole in tanh with its own weights', () => expectAbout(share(tanh, 'own'), 3.4, 2.5));
});

it('with its own start a net of sigmoids has the gradients of the tanh net, up to layer 1', () => {
  const settings = { weights: 'own', depth: 12, width, seed: 3 } as const;
  const [a, b] = [sigmoid, tanh].map((activation) => sendBack({ activation, ...settings }));
  // σ′(z) = ½·½·tanh′(z/2) and four times the weights: the same product, layer after layer.
  for (let l = 0; l < 12; l++)
    for (let unit = 0; unit < width; unit++)
      expect(a.gradients[l][unit]).toBeCloseTo(b.gradients[l][unit], 10);
});

describe('two messages', () => {
  const settings = { activation: tanh, weights: 'glorot', depth: 6, width: 32, seed: 5 } as const;

  it('of one seed are the same, whatever was asked in between', () => {
    const before = sendBack(settings);
    sendBack({ ...settings, depth: 9 });
    sendBack({ ...settings, seed: 6 });
    expect(sendBack(settings)).toEqual(before);
  });

  it('of different seeds are different', () => {
    expect(sendBack(settings).gradients).not.toEqual(sendBack({ ...settings, seed: 6 }).gradients);
  });

  it('begin alike in every net of a seed: only the way back differs', () => {
    const other = sendBack({ ...settings, activation: sigmoid, weights: 'own' });
    expect(other.gradients[5]).toEqual(sendBack(settings).gradients[5]);
  });
});

it('in a net of one unit a layer no step back multiplies by more than its largest weight', () => {
  const depth = 4;
  const { gradients } = sendBack({ activation: tanh, weights: 'own', depth, width: 1, seed: 8 });
  // Uniform weights end at √3 deviations, and tanh is nowhere steeper than 1.
  const largestWeight = Math.sqrt(3 * gainSquared(tanh));
  for (let l = 0; l < depth - 1; l++) {
    const factor = Math.abs(gradients[l][0] / gradients[l + 1][0]);
    expect(factor).toBeGreaterThan(0);
    expect(factor).toBeLessThan(largestWeight);
  }
});

it('a share is the root mean square as a part of the last layer’s, so the last is 1', () => {
  const { shares, gradients } = sendBack({ activation: relu, weights: 'he', depth: 2, width, seed: 1 });
  expect(shares[1]).toBe(1);
  expect(shares[0]).toBeCloseTo(rms(gradients[0]) / rms(gradients[1]), 12);
});
