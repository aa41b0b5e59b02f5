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
  rrelu        default              0.30751801  0.52625868  0.43169136  0.61458333  0.52625868  1.900206  1.000000
  nrelu        -                    0.48981691  0.55865278  0.31873218  0.51237479  0.38161054  1.790021  0.683091
  abrelu       mean=0               0.39894228  0.50000000  0.34084506  0.50000000  0.50000000  2.000000  1.000000
  crelu        -                    0.39894228  0.50000000  0.34084506  0.50000000  0.50000000  2.000000  1.000000
  pdelu        default              0.15407853  0.65353899  0.62979880  0.76937394  0.67685590  1.530131  1.035678
  srs          default             -0.11771351  0.83927672  0.82542025  0.89590613  0.86123696  1.191502  1.026166
  xielu        default              0.52841646  1.73551514  1.45629118  0.94757028  2.07033535  0.576198  1.192923
  spline       default              0.14894228  0.56595489  0.54377109  0.67067237  0.71334047  1.766925  1.260419
  maxout       default              0.16896019  0.11481793  0.08627039  0.25000000  0.13765810  8.709441  1.198925
  pade         default              0.39493367  0.49962615  0.34365354  0.50500029  0.48525214  2.001497  0.971230
  glu          value=1              0.50000000  0.29337904  0.04337904  0.20662096  0.04483624  3.408560  0.152827
  reglu        value=1              0.39894228  0.50000000  0.34084506  0.50000000  0.50000000  2.000000  1.000000
  geglu        value=1              0.28209479  0.42522148  0.34564401  0.50000000  0.45585087  2.351716  1.072032
  swiglu       value=1              0.20662096  0.35577552  0.31308330  0.50000000  0.37948235  2.810761  1.066634
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
  rrelu        -inf           inf          neither   increasing  1
  nrelu        0              inf          neither   increasing  1
  abrelu       0              inf          infimum   increasing  1
  crelu        0              inf          infimum   increasing  1
  pdelu        -1             inf          infimum   increasing  1
  srs          -2.46248440215 2            infimum   neither     1.16797876909
  xielu        -0.20575122410 inf          infimum   neither     inf
  spline       -0.5           inf          infimum   increasing  1.25
  maxout       -0.25          inf          infimum   neither     1
  pade         -inf           inf          neither   neither     1.06923106596
  glu          0              1            neither   increasing  0.25
  reglu        0              inf          infimum   increasing  1
  geglu        -0.1699712075  inf          infimum   neither     1.1289041452
  swiglu       -0.2784645428  inf          infimum   neither     1.0998393201
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
  srs          -3.0          -2.46248440215
  xielu        -0.98082925301 -0.20575122410
  maxout       -1.5          -0.25
  geglu        -0.7517915247 -0.1699712075
  swiglu       -1.2784645428 -0.2784645428
`;

/** id; place and value of the steepest rise, and of the steepest fall. */
const slopes = `
  gelu       1.4142135624 1.1289041452 -1.4142135624 -0.1289041452
  gelu-tanh  1.4185040088 1.1289930687 -1.4185040088 -0.1289930687
  silu       2.3993572805 1.0998393201 -2.3993572805 -0.0998393201
  mish       1.4905711795 1.0884981613 -2.2563763964 -0.1125261224
  hard-swish 3.0          1.5          -3.0          -0.5
  srs        -0.84175152548 1.16797876909 -4.76250736550 -0.45605237866
  snake      0.7853981634 2.0          -0.7853981634  0.0
`;

/** The rows of a table written as text, cell by cell. */
function rows(table: string): string[][] {
  return table
    .trim()
    .split('\n')
    .map((line) => line.trim().split(/ +/));
}

/** `negativeSlope=0.2` as parameters; `-` for a function that has none, `default` for the usual values of several. */
function parsed(text: string): ParameterValues | undefined {
  if (text === 'default') return undefined;
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
      if (![...turning, 'swish', 'pade'].includes(id)) expect(properties(id).extrema, id).toEqual([]);
  });

  it('finds that the Padé unit only winds itself around the line that it was fitted to', () => {
    const turns = properties('pade').extrema;
    expect(turns.map(({ kind }) => kind)).toEqual(['maximum', 'minimum', 'maximum', 'minimum']);
    for (const [i, text] of [
      '-2.18175691022',
      '-1.63930868978',
      '-0.62265935344',
      '-0.22521136734',
    ].entries())
      near(turns[i].x, text);
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

  it('takes the places of kinks from the parameters', () => {
    expect(properties('maxout', { ...defaultsOf(activations['maxout']), bias2: 0.5 }).extrema).toEqual([
      { kind: 'minimum', x: -2, y: 0 },
    ]);
    expect(properties('abrelu', { mean: 0.1 }).gaussian.meanSlope).toBeCloseTo(0.4601721627, 10);
    expect(properties('elu', { alpha: 2 }).slope.greatest).toEqual({ x: 0, y: 2 });
  });

  it('does not take a double that ends for a floor that is reached', () => {
    expect(properties('nrelu').infimumAttained).toBe(false);
    expect(properties('pdelu').infimumAttained).toBe(true);
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
