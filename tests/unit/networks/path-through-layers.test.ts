import { describe, expect, test } from 'vitest';
import {
  isShut,
  throughLayer,
  withoutRepeats,
  type Path,
} from '../../../src/networks/path-through-layers.ts';
import { createRandom } from '../../../src/numerics/random.ts';

/** The network at one input, unit by unit. */
function at(x: readonly number[], layers: readonly { weight: Float64Array; bias: Float64Array }[]): number[] {
  let signal = [...x];
  for (const { weight, bias } of layers) {
    const before = signal;
    signal = Array.from(bias, (b, unit) =>
      Math.max(
        0,
        before.reduce((sum, a, i) => sum + weight[unit * before.length + i] * a, b),
      ),
    );
  }
  return signal;
}

describe.each([1, 2, 3, 4])('a random network of seed %i', (seed) => {
  const random = createRandom(seed);
  const layers = [1, 4, 4, 4].map((inputs) => ({
    weight: Float64Array.from({ length: 4 * inputs }, () => random.normal()),
    bias: Float64Array.from({ length: 4 }, () => 0.3 * random.normal()),
  }));
  // The first coordinate is carried along beside the signal, so that each corner says where it is.
  const carried = layers.map(({ weight, bias }, depth) => {
    const inputs = weight.length / bias.length;
    const wide = depth === 0 ? 1 : inputs + 1;
    const all = new Float64Array((bias.length + 1) * wide);
    all[0] = 1;
    for (let unit = 0; unit < bias.length; unit++)
      for (let i = 0; i < inputs; i++)
        all[(unit + 1) * wide + i + (depth === 0 ? 0 : 1)] = weight[unit * inputs + i];
    return { weight: all, bias: Float64Array.of(0, ...bias) };
  });
  let path: Path = { corners: Float64Array.of(0, 1, 2.5), size: 1 };
  for (const { weight, bias } of carried) path = throughLayer(path, weight, bias);

  test('has at its corners what it has at those inputs, and between them the straight line', () => {
    const count = path.corners.length / path.size;
    expect(count).toBeGreaterThan(3);
    for (let corner = 0; corner < count; corner++) {
      const [x, ...signal] = path.corners.subarray(corner * path.size, (corner + 1) * path.size);
      const known = at([x], layers);
      for (const [i, value] of signal.entries()) expect(value).toBeCloseTo(known[i], 10);
      if (corner === 0) continue;
      const [before, ...earlier] = path.corners.subarray((corner - 1) * path.size, corner * path.size);
      const middle = at([(x + before) / 2], layers);
      for (const [i, value] of signal.entries()) expect((value + earlier[i]) / 2).toBeCloseTo(middle[i], 10);
    }
  });
});

test('a path that no unit sees is shut, and is kept as one corner', () => {
  const shut = throughLayer(
    { corners: Float64Array.of(-1, 0, 2), size: 1 },
    Float64Array.of(1, -1),
    Float64Array.of(-3, -3),
  );
  expect(isShut(shut)).toBe(true);
  expect(withoutRepeats(shut).corners).toEqual(Float64Array.of(0, 0));
});

test('one unit that sees one end makes a difference, and its zeros are kept once', () => {
  const seen = throughLayer(
    { corners: Float64Array.of(-1, -0.5, 0, 2), size: 1 },
    Float64Array.of(1),
    Float64Array.of(0),
  );
  expect(isShut(seen)).toBe(false);
  expect(withoutRepeats(seen).corners).toEqual(Float64Array.of(0, 2));
});

test('weights that do not fit are refused', () => {
  const line = { corners: Float64Array.of(-1, 1), size: 1 };
  expect(() => throughLayer(line, Float64Array.of(1, 2, 3), Float64Array.of(0, 0))).toThrow('need 2');
});
