/** The SIMD forms of activations against the scalar ones, which golden values hold to double precision. */
import { describe, expect, test, vi } from 'vitest';
import type { Activation } from '../../src/activations/activation.ts';
import { activations, defaultsOf } from '../../src/activations/index.ts';
import { backward, forward } from '../../src/activations/vector.ts';
import relu from '../../src/activations/relu.ts';
import { kernelOf } from '../../src/activations/vector-simd.ts';
import { allocate } from '../../src/numerics/simd.ts';

/**
 * Largest errors in units of the last place of the float32 result; below the smallest normal number, of that number's. Two
 * derivatives cross zero, where no relative error can hold: there the unit is that of numbers from 1/4 to 1/2.
 */
const bounds: readonly {
  readonly id: string;
  readonly f: number;
  readonly df: number;
  readonly dfZero?: boolean;
}[] = [
  { id: 'relu', f: 0, df: 0 },
  { id: 'leaky-relu', f: 1, df: 0.5 },
  { id: 'sigmoid', f: 2.5, df: 4 },
  { id: 'tanh', f: 2, df: 4 },
  { id: 'silu', f: 3, df: 4, dfZero: true },
  { id: 'gelu', f: 5, df: 4, dfZero: true },
];

function ulp(x: number): number {
  return 2 ** (Math.max(-126, Math.floor(Math.log2(Math.abs(x)))) - 23);
}

/** Dense where functions bend, every magnitude from the smallest subnormal on, both tails. */
function grid(): Float32Array {
  const bend = Array.from({ length: 80_001 }, (_, i) => (i - 40_000) / 2000);
  const tails = Array.from({ length: 20_001 }, (_, i) => (i - 10_000) / 80);
  const magnitudes = Array.from({ length: 278 * 16 }, (_, i) => 2 ** (-149 + i / 16));
  return Float32Array.from([...bend, ...tails, ...magnitudes, ...magnitudes.map((x) => -x), 0, 1e-45]);
}

function worst(
  computed: Float32Array,
  exact: (x: number) => number,
  x: Float32Array,
  atLeast: number,
): [number, number] {
  let [largest, where] = [0, 0];
  x.forEach((value, i) => {
    const expected = exact(value);
    // Beyond the largest float32 the result is infinite, and rightly so.
    if (Math.fround(expected) === computed[i]) return;
    const error = Math.abs(computed[i] - expected) / ulp(Math.max(Math.abs(expected), atLeast));
    if (!(error <= largest)) [largest, where] = [error, value];
  });
  return [largest, where];
}

describe.each(bounds)('$id', ({ id, f, df, dfZero }) => {
  const activation: Activation = activations[id];
  const values = defaultsOf(activation);

  test('has a kernel, for the value and the derivative', () => {
    expect(kernelOf(activation, 'f', values)).toBeDefined();
    expect(kernelOf(activation, 'df', values)).toBeDefined();
  });

  test(`is within ${f} units in the last place, its derivative within ${df}`, () => {
    const x = grid();
    const y = new Float32Array(x.length);
    forward(activation, x, y);
    const [error, at] = worst(y, (value) => activation.f(value, values), x, 0);
    expect(error, `f at ${at}`).toBeLessThanOrEqual(f);
    backward(activation, x, new Float32Array(x.length).fill(1), y);
    const [slopeError, slopeAt] = worst(y, (value) => activation.df(value, values), x, dfZero ? 0.25 : 0);
    expect(slopeError, `df at ${slopeAt}`).toBeLessThanOrEqual(df);
  });

  test('keeps the scalar form’s conventions at ±0, ±∞ and NaN', () => {
    const x = Float32Array.of(0, -0, Infinity, -Infinity, NaN, 3e38, -3e38, 1e-45);
    const y = new Float32Array(x.length);
    forward(activation, x, y);
    expect([...y]).toEqual(Array.from(x, (value) => Math.fround(activation.f(value, values))));
    backward(activation, x, new Float32Array(x.length).fill(2), y);
    x.forEach((value, i) => {
      const expected = Math.fround(2 * activation.df(value, values));
      // A derivative of 0 may have either sign.
      expect(y[i] === expected || Object.is(y[i], expected), `${id}′(${value}) is ${y[i]}`).toBe(true);
    });
  });

  test('gives the same bits at every length and place, in memory of its own or copied, also in place', () => {
    const x = Float32Array.from({ length: 40 }, (_, i) => Math.sin(i) * 4);
    const whole = new Float32Array(40);
    forward(activation, x, whole);
    for (let length = 4; length < 20; length++)
      for (const make of [(n: number) => new Float32Array(n), allocate]) {
        const part = make(length + 5).subarray(1, 1 + length);
        const beside = part.buffer;
        part.set(x.subarray(3, 3 + length));
        const before = new Float32Array(beside, part.byteOffset + 4 * length, 2).slice();
        forward(activation, part, part);
        expect(part).toEqual(whole.subarray(3, 3 + length));
        expect(new Float32Array(beside, part.byteOffset + 4 * length, 2)).toEqual(before);
      }
  });
});

test('another derivative under the same name does not get the kernel', () => {
  const half = { ...relu, df: (x: number) => (x === 0 ? 0.5 : relu.df(x, {})) };
  const dx = new Float32Array(8);
  backward(half, new Float32Array(8), new Float32Array(8).fill(1), dx);
  expect(dx).toEqual(new Float32Array(8).fill(0.5));
});

test('a leaky slope of 0 stays with the scalar form, whose limit at −∞ is 0', () => {
  const y = new Float32Array(8);
  forward(activations['leaky-relu'], new Float32Array(8).fill(-Infinity), y, { negativeSlope: 0 });
  expect(y).toEqual(new Float32Array(8).fill(-0));
});

test('where there is no WebAssembly, the scalar form answers', async () => {
  vi.resetModules();
  vi.stubGlobal('WebAssembly', undefined);
  const plain = {
    ...(await import('../../src/activations/index.ts')),
    ...(await import('../../src/activations/vector.ts')),
  };
  const y = new Float32Array(8);
  plain.forward(plain.activations.tanh, new Float32Array(8).fill(1), y);
  expect(y).toEqual(new Float32Array(8).fill(Math.tanh(1)));
  vi.unstubAllGlobals();
  vi.resetModules();
});
