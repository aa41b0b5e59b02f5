/** The computed properties against a table that was computed apart from them, with mpmath at 40 digits. */
import { describe, expect, it } from 'vitest';
import { activations, defaultsOf } from '../../src/activations/index.ts';
import { propertiesOf } from '../../src/activations/properties.ts';
import type { ParameterValues } from '../../src/activations/index.ts';

/** The digits are those of the table; the last may be off by one in rounding. */
function near(actual: number, text: string): void {
  const decimals = text.split('.')[1]?.length ?? 0;
  if (text === 'inf' || text === '-inf') expect(actual).toBe(text === 'inf' ? Infinity : -Infinity);
  else
    expect(Math.abs(actual - Number(text)), `${actual} is not ${text}`).toBeLessThan(0.51 * 10 ** -decimals);
}

function properties(id: string, parameters?: ParameterValues) {
  return propertiesOf(activations[id], parameters);
}

describe('moments for a standard Gaussian input', () => {
  /** id, parameters, E[f], E[f²], Var[f], E[f′], E[f′²], σ_w² that keeps E[f²] = 1, χ. */
  const table: [string, ParameterValues | undefined, ...string[]][] = [
    ['identity', {}, '0', '1.00000000', '1.00000000', '1.00000000', '1.00000000', '1.000000', '1.000000'],
    [
      'sigmoid',
      {},
      '0.50000000',
      '0.29337904',
      '0.04337904',
      '0.20662096',
      '0.04483624',
      '3.408560',
      '0.152827',
    ],
    ['tanh', {}, '0', '0.39429449', '0.39429449', '0.60570551', '0.46440290', '2.536175', '1.177807'],
    ['lecun-tanh', {}, '0', '0.75043028', '0.75043028', '0.85237389', '0.80398911', '1.332569', '1.071371'],
    [
      'relu',
      {},
      '0.39894228',
      '0.50000000',
      '0.34084506',
      '0.50000000',
      '0.50000000',
      '2.000000',
      '1.000000',
    ],
    [
      'leaky-relu',
      { negativeSlope: 0.01 },
      '0.39495286',
      '0.50005000',
      '0.34406224',
      '0.50500000',
      '0.50005000',
      '1.999800',
      '1.000000',
    ],
    [
      'leaky-relu',
      { negativeSlope: 0.1 },
      '0.35904805',
      '0.50500000',
      '0.37608450',
      '0.55000000',
      '0.50500000',
      '1.980198',
      '1.000000',
    ],
    [
      'leaky-relu',
      { negativeSlope: 0.2 },
      '0.31915382',
      '0.52000000',
      '0.41814084',
      '0.60000000',
      '0.52000000',
      '1.923077',
      '1.000000',
    ],
    [
      'gelu',
      {},
      '0.28209479',
      '0.42522148',
      '0.34564401',
      '0.50000000',
      '0.45585087',
      '2.351716',
      '1.072032',
    ],
    [
      'silu',
      {},
      '0.20662096',
      '0.35577552',
      '0.31308330',
      '0.50000000',
      '0.37948235',
      '2.810761',
      '1.066634',
    ],
  ];

  it.each(table)('%s with %o', (id, parameters, ...texts) => {
    const { gaussian: moments } = properties(id, parameters);
    const { mean, meanSquare, variance, meanSlope, meanSquareSlope, weightVariance, gradientFactor } =
      moments;
    const actual = [mean, meanSquare, variance, meanSlope, meanSquareSlope, weightVariance, gradientFactor];
    for (const [i, text] of texts.entries()) near(actual[i], text === '0' ? '0.00000000' : text);
  });

  it('follow the closed forms where there are some', () => {
    expect(properties('relu').gaussian.mean).toBeCloseTo(1 / Math.sqrt(2 * Math.PI), 14);
    expect(properties('gelu').gaussian.mean).toBeCloseTo(1 / (2 * Math.sqrt(Math.PI)), 14);
    expect(properties('gelu').gaussian.meanSquare).toBeCloseTo(1 / 3 + 1 / (2 * Math.PI * Math.sqrt(3)), 14);
  });

  it('give ReLU the gain √2 that its initialiser uses', () => {
    expect(properties('relu').gaussian.gain).toBeCloseTo(Math.SQRT2, 14);
  });
});

describe('range, slope and turning points', () => {
  /** id, infimum, supremum, which of them are attained, monotone, sup |f′|. */
  const table: [string, string, string, string, string, string][] = [
    ['identity', '-inf', 'inf', 'neither', 'increasing', '1'],
    ['sigmoid', '0', '1', 'neither', 'increasing', '0.25'],
    ['tanh', '-1', '1', 'neither', 'increasing', '1'],
    ['lecun-tanh', '-1.7159', '1.7159', 'neither', 'increasing', '1.1439333'],
    ['relu', '0', 'inf', 'infimum', 'increasing', '1'],
    ['leaky-relu', '-inf', 'inf', 'neither', 'increasing', '1'],
    ['gelu', '-0.1699712075', 'inf', 'infimum', 'neither', '1.1289041452'],
    ['silu', '-0.2784645428', 'inf', 'infimum', 'neither', '1.0998393201'],
  ];

  it.each(table)('of %s', (id, infimum, supremum, attained, monotone, lipschitz) => {
    const found = properties(id);
    near(found.infimum, infimum);
    near(found.supremum, supremum);
    expect(found.infimumAttained).toBe(attained === 'infimum' || attained === 'both');
    expect(found.supremumAttained).toBe(attained === 'supremum' || attained === 'both');
    expect(found.monotone).toBe(monotone);
    near(found.lipschitz, lipschitz);
  });

  /** id, place and value of the minimum. */
  const minima: [string, string, string][] = [
    ['gelu', '-0.7517915247', '-0.1699712075'],
    ['silu', '-1.2784645428', '-0.2784645428'],
  ];

  it.each(minima)('%s has its one minimum at %s', (id, x, y) => {
    const { extrema } = properties(id);
    expect(extrema.map(({ kind }) => kind)).toEqual(['minimum']);
    near(extrema[0].x, x);
    near(extrema[0].y, y);
  });

  /** id, steepest rise and fall. */
  const slopes: [string, string, string, string, string][] = [
    ['gelu', '1.4142135624', '1.1289041452', '-1.4142135624', '-0.1289041452'],
    ['silu', '2.3993572805', '1.0998393201', '-2.3993572805', '-0.0998393201'],
  ];

  it.each(slopes)('%s is steepest at %s', (id, riseX, rise, fallX, fall) => {
    const { slope } = properties(id);
    near(slope.greatest.x, riseX);
    near(slope.greatest.y, rise);
    near(slope.least.x, fallX);
    near(slope.least.y, fall);
  });

  it('says that a tail only approaches its slope', () => {
    expect(properties('sigmoid').slope.least).toEqual({ x: -Infinity, y: 0 });
  });
});

describe.each(Object.values(activations))('$id', (activation) => {
  const parameters = defaultsOf(activation);
  const found = propertiesOf(activation);

  it('never leaves its range, nor exceeds its slopes', () => {
    for (let x = -30; x <= 30; x += 0.37) {
      const [y, slope] = [activation.f(x, parameters), activation.df(x, parameters)];
      expect(y).toBeGreaterThanOrEqual(found.infimum);
      expect(y).toBeLessThanOrEqual(found.supremum);
      expect(slope).toBeGreaterThanOrEqual(found.slope.least.y - 1e-12);
      expect(slope).toBeLessThanOrEqual(found.slope.greatest.y + 1e-12);
    }
  });

  it('has a variance that is what its mean square leaves above its squared mean', () => {
    const { mean, meanSquare, variance } = found.gaussian;
    expect(variance).toBeCloseTo(meanSquare - mean * mean, 13);
  });
});
