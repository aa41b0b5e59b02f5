import { describe, expect, test } from 'vitest';
import { readGraph } from '../../../src/numerics/formula/graph.ts';

describe('a computational graph', () => {
  const text = 'x = 2\nw = -1\nb = 0.5\nu = w x\nz = u + b\na = σ(z)\nL = (a - 1)^2';

  test('has the values of its lines', () => {
    const values = Object.fromEntries(readGraph(text).map(({ name, value }) => [name, value]));
    const a = 1 / (1 + Math.exp(1.5));
    expect(values).toMatchObject({ x: 2, w: -1, b: 0.5, u: -2, z: -1.5 });
    expect(values['a']).toBeCloseTo(a, 14);
    expect(values['L']).toBeCloseTo((a - 1) ** 2, 14);
  });

  test('has the derivatives that the chain rule gives', () => {
    const gradients = Object.fromEntries(readGraph(text).map(({ name, gradient }) => [name, gradient]));
    const a = 1 / (1 + Math.exp(1.5));
    const z = 2 * (a - 1) * a * (1 - a);
    expect(gradients['L']).toBe(1);
    expect(gradients['a']).toBeCloseTo(2 * (a - 1), 9);
    expect(gradients['z']).toBeCloseTo(z, 9);
    expect(gradients['w']).toBeCloseTo(2 * z, 9);
    expect(gradients['x']).toBeCloseTo(-z, 9);
  });

  test('adds up what comes back on two ways, and lets nothing through a shut ReLU', () => {
    const nodes = readGraph('x = 3\ny = x^2\nr = relu(-x)\nL = x y + r');
    expect(nodes.map(({ gradient }) => gradient)).toEqual([27, 3, 1, 1]);
    expect(nodes[1]?.from).toEqual(['x']);
  });

  test.each([
    ['x = 1\nx + 1', 'line 2: write a node as'],
    ['x = 1\nx = 2', 'line 2: there is another node'],
    ['x = 1\nz = y', 'line 2: “y” has no meaning'],
    ['x = 1', 'at least two'],
    ['x = 0\na = relu(x)', 'has a kink in x'],
    ['x = 0\na = 1/x', 'no value'],
  ])('that cannot be is refused: %j', (wrong, message) => expect(() => readGraph(wrong)).toThrow(message));
});
