/** What the lesson on what ReLU prefers claims, held against runs from several seeds. */
import { describe, expect, test } from 'vitest';
import { activationOf } from '../../../src/activations/index.ts';
import { frequencies as spectralFrequencies } from '../../../src/experiments/spectral-bias.ts';
import { angles, frequencies } from '../../../src/experiments/tangent-kernel.ts';
import { defaultSettings, type Settings } from '../../../src/figure-kit/controls.ts';
import type { Figure } from '../../../src/figure-kit/figure.ts';
import { resultAtBuild } from '../../../src/figure-kit/result-at-build.ts';
import scale from '../../../src/figures/activation-scale.ts';
import balancedness from '../../../src/figures/balancedness.ts';
import rescaling from '../../../src/figures/rescaling-symmetry.ts';
import spectral, { periods } from '../../../src/figures/spectral-bias.ts';
import kernel, { places, waves } from '../../../src/figures/tangent-kernel.ts';
import { differentiate, drawLineNet, rescaled } from '../../../src/networks/line-net.ts';
import { createRandom } from '../../../src/numerics/random.ts';

const seeds = [1, 2, 3];

/** A figure's numbers after its whole run, as the page has them. */
async function numbersAt(figure: Figure, changes: Settings): Promise<Readonly<Record<string, number>>> {
  const settings = { ...defaultSettings(figure.controls), ...changes };
  const { result } = await resultAtBuild(figure, settings, 'public/data');
  return figure.numbers?.(result, settings) ?? {};
}

describe('a rescaled unit', () => {
  if (rescaling.source.kind !== 'instant') throw new Error('not instant');
  const { compute } = rescaling.source;
  const at = { which: 'one', factor: 0.1, activation: 'relu' } as const;

  test.each(seeds)('keeps ReLU’s loss and makes it at least eight times as sharp, from seed %i', (seed) => {
    const result = compute({ ...at, seed });
    expect(result.loss).toBeCloseTo(result.untouched.loss, 12);
    expect(result.sharpness / result.untouched.sharpness).toBeGreaterThan(8);
    expect(result.further.rescaled).toBeGreaterThan(1.5 * result.further.untouched);
    expect(result.further.untouched).toBeLessThan(result.untouched.loss);
  });

  test.each(seeds)('has another loss with GELU and tanh, from seed %i', (seed) => {
    for (const activation of ['gelu', 'tanh'] as const) {
      const result = compute({ ...at, activation, seed });
      expect(result.loss).toBeGreaterThan(5 * result.untouched.loss);
    }
  });

  test('has the trace that the proof says, α²A + B/α² + C', () => {
    const { curve, untouched } = compute({ ...at, seed: 2 });
    // Three factors fix A, B and C; the other 22 must agree.
    const solve = (i: number, j: number): [number, number] => {
      const [p, q] = [curve[i], curve[j]];
      const rise = (m: typeof p) =>
        [m.factor ** 2 - 1, m.factor ** -2 - 1, m.trace - untouched.trace] as const;
      const [[a, b, c], [d, e, f]] = [rise(p), rise(q)];
      const determinant = a * e - b * d;
      return [(c * e - b * f) / determinant, (a * f - c * d) / determinant];
    };
    const [A, B] = solve(2, 22);
    const C = untouched.trace - A - B;
    for (const { factor, trace } of curve)
      expect(trace / (A * factor ** 2 + B / factor ** 2 + C)).toBeCloseTo(1, 9);
    const least = (B / A) ** 0.25;
    const low = Math.min(...curve.map(({ trace }) => trace));
    expect(A * least ** 2 + B / least ** 2 + C).toBeLessThan(low + 1e-9);
  });

  test('has the gradient and the Hessian that the symmetry says', () => {
    const x = Float64Array.from({ length: 12 }, (_, i) => -0.93 + 0.17 * i);
    const points = { x, y: x.map(Math.sin) };
    const row = drawLineNet(3, createRandom(5));
    const relu = activationOf('relu');
    const before = differentiate(row, relu, points, true);
    const after = differentiate(rescaled(row, [1], 4), relu, points, true);
    const stretch = [1, 4, 1, 1, 4, 1, 1, 1 / 4, 1];
    stretch.forEach((t, p) => {
      expect(after.gradient[p] * t).toBeCloseTo(before.gradient[p], 10);
      stretch.forEach((s, q) =>
        expect((after.hessian?.[9 * p + q] ?? NaN) * t * s).toBeCloseTo(
          before.hessian?.[9 * p + q] ?? NaN,
          10,
        ),
      );
    });
  });
});

describe('the conserved difference', () => {
  const runOf = (activation: string, method: string, seed: number, degree = 1) =>
    numbersAt(balancedness, { activation, method, seed, degree });

  test.each([1, 2, 3, 4, 5])(
    'drifts with the step for ReLU, as the second order says, from seed %i',
    async (seed) => {
      const { order, smallest, promised } = await runOf('relu', 'full', seed);
      expect(Math.abs(order - 1)).toBeLessThan(0.01);
      expect(smallest / promised).toBeCloseTo(1, 6);
    },
  );

  test.each(seeds)('is not conserved for GELU and tanh, from seed %i', async (seed) => {
    for (const activation of ['gelu', 'tanh'])
      expect(Math.abs((await runOf(activation, 'full', seed)).order)).toBeLessThan(0.01);
  });

  test.each(seeds)('has twice the outgoing square for squared ReLU, from seed %i', async (seed) => {
    expect((await runOf('squared-relu', 'full', seed, 2)).order).toBeCloseTo(1, 1);
    for (const degree of [1, 3])
      expect(Math.abs((await runOf('squared-relu', 'full', seed, degree)).order)).toBeLessThan(0.02);
  });

  test.each(seeds)('drifts more in batches, with momentum and with Adam, from seed %i', async (seed) => {
    const full = (await runOf('relu', 'full', seed)).smallest;
    const batches = await runOf('relu', 'batches', seed);
    expect(batches.smallest / full).toBeGreaterThan(2.5);
    expect(batches.smallest / full).toBeLessThan(3);
    expect(Math.abs(batches.order - 1)).toBeLessThan(0.05);
    expect((await runOf('relu', 'momentum', seed)).smallest / full).toBeGreaterThan(170);
    expect((await runOf('relu', 'momentum', seed)).smallest / full).toBeLessThan(180);
    const adam = await runOf('relu', 'adam', seed);
    for (const drift of [adam.largest, adam.smallest]) {
      expect(drift).toBeGreaterThan(3);
      expect(drift).toBeLessThan(8);
    }
  });
});

describe('the tangent kernel', () => {
  const runOf = (width: number, size: string, bias: string, seed: number) =>
    numbersAt(kernel, { width, size, bias, seed });

  test('has the frequencies and angles of its experiment', () => {
    expect(waves).toEqual(frequencies);
    expect(places).toBe(angles);
    expect(periods).toEqual(spectralFrequencies);
  });

  test.each(seeds)('says what 300 units learn of small waves, from seed %i', async (seed) => {
    const { left2, left3, left4, theory3, theory4, growth } = await runOf(300, 'small', 'with', seed);
    expect(Math.abs(left2)).toBeLessThan(0.03);
    expect(Math.abs(left3 - theory3)).toBeLessThan(0.07);
    expect(Math.abs(left4 - theory4)).toBeLessThan(0.07);
    expect(growth).toBeCloseTo(1, 1);
  });

  test.each(seeds)('grows under waves of height 1, and the network is late, from seed %i', async (seed) => {
    const { left3, growth } = await runOf(300, 'one', 'with', seed);
    expect(growth).toBeGreaterThan(1.2);
    expect(growth).toBeLessThan(1.3);
    expect(left3).toBeGreaterThan(0.235);
    expect(left3).toBeLessThan(0.275);
  });

  test.each(seeds)('of 40 units is late too, from seed %i', async (seed) => {
    const { left3 } = await runOf(40, 'small', 'with', seed);
    expect(left3).toBeGreaterThan(0.18);
    expect(left3).toBeLessThan(0.26);
  });

  test.each(seeds)('without biases never learns frequency 3, from seed %i', async (seed) => {
    const { left3, left4 } = await runOf(60, 'small', 'without', seed);
    expect(left3).toBeCloseTo(1, 9);
    expect(left4).toBeLessThan(0.4);
  });
});

describe.each(seeds)('three waves from seed %i', (seed) => {
  test('are learned from the slowest to the fastest by ReLU, tanh and GELU', async () => {
    for (const other of ['tanh', 'gelu'] as const) {
      const at = await numbersAt(spectral, { other, scale: '3', seed });
      expect(at.relu1).toBeLessThan(at.relu3);
      expect(at.relu3).toBeLessThan(at.relu5);
      expect(at.other1).toBeLessThan(at.other3);
      expect(at.other3).toBeLessThan(at.other5);
      expect(at.other5).toBeGreaterThan(other === 'tanh' ? 450 : 0);
    }
  });

  test('come earlier with large first weights for tanh, and not for ReLU', async () => {
    const { relu5, other5 } = await numbersAt(spectral, { other: 'tanh', scale: '30', seed });
    expect(other5).toBeLessThanOrEqual(160);
    expect(relu5).toBeGreaterThanOrEqual(430);
  });
});

test.each([1, 2, 3, 4, 5])(
  'a factor on every weight comes out to the power of the depth, seed %i',
  (seed) => {
    if (scale.source.kind !== 'instant') throw new Error('not instant');
    const { compute } = scale.source;
    const at = { depth: 30, factor: 1.5, seed } as const;
    expect(compute({ ...at, wiring: 'plain' }).reluDegree).toBeCloseTo(30, 8);
    expect(compute({ ...at, wiring: 'plain', depth: 7 }).reluDegree).toBeCloseTo(7, 8);
    expect(compute({ ...at, wiring: 'plain' }).reluEnd).toBeGreaterThan(65504);
    expect(Math.abs(compute({ ...at, wiring: 'normalised' }).reluDegree)).toBeLessThan(1e-9);
    expect(compute({ ...at, wiring: 'residual', factor: 1 }).reluEnd).toBeGreaterThan(1e6);
  },
);
