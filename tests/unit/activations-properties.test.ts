/** The computed properties against a table that was computed apart from them, with mpmath at 40 digits. */
import { describe, expect, it } from 'vitest';
import { activationIds, activations, defaultsOf } from '../../src/activations/index.ts';
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

/** id, parameters; E[f], E[f²], Var[f], E[f′], E[f′²]; σ_w² that keeps E[f²] at 1, and χ = E[f′²]/E[f²]. */
const moments = `
  identity     -                    0.00000000  1.00000000  1.00000000  1.00000000  1.00000000  1.000000  1.000000
  step         -                    0.50000000  0.50000000  0.25000000  0.00000000  0.00000000  2.000000  0.000000
  sigmoid      -                    0.50000000  0.29337904  0.04337904  0.20662096  0.04483624  3.408560  0.152827
  tanh         -                    0.00000000  0.39429449  0.39429449  0.60570551  0.46440290  2.536175  1.177807
  lecun-tanh   -                    0.00000000  0.75043028  0.75043028  0.85237389  0.80398911  1.332569  1.071371
  softsign     -                    0.00000000  0.18301402  0.18301402  0.41275510  0.22767134  5.464062  1.244010
  arctan       -                    0.00000000  0.44970092  0.44970092  0.65567954  0.50000000  2.223700  1.111850
  hard-tanh    -                    0.00000000  0.51605855  0.51605855  0.68268949  0.68268949  1.937765  1.322892
  hard-sigmoid -                    0.50000000  0.27763909  0.02763909  0.16621670  0.02770278  3.601798  0.099780
  relu         -                    0.39894228  0.50000000  0.34084506  0.50000000  0.50000000  2.000000  1.000000
  relu6        -                    0.39894228  0.50000000  0.34084506  0.50000000  0.50000000  2.000000  1.000000
  leaky-relu   negativeSlope=0.01   0.39495286  0.50005000  0.34406224  0.50500000  0.50005000  1.999800  1.000000
  leaky-relu   negativeSlope=0.1    0.35904805  0.50500000  0.37608450  0.55000000  0.50500000  1.980198  1.000000
  leaky-relu   negativeSlope=0.2    0.31915382  0.52000000  0.41814084  0.60000000  0.52000000  1.923077  1.000000
  prelu        weight=0.25          0.29920671  0.53125000  0.44172534  0.62500000  0.53125000  1.882353  1.000000
  elu          alpha=1              0.16052057  0.64494542  0.61917856  0.76157829  0.66810200  1.550519  1.035905
  celu         alpha=2              0.09817995  0.74936249  0.73972319  0.84961883  0.76157829  1.334468  1.016302
  selu         -                    0.00000000  1.00000000  1.00000000  0.98523112  1.07157499  1.000000  1.071575
  gelu         -                    0.28209479  0.42522148  0.34564401  0.50000000  0.45585087  2.351716  1.072032
  gelu-tanh    -                    0.28203859  0.42519371  0.34564795  0.50000000  0.45581785  2.351869  1.072024
  gelu-sigmoid -                    0.28233055  0.42195281  0.34224227  0.50000000  0.44954920  2.369933  1.065402
  silu         -                    0.20662096  0.35577552  0.31308330  0.50000000  0.37948235  2.810761  1.066634
  swish        beta=1               0.20662096  0.35577552  0.31308330  0.50000000  0.37948235  2.810761  1.066634
  mish         -                    0.24040389  0.45234219  0.39454816  0.56374756  0.47908376  2.210716  1.059118
  softplus     beta=1               0.80605918  0.92124591  0.27151450  0.50000000  0.29337904  1.085487  0.318459
  squareplus   b=4                  1.10930551  1.50000000  0.26944128  0.50000000  0.28931539  0.666667  0.192877
  log-sigmoid  -                   -0.80605918  0.92124591  0.27151450  0.50000000  0.29337904  1.085487  0.318459
  hard-swish   -                    0.16621670  0.33156738  0.30393938  0.50000000  0.35853152  3.015978  1.081323
  squared-relu -                    0.50000000  1.50000000  1.25000000  0.79788456  2.00000000  0.666667  1.333333
  snake        a=1                  0.43233236  1.30737429  1.12046302  1.00000000  1.49983227  0.764892  1.147210
`;

/** id; infimum, supremum, which of them some x reaches; direction; sup |f′|. */
const shapes = `
  identity     -inf           inf          neither   increasing  1
  step         0              1            both      increasing  inf
  sigmoid      0              1            neither   increasing  0.25
  tanh         -1             1            neither   increasing  1
  lecun-tanh   -1.7159        1.7159       neither   increasing  1.1439333
  softsign     -1             1            neither   increasing  1
  elliott      0              1            neither   increasing  0.5
  arctan       -1.5707963268  1.5707963268 neither   increasing  1
  hard-tanh    -1             1            both      increasing  1
  hard-sigmoid 0              1            both      increasing  0.1666666667
  relu         0              inf          infimum   increasing  1
  relu6        0              6            both      increasing  1
  leaky-relu   -inf           inf          neither   increasing  1
  prelu        -inf           inf          neither   increasing  1
  elu          -1             inf          neither   increasing  1
  celu         -1             inf          neither   increasing  1
  selu         -1.7580993     inf          neither   increasing  1.7580993
  gelu         -0.1699712075  inf          infimum   neither     1.1289041452
  gelu-tanh    -0.1700407506  inf          infimum   neither     1.1289930687
  gelu-sigmoid -0.1636101896  inf          infimum   neither     1.0998393
  silu         -0.2784645428  inf          infimum   neither     1.0998393201
  swish        -0.2784645428  inf          infimum   neither     1.0998393201
  mish         -0.3088434130  inf          infimum   neither     1.0884981613
  softplus     0              inf          neither   increasing  1
  squareplus   0              inf          neither   increasing  1
  log-sigmoid  -inf           0            neither   increasing  1
  hard-swish   -0.375         inf          infimum   neither     1.5
  squared-relu 0              inf          infimum   increasing  inf
  lisht        0              inf          infimum   neither     1.1996786403
  snake        -inf           inf          neither   increasing  2
`;

/** id; place and value of its one minimum. */
const minima = `
  gelu         -0.7517915247 -0.1699712075
  gelu-tanh    -0.7524614221 -0.1700407506
  gelu-sigmoid -0.7511542554 -0.1636101896
  silu         -1.2784645428 -0.2784645428
  mish         -1.1924312145 -0.3088434130
  hard-swish   -1.5          -0.375
  lisht         0.0           0.0
`;

/** id; place and value of the steepest rise, and of the steepest fall. */
const slopes = `
  gelu       1.4142135624 1.1289041452 -1.4142135624 -0.1289041452
  gelu-tanh  1.4185040088 1.1289930687 -1.4185040088 -0.1289930687
  silu       2.3993572805 1.0998393201 -2.3993572805 -0.0998393201
  mish       1.4905711795 1.0884981613 -2.2563763964 -0.1125261224
  hard-swish 3.0          1.5          -3.0          -0.5
  snake      0.7853981634 2.0          -0.7853981634  0.0
`;

/** The rows of a table written as text, cell by cell. */
function rows(table: string): string[][] {
  return table
    .trim()
    .split('\n')
    .map((line) => line.trim().split(/ +/));
}

/** `negativeSlope=0.2` as parameters; `-` for a function that has none. */
function parsed(text: string): ParameterValues {
  const [name, value] = text.split('=');
  return name === '-' ? {} : { [name]: Number(value) };
}

it('has the shape of every activation in the table', () => {
  expect(
    rows(shapes)
      .map(([id]) => id)
      .sort(),
  ).toEqual([...activationIds].sort());
});

describe('moments for a standard Gaussian input', () => {
  it.each(rows(moments))('of %s with %s', (id, parameters, ...texts) => {
    const { gaussian } = properties(id, parsed(parameters));
    const { mean, meanSquare, variance, meanSlope, meanSquareSlope, weightVariance, gradientFactor } =
      gaussian;
    const actual = [mean, meanSquare, variance, meanSlope, meanSquareSlope, weightVariance, gradientFactor];
    for (const [i, text] of texts.entries()) near(actual[i], text);
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
  it.each(rows(shapes))('of %s', (id, infimum, supremum, attained, monotone, lipschitz) => {
    const found = properties(id);
    near(found.infimum, infimum);
    near(found.supremum, supremum);
    expect(found.infimumAttained).toBe(attained === 'infimum' || attained === 'both');
    expect(found.supremumAttained).toBe(attained === 'both');
    expect(found.monotone).toBe(monotone);
    near(found.lipschitz, lipschitz);
  });

  it.each(rows(minima))('%s has its one minimum at %s', (id, x, y) => {
    const { extrema } = properties(id);
    expect(extrema.map(({ kind }) => kind)).toEqual(['minimum']);
    near(extrema[0].x, x);
    near(extrema[0].y, y);
  });

  it('finds no turn in a function that only rises', () => {
    const turning = rows(minima).map(([id]) => id);
    for (const [id] of rows(shapes))
      if (!turning.includes(id) && id !== 'swish') expect(properties(id).extrema, id).toEqual([]);
  });

  it.each(rows(slopes))('%s is steepest at %s', (id, riseX, rise, fallX, fall) => {
    const { slope } = properties(id);
    near(slope.greatest.x, riseX);
    near(slope.greatest.y, rise);
    near(slope.least.x, fallX);
    near(slope.least.y, fall);
  });

  it('puts the minimum of Swish at −(1 + W)/β, with the value −W/β', () => {
    const omega = 0.2784645427610738; // W(1/e)
    for (const beta of [0.5, 1, 2.5]) {
      const [{ x, y }] = properties('swish', { beta }).extrema;
      expect(x).toBeCloseTo(-(1 + omega) / beta, 12);
      expect(y).toBeCloseTo(-omega / beta, 14);
    }
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
