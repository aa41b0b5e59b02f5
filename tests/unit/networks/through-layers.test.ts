import { describe, expect, it } from 'vitest';
import { throughLayers } from '../../../src/networks/through-layers.ts';
import { median } from '../../../src/numerics/statistics.ts';

const seeds = [1, 2, 3, 4, 5, 6, 7];
const through = (f: (x: number) => number, df: (x: number) => number, gain: number, depth = 20) =>
  seeds.map((seed) => throughLayers({ f, df, gain, depth, width: 128, seed }));

describe('A signal and a gradient in a net of random weights', () => {
  it('keep their mean square under the identity and ReLU with their gains', () => {
    const nets = [
      ...through(
        (x) => x,
        () => 1,
        1,
      ),
      ...through(
        (x) => Math.max(0, x),
        (x) => (x > 0 ? 1 : 0),
        Math.SQRT2,
      ),
    ];
    for (const { signal, gradient } of nets) {
      expect(signal).toHaveLength(20);
      // Single nets of this width stray by a factor of a few over twenty layers.
      expect(Math.abs(Math.log(signal.at(-1) ?? NaN))).toBeLessThan(2.5);
      expect(Math.abs(Math.log(gradient[0]))).toBeLessThan(2.5);
      expect(gradient.at(-1)).toBe(1);
    }
  });

  it('part for sin 2x: the signal stays, the gradient grows about fourfold a layer', () => {
    const meanSquare = (1 - Math.exp(-8)) / 2;
    const factor = (2 * (1 + Math.exp(-8))) / meanSquare;
    const nets = through(
      (x) => Math.sin(2 * x),
      (x) => 2 * Math.cos(2 * x),
      1 / Math.sqrt(meanSquare),
    );
    expect(median(nets.map(({ signal }) => signal[19]))).toBeCloseTo(1, 0);
    const growth = median(nets.map(({ gradient }) => gradient[0])) ** (1 / 19);
    expect(growth).toBeGreaterThan(0.9 * factor);
    expect(growth).toBeLessThan(1.1 * factor);
  });

  it('agree with a difference: the gradient is the derivative of the last layer by the first', () => {
    // With one unit the net is a chain of numbers, and its gradient their product.
    const { signal, gradient } = throughLayers({
      f: Math.tanh,
      df: (x) => 1 / Math.cosh(x) ** 2,
      gain: 1.5,
      depth: 3,
      width: 1,
      seed: 3,
    });
    const [z1, z2, z3] = signal.map(Math.sqrt);
    const [w2, w3] = [z2 / Math.tanh(z1), z3 / Math.tanh(z2)];
    const end = (z: number) => w3 * Math.tanh(w2 * Math.tanh(z));
    const h = 1e-5;
    expect(gradient[0]).toBeCloseTo(((end(z1 + h) - end(z1 - h)) / (2 * h)) ** 2, 8);
  });
});
