import { describe, expect, test } from 'vitest';
import { matmul, matmulTransposedA, matmulTransposedB } from '../../../src/numerics/matmul.ts';
import { matmulReference, type Matmul } from '../../../src/numerics/matmul-reference.ts';
import { matmulSimd } from '../../../src/numerics/matmul-simd.ts';
import { simdAvailable } from '../../../src/numerics/simd.ts';
import { matmulTiled } from '../../../src/numerics/matmul-tiled.ts';
import { createRandom } from '../../../src/numerics/random.ts';

const simd: Matmul = (a, b, c, ...rest) => {
  if (!(a instanceof Float32Array && b instanceof Float32Array && c instanceof Float32Array))
    throw new TypeError('the SIMD form is for float32');
  expect(matmulSimd(a, b, c, ...rest)).toBe(true);
};

/** Every remainder of the tiles' 2, 4 and 8, a sum of one step, and the sizes that training uses. */
const sizes = [
  [1, 1, 1],
  [2, 4, 3],
  [3, 5, 7],
  [4, 8, 4],
  [5, 9, 2],
  [6, 10, 9],
  [7, 13, 6],
  [8, 15, 17],
  [1, 20, 33],
  [32, 128, 784],
  [17, 10, 64],
] as const;

type Strides = [aRow: number, aStep: number, bStep: number, bColumn: number];
const orders: [string, (m: number, n: number, k: number) => Strides][] = [
  ['A·B', (_, n, k) => [k, 1, n, 1]],
  ['A·Bᵀ', (_m, _n, k) => [k, 1, 1, k]],
  ['Aᵀ·B', (m, n) => [1, m, n, 1]],
  ['Aᵀ·Bᵀ', (m, _, k) => [1, m, 1, k]],
];

function normals(length: number, seed: number): Float32Array {
  const random = createRandom(seed);
  return Float32Array.from({ length }, random.normal);
}

describe.each([
  ['tiled TypeScript', matmulTiled],
  ['WebAssembly SIMD', simd],
] as const)('%s', (_, form) => {
  test.each(orders)('gives the reference product for %s at every size', (_, stridesOf) => {
    for (const [m, n, k] of sizes) {
      for (const accumulate of [false, true]) {
        const [a, b, c] = [normals(m * k, 1), normals(k * n, 2), normals(m * n, 3)];
        const strides = stridesOf(m, n, k);
        const expected = Float64Array.from(c);
        matmulReference(
          Float64Array.from(a),
          Float64Array.from(b),
          expected,
          m,
          n,
          k,
          ...strides,
          accumulate,
        );
        // The bound for k + 1 roundings of 2⁻²⁴ each, on the sum of absolute values (Higham 2002, §3.1).
        const scale = Float64Array.from(c, Math.abs);
        matmulReference(a.map(Math.abs), b.map(Math.abs), scale, m, n, k, ...strides, accumulate);
        form(a, b, c, m, n, k, ...strides, accumulate);
        for (let i = 0; i < c.length; i++) {
          const bound = (k + 2) * 2 ** -24 * scale[i];
          expect(Math.abs(c[i] - expected[i]), `${m}×${n}×${k} at ${i}`).toBeLessThanOrEqual(bound);
        }
      }
    }
  });

  test('is exact on small whole numbers', () => {
    const a = Float32Array.from({ length: 9 * 12 }, (_, i) => (i % 7) - 3);
    const b = Float32Array.from({ length: 12 * 11 }, (_, i) => (i % 5) - 2);
    const [c, expected] = [new Float32Array(99), new Float32Array(99)];
    form(a, b, c, 9, 11, 12, 12, 1, 11, 1, false);
    matmulReference(a, b, expected, 9, 11, 12, 12, 1, 11, 1, false);
    expect(c).toEqual(expected);
  });
});

test('SIMD is there in Node, so that the tests above test it', () => {
  expect(simdAvailable()).toBe(true);
});

test('the three products agree with each other through explicit transposes', () => {
  const [m, n, k] = [33, 21, 40];
  const [a, b] = [normals(m * k, 4), normals(k * n, 5)];
  const [c1, c2, c3] = [new Float32Array(m * n), new Float32Array(m * n), new Float32Array(m * n)];
  matmul(a, b, c1, m, n, k);
  matmulTransposedB(a, transpose(b, k, n), c2, m, n, k);
  matmulTransposedA(transpose(a, m, k), b, c3, m, n, k);
  expect(c2).toEqual(c1);
  expect(c3).toEqual(c1);
});

test('float64 products keep double precision', () => {
  const a = Float64Array.from({ length: 100 * 100 }, createRandom(6).normal);
  const c = new Float64Array(100 * 100);
  const expected = new Float64Array(100 * 100);
  matmul(a, a, c, 100, 100, 100);
  matmulReference(a, a, expected, 100, 100, 100, 100, 1, 100, 1, false);
  for (let i = 0; i < c.length; i++) expect(Math.abs(c[i] - expected[i])).toBeLessThan(1e-12);
});

test('what lies beyond the matrix in a longer array is not touched', () => {
  const c = new Float32Array(20 * 20 + 5).fill(7);
  matmul(normals(500, 1), normals(500, 2), c, 20, 20, 20);
  expect([...c.slice(400)]).toEqual([7, 7, 7, 7, 7]);
});

test('an array that is too short is refused, with the lengths it should have', () => {
  expect(() => matmul(new Float32Array(5), new Float32Array(6), new Float32Array(4), 2, 2, 3)).toThrow(
    'm = 2, n = 2, k = 3 the arrays need 6, 6 and 4 numbers, but have 5, 6 and 4',
  );
});

function transpose(x: Float32Array, rows: number, columns: number): Float32Array {
  return x.map((_, i) => x[(i % rows) * columns + Math.floor(i / rows)]);
}
