/** What the lesson on why a network needs a bend says of its figures, held against what they compute. */
import { describe, expect, test } from 'vitest';
import { readResult } from '../../../src/components/exercises/figure-truth.ts';
import { createImageSource } from '../../../src/data/source.ts';
import plane from '../../../src/experiments/plane-classifier.ts';
import { runToEnd } from '../../../src/experiments/run.ts';
import xorOdds from '../../../src/experiments/xor-odds.ts';
import build from '../../../src/figures/build-from-bends.ts';
import collapse from '../../../src/figures/linear-collapse.ts';

const noImages = createImageSource({ readBytes: () => Promise.reject(new Error('none are needed')) });
const seeds = [1, 2, 3];

describe.each([1, 2, 3, 4, 5, 6])('Five layers from seed %i', (seed) => {
  const missed = (activation: string, layers = 5) =>
    readResult(collapse, { layers, activation, seed }, 'missed');

  test('are one matrix without a bend, however many there are', () => {
    for (const layers of [1, 2, 5]) expect(missed('identity', layers)).toBeLessThan(1e-24);
  });
  test('are none with ReLU: it misses more than a tenth', () => {
    expect(missed('relu')).toBeGreaterThan(0.1);
  });
});

describe.each(seeds)('Points in the plane, from seed %i', (seed) => {
  const accuracies = async (settings: Partial<typeof plane.defaults>) => {
    const frames = await runToEnd(plane, { seed, ...settings }, noImages);
    return Object.fromEntries(
      frames[frames.length - 1].networks.map(({ activation, accuracy }) => [activation, accuracy]),
    );
  };
  test('rings, quarters and spiral are parted by either bend and by no line', async () => {
    for (const settings of [{ set: 'circles' }, { set: 'xor' }, { set: 'spiral', steps: 1500 }]) {
      const { identity, tanh, relu } = await accuracies(settings);
      expect(Math.min(tanh, relu)).toBeGreaterThan(0.95);
      expect(identity).toBeLessThan(0.72);
    }
  });
  test('one layer is enough for the rings and not for the spiral', async () => {
    expect((await accuracies({ set: 'circles', layers: 1 }))['relu']).toBeGreaterThan(0.95);
    const { tanh, relu } = await accuracies({ set: 'spiral', steps: 1500, layers: 1 });
    expect(Math.max(tanh, relu)).toBeLessThan(0.72);
  });
});

test.each(seeds)(
  'networks of two ReLUs that missed XOR do not find it in four times the steps, seed %i',
  async (seed) => {
    const right = async (steps: number) => {
      const frames = await runToEnd(xorOdds, { seed, steps }, noImages);
      return frames[frames.length - 1].right.filter((points) => points === 4).length;
    };
    expect(await right(8000)).toBe(await right(2000));
  },
);

test('XOR is two rectifiers, by hand', () => {
  const relu = (x: number) => Math.max(0, x);
  const xor = (a: number, b: number) => relu(a + b) - 2 * relu(a + b - 1);
  expect([xor(0, 0), xor(0, 1), xor(1, 0), xor(1, 1)]).toEqual([0, 1, 1, 0]);
});

test('four bends on the square of x leave a gap of a hundredth', () => {
  const on = { target: 'square', x1: 0.2, y1: 0.04, x2: 0.4, y2: 0.16, x3: 0.6, y3: 0.36, x4: 0.8, y4: 0.64 };
  expect(readResult(build, on, 'gap')).toBeCloseTo(0.01, 6);
});

test('the summands add up to the corners that were dragged', () => {
  const { source } = build;
  if (source.kind !== 'instant') throw new Error('build-from-bends computes at once');
  const bends = { x1: 0.7, y1: 0.9, x2: 0.3, y2: 0.1, x3: 0.5, y3: 0.4, x4: 0.9, y4: 0 };
  const { terms, start, slope, corners } = source.compute({ target: 'wave', ...bends });
  for (const [x, y] of corners) {
    const sum = terms.reduce((f, { at, factor }) => f + factor * Math.max(0, x - at), start + slope * x);
    expect(sum).toBeCloseTo(y, 12);
  }
});
