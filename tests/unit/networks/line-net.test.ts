import { describe, expect, test } from 'vitest';
import { activationOf } from '../../../src/activations/index.ts';
import { descend, differentiate, drawLineNet, lineOutput, rescaled } from '../../../src/networks/line-net.ts';
import { createRandom } from '../../../src/numerics/random.ts';

const x = Float64Array.from({ length: 9 }, (_, i) => -0.83 + 0.2 * i);
const points = { x, y: x.map((at) => Math.sin(3 * at)) };
const units = 4;
const moved = (row: Float64Array, p: number, by: number): Float64Array =>
  row.map((value, i) => (i === p ? value + by : value));

describe.each(['tanh', 'gelu', 'relu'])('a network of %s on a line', (id) => {
  const activation = activationOf(id);
  const row = drawLineNet(units, createRandom(4));
  const { gradient, hessian = new Float64Array() } = differentiate(row, activation, points, true);
  const h = 1e-5;

  test('has the gradient of its loss', () => {
    const lossAt = (to: Float64Array) => differentiate(to, activation, points).loss;
    gradient.forEach((slope, p) => {
      expect((lossAt(moved(row, p, h)) - lossAt(moved(row, p, -h))) / (2 * h)).toBeCloseTo(slope, 7);
    });
  });

  test('has the Hessian of its loss, which is symmetric', () => {
    const size = row.length;
    for (let p = 0; p < size; p++) {
      const above = differentiate(moved(row, p, h), activation, points).gradient;
      const below = differentiate(moved(row, p, -h), activation, points).gradient;
      for (let q = 0; q < size; q++) {
        expect((above[q] - below[q]) / (2 * h)).toBeCloseTo(hessian[p * size + q], 6);
        expect(hessian[p * size + q]).toBe(hessian[q * size + p]);
      }
    }
  });

  test('falls in loss under gradient descent, and leaves its start as it was', () => {
    const start = Float64Array.from(row);
    const end = descend(row, activation, points, { rate: 0.05, steps: 200 });
    expect(row).toEqual(start);
    const { loss } = differentiate(end, activation, points);
    expect(loss).toBeLessThan(0.6 * differentiate(row, activation, points).loss);
  });
});

test('rescaling keeps what ReLUs compute, and not what tanh does', () => {
  const row = drawLineNet(units, createRandom(1));
  const other = rescaled(row, [0, 2], 7);
  const gap = (id: string): number =>
    Math.max(
      ...x.map((at) =>
        Math.abs(lineOutput(other, activationOf(id), at) - lineOutput(row, activationOf(id), at)),
      ),
    );
  expect(gap('relu')).toBeLessThan(1e-13);
  expect(gap('leaky-relu')).toBeLessThan(1e-13);
  expect(gap('tanh')).toBeGreaterThan(0.05);
});
