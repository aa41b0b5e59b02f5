import { describe, expect, test } from 'vitest';
import abrelu from '../../../src/activations/abrelu.ts';
import { kinkPlaces } from '../../../src/activations/activation.ts';
import crelu from '../../../src/activations/crelu.ts';
import { activations, activationOf, defaultsOf } from '../../../src/activations/index.ts';
import nrelu from '../../../src/activations/nrelu.ts';
import pade from '../../../src/activations/pade.ts';
import pdelu from '../../../src/activations/pdelu.ts';
import prelu from '../../../src/activations/prelu.ts';
import relu from '../../../src/activations/relu.ts';
import rrelu from '../../../src/activations/rrelu.ts';
import snake from '../../../src/activations/snake.ts';
import spline from '../../../src/activations/spline.ts';
import swish from '../../../src/activations/swish.ts';
import xielu from '../../../src/activations/xielu.ts';
import { activateCentred } from '../../../src/networks/activate-centred.ts';
import { activateDoubled } from '../../../src/networks/activate-doubled.ts';
import { activateLearned, learnedNames } from '../../../src/networks/activate-learned.ts';
import { activateNoisy } from '../../../src/networks/activate-noisy.ts';
import {
  activationLayer,
  learnedCount,
  widthAfter,
  widthBefore,
} from '../../../src/networks/activation-layer.ts';
import { lecunNormal } from '../../../src/networks/initialisers.ts';
import { maxout, maxPieces } from '../../../src/networks/maxout.ts';
import { createRandom, type Random } from '../../../src/numerics/random.ts';
import { mean, sum } from '../../../src/numerics/statistics.ts';
import { awayFromZero, expectGradientsOf } from './central-difference.ts';
import { expectClose, expectGolden, golden } from './golden-layer.ts';
import { wave } from './wave.ts';

const precision = 'float64';
const training = { training: true };
const inUse = { training: false };

/** The same 24 numbers over and over, which layers.py has too: each pass of a batch of 24 draws them anew. */
function waves(): Random {
  const numbers = wave(24, 20);
  let drawn = 0;
  const next = () => numbers[drawn++ % 24];
  return { normal: next, uniform: () => (next() + 1) / 2, integer: () => 0 };
}

const learned = (
  activation: Parameters<typeof activateLearned>[0]['activation'],
  size: number,
  channels = 1,
) => activateLearned({ activation, size, channels, precision });
const noisy = (activation: typeof nrelu | typeof rrelu, mode: typeof training) =>
  activateNoisy({ activation, size: 8, random: waves(), mode, precision });
const denseOptions = { inputSize: 5, initialiser: lecunNormal, random: createRandom(1), precision } as const;

const layers = [
  ['PReLU', learned(prelu, 8), 3],
  ['PReLU a channel', learned(prelu, 8, 4), 3],
  ['swish a channel', learned(swish, 8, 4), 3],
  ['pade', learned(pade, 8), 3],
  ['pade a channel', learned(pade, 10, 2), 2],
  ['spline', learned(spline, 8), 3],
  ['xielu', learned(xielu, 8), 3],
  ['pdelu a channel', learned(pdelu, 8, 4), 3],
  ['snake', learned(snake, 8), 3],
  ['nrelu', noisy(nrelu, training), 3],
  ['rrelu', noisy(rrelu, training), 3],
  ['rrelu in use', noisy(rrelu, inUse), 3],
  ['crelu', activateDoubled(crelu, 8, precision), 3],
  ['abrelu', activateCentred({ activation: abrelu, size: 8, precision }), 3],
  ['abrelu over the batch', activateCentred({ activation: abrelu, size: 8, over: 'batch', precision }), 3],
  ['maxPieces', maxPieces({ channels: 2, places: 2, pieces: 3, precision }), 2],
  ['maxout', maxout({ ...denseOptions, outputSize: 4, pieces: 3 }), 3],
] as const;

test.each(layers)('%s gives PyTorch’s outputs and gradients', (name, layer, batchSize) => {
  expectGolden(layer, golden.cases[name], batchSize);
});

describe.each(Object.values(activations))('$id as a layer', (activation) => {
  const batch = 4;
  const layer = activationLayer({
    ...{ activation, channels: 6, places: 2, learn: 'channel' },
    ...{ noise: waves(), mode: inUse, precision },
  });
  const x = awayFromZero(batch * layer.inputSize, 11);

  test('has gradients that agree with central differences, at what it learns too', () => {
    // A step of 1e-5 must cross no kink, of parameters that move them neither.
    if (activation.form === undefined)
      for (const kink of kinkPlaces(activation, defaultsOf(activation)))
        for (const place of x) expect(Math.abs(place - kink)).toBeGreaterThan(1e-3);
    expect(layer.parameters).toHaveLength(learnedCount(activation, 6, 'channel') / 6);
    expectGradientsOf(layer, x, batch);
  });

  test('takes and gives as many numbers as its width says', () => {
    expect(layer.outputSize).toBe(12);
    expect(layer.inputSize).toBe(2 * widthBefore(activation, 6));
    expect(widthAfter(activation, widthBefore(activation, 6))).toBe(6);
    expect(layer.forward(x, batch)).toHaveLength(batch * 12);
  });
});

describe('learned parameters', () => {
  test('start as their file says, one set for the layer unless each channel has one', () => {
    const names = learnedNames(pade);
    const layer = learned(pade, 6, 3);
    expect(layer.parameters.map(({ name }) => name)).toEqual(names);
    expect(layer.parameters.map(({ value }) => [...value])).toEqual(
      names.map((name) => Array<number>(3).fill(defaultsOf(pade)[name])),
    );
    expect(learned(prelu, 6).parameters[0].value).toHaveLength(1);
  });

  test('are those that the file calls learned, the others keep their values', () => {
    expect(learnedNames(pdelu)).toEqual(['alpha']);
    const layer = learned(pdelu, 1);
    layer.parameters[0].value[0] = 2;
    expect(layer.forward(Float64Array.of(-3), 1)[0]).toBe(pdelu.f(-3, { alpha: 2, t: 0.9 }));
  });

  test('can be left alone', () => {
    const layer = activationLayer({
      ...{ activation: prelu, channels: 2, learn: 'nothing' },
      ...{ noise: waves(), mode: training, precision },
    });
    expect(layer.parameters).toEqual([]);
    expect([...layer.forward(Float64Array.of(-2, 3), 1)]).toEqual([-0.5, 3]);
  });

  test('are refused where there are none, or where the channels do not fit', () => {
    expect(() => learned(relu, 4)).toThrow('relu has no parameter that a network learns');
    expect(() => learned(prelu, 4, 3)).toThrow('3 channels do not divide 4 numbers evenly');
  });
});

describe('noise', () => {
  const random = () => createRandom(5);
  const make = (mode: { training: boolean }) =>
    activateNoisy({ activation: nrelu, size: 4000, random: random(), mode, precision });

  test('is drawn in training only, and f is its mean', () => {
    const x = new Float64Array(4000).fill(0.3);
    const [noise, use] = [make(training).forward(x, 1), make(inUse).forward(x, 1)];
    expect(new Set(noise).size).toBeGreaterThan(1000);
    expect(new Set(use)).toEqual(new Set([nrelu.f(0.3, {})]));
    // Four deviations of a mean of 4,000.
    expect(Math.abs(mean(noise) - use[0])).toBeLessThan(4 * (0.75 / Math.sqrt(4000)));
  });

  test('stays what it was in forward until backward is done, though the mode changes between', () => {
    const mode = { training: true };
    const layer = activateNoisy({ activation: rrelu, size: 24, random: waves(), mode, precision });
    const x = new Float64Array(24).fill(-1);
    const y = layer.forward(x, 1).slice();
    mode.training = false;
    expectClose(layer.backward(new Float64Array(24).fill(1), 1), [...y.map((value) => -value)], 'slopes');
  });

  test('is refused where nothing is drawn', () => {
    expect(() => activateNoisy({ activation: relu, size: 1, random: random(), mode: training })).toThrow(
      'relu draws no random number',
    );
  });
});

describe('layers that change the width', () => {
  test('CReLU keeps the mean square of the signal: nothing is thrown away', () => {
    const x = wave(8, 1);
    const y = activateDoubled(crelu, 8, precision).forward(x, 1);
    const square = (v: ArrayLike<number>) => sum(Float64Array.from(v, (value) => value * value));
    expect(square(y)).toBeCloseTo(square(x), 12);
  });

  test('the first of pieces that tie gets the whole gradient, and a NaN is seen', () => {
    const layer = maxPieces({ channels: 1, pieces: 3, precision });
    expect([...layer.forward(Float64Array.of(1, 2, 2), 1)]).toEqual([2]);
    expect([...layer.backward(Float64Array.of(5), 1)]).toEqual([0, 5, 0]);
    for (const row of [
      [NaN, 1, 2],
      [1, NaN, 2],
      [1, 2, NaN],
    ])
      expect(layer.forward(Float64Array.from(row), 1)[0]).toBeNaN();
  });

  test('cannot have widths that do not divide', () => {
    expect(() => widthBefore(crelu, 7)).toThrow('a width of 7 cannot come out, take an even one');
    expect(() => widthAfter(activationOf('maxout'), 7)).toThrow(
      'one output of 3 inputs, which do not divide 7',
    );
    expect(widthAfter(activationOf('swiglu'), 8)).toBe(4);
    expect(() => maxPieces({ channels: 2, pieces: 0 })).toThrow('pieces is 0');
  });

  test('refuse an activation that is not of their kind', () => {
    expect(() => activateDoubled(relu, 2)).toThrow('relu has one output for each input');
    expect(() => activateCentred({ activation: relu, size: 2 })).toThrow(
      'relu does not take the mean of its input',
    );
  });
});

test('ABReLU forgets what all inputs have in common', () => {
  const layer = activateCentred({ activation: abrelu, size: 5, precision });
  const x = wave(10, 1);
  const before = layer.forward(x, 2).slice();
  // Each example by itself.
  const moved = layer.forward(
    x.map((value, i) => value + (i < 5 ? 7 : -3)),
    2,
  );
  expectClose(moved, [...before], 'output');
  const gradient = layer.backward(wave(10, 2), 2);
  expect(sum(gradient.subarray(0, 5))).toBeCloseTo(0, 12);
});
