/** What the lesson on vanishing gradients says of its figures, held against what they compute. */
import { beforeAll, describe, expect, test } from 'vitest';
import { readResult } from '../../../src/components/exercises/figure-truth.ts';
import { readFiles } from '../../../src/data/read-files.ts';
import { createImageSource } from '../../../src/data/source.ts';
import depthTrains, {
  type DeepRun,
  type DepthTrainsSettings,
} from '../../../src/experiments/depth-trains.ts';
import gradientByLayer from '../../../src/experiments/gradient-by-layer.ts';
import { runToEnd } from '../../../src/experiments/run.ts';
import chain from '../../../src/figures/chain-product.ts';

const source = createImageSource({ readBytes: readFiles('public/data') });
const seeds = [1, 2, 3];

describe('The chain of twenty sigmoids', () => {
  const settings = { factors: 20, activation: 'sigmoid', weight: 1, input: 0.5, centred: false };
  const product = (changes: Partial<typeof settings>) =>
    readResult(chain, { ...settings, ...changes }, 'product');
  const best = (centred: boolean) =>
    Array.from({ length: 76 }, (_, i) => Number((0.5 + i / 10).toFixed(1))).reduce((a, b) =>
      product({ weight: b, centred }) > product({ weight: a, centred }) ? b : a,
    );

  test('has the derivative that a central difference through all twenty finds', () => {
    const through = (x: number, weight: number) => {
      for (let unit = 0; unit < 20; unit++) x = 1 / (1 + Math.exp(-weight * (unit === 0 ? x : x - 0.5)));
      return x;
    };
    for (const weight of [3, 3.8, 4.2]) {
      const difference = (through(0.5 + 1e-4, weight) - through(0.5 - 1e-4, weight)) / 2e-4;
      expect(product({ weight, centred: true }) / difference).toBeCloseTo(1, 4);
    }
  });
  test('leaves a tenth of a trillionth, below the bound; its factors are over a fifth', () => {
    expect(product({})).toBeCloseTo(1.14e-13, 15);
    expect(product({})).toBeLessThan(0.25 ** 20);
    for (let factors = 1; factors <= 20; factors++)
      expect(readResult(chain, { ...settings, factors }, 'factor')).toBeGreaterThan(0.2);
  });
  test('lets most through at a weight of 1.7, a hundred times more and still nothing', () => {
    expect(best(false)).toBe(1.7);
    expect(product({ weight: 1.7 })).toBeCloseTo(1.1e-11, 12);
    expect(product({ weight: 4 })).toBeCloseTo(3.6e-22, 23);
  });
  test('lets a fiftieth through at a weight of 3.8 once its outputs are centred', () => {
    expect(best(true)).toBe(3.8);
    expect(product({ weight: 3.8, centred: true })).toBeCloseTo(0.02, 3);
  });
  test('of ReLUs passes all, shrinks, grows, or passes nothing', () => {
    expect(product({ activation: 'relu' })).toBe(1);
    expect(product({ activation: 'relu', weight: 0.9 })).toBeCloseTo(0.9 ** 20, 12);
    expect(product({ activation: 'relu', weight: 1.1 })).toBeCloseTo(1.1 ** 20, 9);
    expect(product({ activation: 'relu', input: -0.1 })).toBe(0);
  });
});

describe.each(seeds)('The gradient by layer, from seed %i', (seed) => {
  const shares = async (start: 'glorot' | 'he' | 'own') => {
    const [first] = await runToEnd(gradientByLayer, { start, depth: 20, seed }, source, { stopAfter: 0 });
    return Object.fromEntries(first.networks.map(({ activation, shares: [at] }) => [activation, at]));
  };
  test('with Glorot’s weights the sigmoid passes trillionths, ReLU thousandths, tanh a tenth', async () => {
    const at = await shares('glorot');
    expect(at['sigmoid']).toBeGreaterThan(2e-12);
    expect(at['sigmoid']).toBeLessThan(1e-11);
    expect(at['relu']).toBeGreaterThan(5e-4);
    expect(at['relu']).toBeLessThan(5e-3);
    expect(at['tanh']).toBeGreaterThan(0.09);
    expect(at['relu']).toBeLessThan(at['tanh']);
    expect(at['gelu']).toBeLessThan(at['relu']);
  });
  test('in training with Glorot’s weights tanh’s line rises and it learns, the sigmoid’s stays where it was', async () => {
    const settings = { start: 'glorot', activations: 'tanh+sigmoid+relu', depth: 20, seed } as const;
    const frames = await runToEnd(gradientByLayer, settings, source);
    const [tanh, sigmoid, relu] = frames.slice(-1)[0].networks;
    expect(tanh.shares[0]).toBeGreaterThan(0.3);
    expect(tanh.loss).toBeLessThan(1);
    expect(sigmoid.shares[0]).toBeLessThan(1e-10);
    expect(sigmoid.loss).toBeGreaterThan(2.28);
    // Its line has begun to rise; its loss has not begun to fall.
    expect(relu.shares[0]).toBeGreaterThan(frames[0].networks[2].shares[0]);
    expect(relu.loss).toBeGreaterThan(2.2);
  });
  test('with He’s weights ReLU is within a factor of four of 1, with its own nothing vanishes', async () => {
    const { relu } = await shares('he');
    expect(relu).toBeGreaterThan(1 / 4);
    expect(relu).toBeLessThan(4);
    for (const share of Object.values(await shares('own'))) {
      expect(share).toBeGreaterThan(0.5);
      expect(share).toBeLessThan(15);
    }
  });
});

describe.each(seeds)('Ten and twenty layers that train, from seed %i', (seed) => {
  const after = async (settings: Partial<DepthTrainsSettings>) => {
    const frames = await runToEnd(depthTrains, { seed, ...settings }, source);
    return frames[frames.length - 1].networks;
  };
  let ten: readonly DeepRun[];
  beforeAll(async () => {
    ten = await after({});
  });

  test('with weights of their time sigmoid and ReLU stay at a guess, and tanh learns', () => {
    expect(ten.slice(0, 3).map(({ activation, start }) => `${activation} ${start}`)).toEqual([
      'sigmoid uniform',
      'tanh uniform',
      'relu small',
    ]);
    expect(ten[0].loss).toBeGreaterThan(2.28);
    expect(ten[2].loss).toBeGreaterThan(2.28);
    expect(ten[1].loss).toBeGreaterThan(0.45);
    expect(ten[1].loss).toBeLessThan(1);
  });
  test('with weights of their own all three learn, to what the table says', () => {
    const [sigmoid, tanh, relu] = ten.slice(3).map(({ loss }) => loss);
    expect(Math.abs(sigmoid - 0.275)).toBeLessThan(0.025);
    expect(Math.abs(tanh - 0.225)).toBeLessThan(0.015);
    expect(Math.abs(relu - 0.29)).toBeLessThan(0.03);
    for (const { accuracy = 0 } of ten.slice(3)) expect(accuracy).toBeGreaterThan(0.88);
  });
  test('with Glorot’s weights for all, ReLU learns, tanh better, and the sigmoid does not', async () => {
    const [sigmoid, tanh, relu] = (await after({ first: 'glorot' })).map(({ loss }) => loss);
    expect(sigmoid).toBeGreaterThan(2.28);
    expect(relu).toBeLessThan(0.45);
    expect(tanh).toBeLessThan(relu);
  });
  test('twenty layers learn from nothing but their own weights', async () => {
    const losses = (await after({ depth: 20 })).map(({ loss }) => loss);
    for (const loss of losses.slice(0, 3)) expect(loss).toBeGreaterThan(2.28);
    for (const loss of losses.slice(3)) expect(loss).toBeLessThan(0.8);
  });
});
