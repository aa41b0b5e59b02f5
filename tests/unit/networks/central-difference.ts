import { expect } from 'vitest';
import type { Layer } from '../../../src/networks/layer.ts';
import { createRandom } from '../../../src/numerics/random.ts';
import type { Vector } from '../../../src/numerics/vector.ts';

const step = 1e-5;

/**
 * Compares a layer's gradients, at its input and at every parameter, with central differences of the sum of
 * its outputs weighted at random. float64, so that truncation (1e-10) and rounding (1e-11) leave digits.
 */
export function expectGradientsOf(layer: Layer, x: Float64Array, batchSize: number, tolerance = 1e-7): void {
  const random = createRandom(99);
  const dy = Float64Array.from({ length: batchSize * layer.outputSize }, random.normal);
  const loss = () => {
    const y = layer.forward(x, batchSize);
    let sum = 0;
    for (let i = 0; i < y.length; i++) sum += y[i] * dy[i];
    return sum;
  };
  loss();
  const dx = layer.backward(dy, batchSize).slice();
  const gradients = layer.parameters.map(({ gradient }) => gradient.slice());
  expectGradient('the input', loss, x, dx, tolerance);
  layer.parameters.forEach(({ name, value }, i) => {
    expectGradient(name, loss, value, gradients[i], tolerance);
  });
}

export function expectGradient(
  name: string,
  loss: () => number,
  at: Vector,
  gradient: Vector,
  tolerance = 1e-7,
): void {
  expect(gradient.length, `length of the gradient at ${name}`).toBe(at.length);
  for (let i = 0; i < at.length; i++) {
    const kept = at[i];
    at[i] = kept + step;
    const above = loss();
    at[i] = kept - step;
    const below = loss();
    at[i] = kept;
    const difference = (above - below) / (2 * step);
    expect(Math.abs(gradient[i] - difference), `gradient ${i} of ${name}`).toBeLessThan(
      tolerance * (1 + Math.abs(difference)),
    );
  }
}

/** Normal numbers at least 0.1 from 0, so that a step of 1e-5 crosses no kink there. */
export function awayFromZero(length: number, seed: number): Float64Array {
  const random = createRandom(seed);
  return Float64Array.from({ length }, () => {
    const value = random.normal();
    return value + 0.1 * Math.sign(value);
  });
}
