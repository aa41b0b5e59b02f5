import { expect } from 'vitest';
import type { Layer, Parameter } from '../../../src/networks/layer.ts';
import type { Optimiser } from '../../../src/networks/optimiser.ts';
import type { Vector } from '../../../src/numerics/vector.ts';
import golden from '../../golden/layers.json' with { type: 'json' };
import { wave } from './wave.ts';

export { golden };

interface GoldenCase {
  readonly y: readonly number[];
  readonly dx: readonly number[];
  readonly gradients: readonly (readonly number[])[];
}

/**
 * PyTorch's output and gradients to 1e-10 of the largest of each, from the input, weights and output gradient
 * that layers.py has. Twice, so that what one step leaves behind would be seen in the next.
 */
export function expectGolden(layer: Layer, { y, dx, gradients }: GoldenCase, batchSize: number): void {
  const x = wave(batchSize * layer.inputSize, 1);
  layer.parameters.forEach(({ value }, i) => value.set(wave(value.length, 2 + i)));
  expect(layer.parameters).toHaveLength(gradients.length);
  for (const attempt of ['first', 'second']) {
    expectClose(layer.forward(x, batchSize), y, `output, ${attempt} time`);
    const gradient = layer.backward(wave(batchSize * layer.outputSize, 0), batchSize);
    if (gradient.length > 0) expectClose(gradient, dx, `gradient at the input, ${attempt} time`);
    layer.parameters.forEach((parameter, i) => {
      expectClose(parameter.gradient, gradients[i], `gradient of ${parameter.name}, ${attempt} time`);
    });
  }
}

/** Equal to `tolerance` relative to the largest of `expected`, which may be every n-th number only. */
export function expectClose(
  values: Vector,
  expected: readonly number[],
  what: string,
  tolerance = 1e-10,
): void {
  const every = Math.ceil(values.length / expected.length);
  expect(Math.ceil(values.length / every), `numbers in ${what}`).toBe(expected.length);
  const scale = Math.max(...expected.map(Math.abs), 1e-300);
  let worst = 0;
  expected.forEach((number, i) => {
    const error = Math.abs(values[i * every] - number) / scale;
    // NaN is worse than anything.
    if (!(error <= worst)) worst = error;
  });
  expect(worst, `largest error of ${what}`).toBeLessThan(tolerance);
}

interface GoldenTraining {
  readonly starts: readonly (readonly number[])[];
  readonly losses: readonly number[];
  readonly after: readonly (readonly number[])[];
}

export interface Training {
  readonly network: Layer;
  readonly batchSize: number;
  /** Writes the gradient at the outputs and returns the loss. */
  readonly lossOf: (outputs: Vector, gradient: Vector) => number;
  readonly make: (parameters: readonly Parameter[]) => Optimiser;
  readonly x?: Vector;
  readonly beforeStep?: (parameters: readonly Parameter[], step: number, optimiser: Optimiser) => void;
  /** Relative; default 1e-5. */
  readonly tolerance?: number;
}

/** As many steps as PyTorch took, from the same weights on the same batch: every loss, and the weights after. */
export function expectTraining(
  { starts, losses, after }: GoldenTraining,
  { network, batchSize, lossOf, make, x, beforeStep, tolerance = 1e-5 }: Training,
): void {
  const { parameters } = network;
  expect(parameters).toHaveLength(starts.length);
  parameters.forEach(({ value }, i) => {
    const [scale, centre] = starts[i];
    value.set(wave(value.length, 2 + i).map((w) => centre + scale * w));
  });
  const single = parameters[0].value instanceof Float32Array;
  const numbers = x ?? wave(batchSize * network.inputSize, 1);
  const input = single ? Float32Array.from(numbers) : numbers;
  const gradient = new (single ? Float32Array : Float64Array)(batchSize * network.outputSize);
  const optimiser = make(parameters);
  losses.forEach((expected, step) => {
    const loss = lossOf(network.forward(input, batchSize), gradient);
    expect(Math.abs(loss / expected - 1), `loss of step ${step}`).toBeLessThan(tolerance);
    network.backward(gradient, batchSize);
    beforeStep?.(parameters, step, optimiser);
    optimiser.step();
  });
  parameters.forEach(({ name, value }, i) => {
    expectClose(value, after[i], `${name} after ${losses.length} steps`, tolerance);
  });
}
