import { describe, expect, it } from 'vitest';
import { createImageSource } from '../../../src/data/source.ts';
import experiment from '../../../src/experiments/plane-classifier.ts';
import { planePoints, planeSets } from '../../../src/experiments/training/plane-points.ts';
import { runToEnd } from '../../../src/experiments/run.ts';

const noImages = createImageSource({ readBytes: () => Promise.reject(new Error('none are needed')) });

/** Test accuracy of each network at the end. */
async function atTheEnd(set: string, seed: number, steps = 500): Promise<Record<string, number>> {
  const frames = await runToEnd(experiment, { set, seed, steps }, noImages);
  return Object.fromEntries(
    (frames.at(-1)?.networks ?? []).map(({ activation, accuracy }) => [activation, accuracy]),
  );
}

describe('Networks that part the plane (experiments.md A 7), three seeds', () => {
  it.each(['xor', 'circles'])('a straight line cannot part %s, one bend or another can', async (set) => {
    for (const seed of [1, 2, 3]) {
      const accuracy = await atTheEnd(set, seed);
      expect(accuracy['identity']).toBeLessThan(0.72);
      expect(accuracy['tanh']).toBeGreaterThan(0.95);
      expect(accuracy['relu']).toBeGreaterThan(0.95);
    }
  });

  it('a straight line gets most of the moons: a poor example of why a bend is needed', async () => {
    for (const seed of [1, 2, 3]) expect((await atTheEnd('moons', seed))['identity']).toBeGreaterThan(0.82);
  });

  it('a bend learns the spiral, given a thousand steps', async () => {
    for (const seed of [1, 2, 3]) {
      const accuracy = await atTheEnd('spiral', seed, 1500);
      expect(accuracy['identity']).toBeLessThan(0.75);
      expect(Math.max(accuracy['tanh'], accuracy['relu'])).toBeGreaterThan(0.95);
    }
  });

  it('give the same for the same seed', async () => {
    const [a, b] = await Promise.all([0, 0].map(() => runToEnd(experiment, { steps: 20 }, noImages)));
    expect(a).toEqual(b);
  });
});

describe('Points in the plane', () => {
  it('are half of each class, and inside the picture but for a few', () => {
    for (const set of planeSets) {
      const { x, labels } = planePoints(set, 400, 5);
      expect(labels.reduce((sum, label) => sum + label, 0)).toBe(200);
      expect(x.filter((value) => Math.abs(value) > 1.5).length).toBeLessThan(8);
    }
  });
  it('of an unknown kind are refused', () => {
    expect(() => planePoints('stars', 10, 1)).toThrow('xor, circles, moons, spiral');
  });
});
