/** The kernels beside their TypeScript references; activations are in activations-simd.test.ts, products in matmul.test.ts. */
import { afterEach, describe, expect, test, vi } from 'vitest';
import type { Convolution } from '../../../src/numerics/convolution.ts';
import {
  convolveInputSimd,
  convolveSimd,
  convolveWeightsSimd,
} from '../../../src/numerics/convolution-simd.ts';
import { unfoldedConvolution } from '../../../src/numerics/convolution-unfolded.ts';
import { adam } from '../../../src/networks/adam.ts';
import type { Parameter } from '../../../src/networks/layer.ts';
import { maxPool2d } from '../../../src/networks/max-pool2d.ts';
import { sgd } from '../../../src/networks/sgd.ts';
import { softmax } from '../../../src/networks/softmax-cross-entropy.ts';
import { createRandom } from '../../../src/numerics/random.ts';
import { address, allocate, enter, finish, LARGEST } from '../../../src/numerics/simd.ts';
import { vector, type Precision, type Vector } from '../../../src/numerics/vector.ts';

afterEach(() => {
  vi.unstubAllGlobals();
  vi.resetModules();
});

function normals(length: number, seed: number): Float32Array {
  return Float32Array.from({ length }, createRandom(seed).normal);
}

const shapes = [
  // channels, height, width, kernelSize, stride, padding, outChannels, groups
  [1, 28, 28, 5, 1, 2, 6, 1],
  [6, 14, 14, 5, 1, 0, 16, 1],
  [3, 9, 7, 3, 1, 1, 5, 1],
  [2, 6, 5, 3, 2, 1, 4, 2],
  [8, 12, 12, 3, 1, 1, 16, 2],
  [3, 23, 23, 11, 4, 0, 9, 1],
  [2, 3, 3, 2, 1, 3, 3, 1],
  [1, 1, 1, 1, 1, 0, 1, 1],
] as const;

describe.each(shapes)(
  'a convolution of %i × %i × %i by %i, stride %i, padding %i, to %i in %i groups',
  (...shape) => {
    const [channels, height, width, kernelSize, stride, padding, outChannels, groups] = shape;
    const places = (side: number) => Math.floor((side + 2 * padding - kernelSize) / stride) + 1;
    const [outputHeight, outputWidth] = [places(height), places(width)];
    const [from, to] = [channels / groups, outChannels / groups];
    const windows = { channels: from, height, width, kernelSize, stride, padding, outputHeight, outputWidth };
    const xImage = channels * height * width;
    const yImage = outChannels * outputHeight * outputWidth;
    const images = 3;
    const groupsOf = Array.from({ length: groups }, (_, g): Convolution => ({
      windows,
      outChannels: to,
      xImage,
      yImage,
      xStart: g * from * height * width,
      yStart: g * to * outputHeight * outputWidth,
      firstChannel: g * to,
    }));
    const taps = from * kernelSize ** 2;
    const x = normals(images * xImage, 1);
    const dy = normals(images * yImage, 2);
    const weights = normals(to * taps, 3);
    const bias = normals(outChannels, 4);
    const double = (array: Float32Array) => Float64Array.from(array);

    /** Within the bound for `count` + 1 roundings of 2⁻²⁴ each on the sum of absolute values (Higham 2002, §3.1). */
    function expectClose(computed: Vector, exact: Vector, sizes: Vector, count: number): void {
      exact.forEach((value, i) => {
        const bound = (count + 2) * 2 ** -24 * sizes[i];
        expect(Math.abs(computed[i] - value), `at ${i}`).toBeLessThanOrEqual(bound);
      });
    }

    /** All results in double precision, of the numbers or of their sizes. */
    function exactly(of: (array: Float32Array) => Float64Array) {
      const reference = unfoldedConvolution(groupsOf[0], 'float64');
      const y = new Float64Array(dy.length);
      const dx = new Float64Array(x.length);
      const db = new Float64Array(outChannels);
      const dw = groupsOf.map((group) => {
        const gradients = new Float64Array(weights.length);
        reference.forward(group, of(x), of(weights), of(bias), y, images);
        reference.weightGradients(group, of(x), of(dy), gradients, db, images);
        reference.inputGradients(group, of(dy), of(weights), dx, images);
        return gradients;
      });
      return { y, dx, db, dw };
    }

    test.each([
      ['in the kernels’ memory', allocate],
      ['copied', (n: number) => new Float32Array(n)],
    ])('gives the unfolded form’s result, %s', (_, make) => {
      const put = (array: Float32Array) => {
        const placed = make(array.length);
        placed.set(array);
        return placed;
      };
      const [exact, sizes] = [exactly(double), exactly((array) => double(array).map(Math.abs))];
      const y = make(dy.length).fill(7);
      const dx = make(x.length).fill(7);
      const db = make(outChannels);
      groupsOf.forEach((of, g) => {
        const dw = make(weights.length).fill(7);
        expect(convolveSimd(of, put(x), put(weights), put(bias), y, images)).toBe(true);
        expect(convolveWeightsSimd(of, put(x), put(dy), dw, db, images)).toBe(true);
        expect(convolveInputSimd(of, put(dy), put(weights), dx, images)).toBe(true);
        expectClose(dw, exact.dw[g], sizes.dw[g], images * outputHeight * outputWidth);
      });
      expectClose(y, exact.y, sizes.y, taps + 1);
      expectClose(dx, exact.dx, sizes.dx, to * kernelSize ** 2);
      expectClose(db, exact.db, sizes.db, images);
    });

    test('float64 is left to the unfolded form', () => {
      expect(convolveSimd(groupsOf[0], double(x), double(weights), double(bias), double(dy), images)).toBe(
        false,
      );
    });
  },
);

/** The same modules where there is no WebAssembly: their TypeScript loops. */
async function plain() {
  vi.resetModules();
  vi.stubGlobal('WebAssembly', undefined);
  return {
    ...(await import('../../../src/networks/sgd.ts')),
    ...(await import('../../../src/networks/adam.ts')),
    ...(await import('../../../src/networks/max-pool2d.ts')),
    ...(await import('../../../src/networks/softmax-cross-entropy.ts')),
  };
}

function parametersOf(length: number, make: (n: number) => Vector): Parameter[] {
  const [value, gradient] = [make(length), make(length)];
  value.set(normals(length, 5));
  gradient.set(normals(length, 6));
  return [{ name: 'w', shape: [length], value, gradient }];
}

describe('optimisers', () => {
  const make = {
    'SGD with momentum': (o: { sgd: typeof sgd; adam: typeof adam }, p: readonly Parameter[]) =>
      o.sgd(p, { learningRate: 0.03, momentum: 0.9, weightDecay: 0.01 }),
    Nesterov: (o: { sgd: typeof sgd; adam: typeof adam }, p: readonly Parameter[]) =>
      o.sgd(p, { learningRate: 0.03, momentum: 0.9, nesterov: true }),
    Adam: (o: { sgd: typeof sgd; adam: typeof adam }, p: readonly Parameter[]) =>
      o.adam(p, { learningRate: 0.01, weightDecay: 0.01 }),
  };

  test.each(Object.entries(make))('%s gives the loop’s bits, at odd lengths too', async (_, create) => {
    const loops = await plain();
    for (const length of [1, 2, 7, 1000]) {
      const expected = parametersOf(length, (n) => new Float32Array(n));
      const slow = create(loops, expected);
      for (const place of [allocate, (n: number) => new Float32Array(n)]) {
        const parameters = parametersOf(length, place);
        const fast = create({ sgd, adam }, parameters);
        if (place === allocate) for (let step = 0; step < 5; step++) slow.step();
        for (let step = 0; step < 5; step++) fast.step();
        expect([...parameters[0].value]).toEqual([...expected[0].value]);
      }
    }
  });
});

describe('max pooling', () => {
  test.each([
    [2, 2, 10, 12],
    [3, 2, 9, 13],
    [2, 2, 5, 5],
    [2, 1, 2, 3],
    [1, 1, 1, 1],
  ])(
    'of %i × %i windows takes the loop’s winners, ties and NaN included',
    async (kernelSize, stride, height, width) => {
      const loops = await plain();
      const options = { input: { channels: 3, height, width }, kernelSize, stride };
      const [fast, slow] = [maxPool2d(options), loops.maxPool2d(options)];
      const x = normals(2 * 3 * height * width, 8).map((value, i) =>
        i % 17 === 5 ? NaN : Math.round(2 * value),
      );
      x.fill(-Infinity, 0, width + 1);
      expect(fast.forward(x, 2)).toEqual(slow.forward(x, 2));
      const dy = normals(fast.outputSize * 2, 9);
      expect(fast.backward(dy, 2)).toEqual(slow.backward(dy, 2));
    },
  );
});

describe('softmax', () => {
  test.each([1, 2, 3, 4, 5, 10, 33])(
    'of %i classes agrees with the loop to 3 units in the last place',
    async (classes) => {
      const loops = await plain();
      const rows = 70;
      const logits = normals(rows * classes, 10).map((value) => 20 * value);
      logits[0] = -Infinity;
      const exact = new Float64Array(logits.length);
      loops.softmax(Float64Array.from(logits), classes, exact);
      softmax(logits, classes, logits);
      // Row 0 of one class is −∞ less itself.
      exact.forEach((p, i) => {
        if (Number.isNaN(p)) expect(logits[i]).toBeNaN();
        else expect(Math.abs(logits[i] - p)).toBeLessThanOrEqual(6 * 2 ** -24 * Math.max(p, 2 ** -126));
      });
    },
  );

  test('a row with NaN is NaN, and the others are not', () => {
    const logits = new Float32Array(100);
    logits[15] = NaN;
    softmax(logits, 10, logits);
    expect([...logits.slice(10, 20)]).toEqual(Array(10).fill(NaN));
    expect(logits[20]).toBe(Math.fround(0.1));
  });
});

describe('memory', () => {
  test('arrays are zero, apart, and many more than one region holds', () => {
    const arrays = Array.from({ length: 20 }, () => allocate(2 ** 20));
    arrays.forEach((array, i) => {
      expect(array.every((x) => x === 0)).toBe(true);
      array.fill(i);
    });
    arrays.forEach((array, i) => expect(array.every((x) => x === i)).toBe(true));
    expect(new Set(arrays.map(({ buffer }) => buffer)).size).toBeGreaterThan(1);
  });

  test('a large array is an ordinary one, and so is every array without WebAssembly', async () => {
    expect(allocate(LARGEST + 1).buffer.byteLength).toBe(4 * (LARGEST + 1));
    vi.resetModules();
    vi.stubGlobal('WebAssembly', undefined);
    const without = await import('../../../src/numerics/simd.ts');
    expect(without.allocate(5).buffer.byteLength).toBe(20);
    expect(without.enter(new Float32Array(5), 5)).toBeNull();
  });

  test('vectors of both precisions have the length asked for', () => {
    for (const precision of ['float32', 'float64'] satisfies Precision[])
      expect([...vector(precision, 3)]).toEqual([0, 0, 0]);
  });

  test('what is too large for working space is copied to memory that grows', () => {
    const result = allocate(10).fill(3);
    expect(enter(result, 2 ** 23)).not.toBeNull();
    const at = address(result, 10);
    finish(result, at, 10);
    expect(result).toEqual(new Float32Array(10).fill(3));
  });
});
