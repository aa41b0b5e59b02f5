/** What every activation does where numbers end, one by one and in vectors. */
import { describe, expect, it } from 'vitest';
import { activations, defaultsOf } from '../../src/activations/index.ts';
import { backward, forward } from '../../src/activations/vector.ts';

const all = Object.values(activations);
/** Finite values at both ends of the range of doubles, both zeros, and what lies beyond. */
const edges = [
  0,
  -0,
  5e-324,
  -5e-324,
  1e-310,
  -1e-310,
  1e308,
  -1e308,
  1.7e308,
  -1.7e308,
  Infinity,
  -Infinity,
];

describe.each(all)('$id', (activation) => {
  const parameters = defaultsOf(activation);
  const f = (x: number) => activation.f(x, parameters);
  const df = (x: number) => activation.df(x, parameters);

  it('gives NaN for NaN, so that a divergence is not hidden', () => {
    expect(f(NaN)).toBeNaN();
    expect(df(NaN)).toBeNaN();
  });

  it('has a value, and never NaN, at every other number', () => {
    for (const x of edges) expect(f(x), `f(${x})`).not.toBeNaN();
  });

  it('approaches at ±Infinity what it has far out', () => {
    for (const [limit, far] of [
      [f(Infinity), f(1e300)],
      [f(-Infinity), f(-1e300)],
    ]) {
      if (Number.isFinite(limit)) expect(far).toBeCloseTo(limit, 12);
      else expect(Math.sign(limit) * far).toBeGreaterThan(1e290);
    }
  });

  it('has a slope, and never NaN, at every finite number', () => {
    for (const x of edges.filter(Number.isFinite)) expect(df(x), `f′(${x})`).not.toBeNaN();
  });

  it('takes both zeros alike', () => {
    expect(f(-0) === f(0)).toBe(true);
    expect(df(-0) === df(0)).toBe(true);
  });

  const kinks = activation.kinks.map((kink) => kink.x);
  const inputs = [...edges, NaN, ...kinks, ...kinks.map((x) => x - 1e-6), -3.3, -0.4, 0.4, 3.3];

  it('gives in a Float64Array what it gives number by number', () => {
    const x = Float64Array.from(inputs);
    const y = new Float64Array(x.length);
    forward(activation, x, y);
    expect(y).toEqual(Float64Array.from(Array.from(x, f)));

    const dy = Float64Array.from(inputs.map((_, i) => (i % 5) - 2));
    const dx = new Float64Array(x.length);
    backward(activation, x, dy, dx);
    expect(dx).toEqual(Float64Array.from(Array.from(x, (value, i) => dy[i] * df(value))));
  });

  it('gives in a Float32Array the same to five units in the last place: some have kernels of their own', () => {
    const x = Float32Array.from(inputs);
    const y = new Float32Array(x.length);
    forward(activation, x, y);
    x.forEach((value, i) => expectNear(y[i], f(value), 0, `f(${value})`));

    const dy = Float32Array.from(inputs.map((_, i) => (i % 5) - 2));
    const dx = new Float32Array(x.length);
    backward(activation, x, dy, dx);
    // A slope that crosses zero is held to the units of a quarter, as activations/vector-simd.ts states.
    x.forEach((value, i) => expectNear(dx[i], dy[i] * df(value), 0.25 * Math.abs(dy[i]), `f′(${value})`));
  });

  it('may write over its input', () => {
    const x = Float64Array.of(-2, -0.5, 0, 0.5, 2);
    const expected = x.map(f);
    forward(activation, x, x);
    expect(x).toEqual(expected);
  });
});

/** Equal, or within five float32 units of the expected number (of `least`, where that is larger). */
function expectNear(actual: number, expected: number, least: number, what: string): void {
  const rounded = Math.fround(expected);
  if (Object.is(actual, rounded) || actual === rounded) return;
  const unit = 2 ** -23 * Math.max(Math.abs(rounded), least, 2 ** -126);
  expect(Math.abs(actual - rounded), what).toBeLessThanOrEqual(5 * unit);
}

describe('vectors of activations', () => {
  it('take other parameters than the defaults', () => {
    const leaky = activations['leaky-relu'];
    const y = new Float64Array(2);
    forward(leaky, Float64Array.of(-2, 3), y, { negativeSlope: 0.5 });
    expect([...y]).toEqual([-1, 3]);
    backward(leaky, Float64Array.of(-2, 3), Float64Array.of(4, 5), y, { negativeSlope: 0.5 });
    expect([...y]).toEqual([2, 5]);
  });

  it('refuse vectors of different lengths, and say which', () => {
    const [two, three] = [new Float32Array(2), new Float32Array(3)];
    const { relu } = activations;
    expect(() => forward(relu, two, three)).toThrow('forward(relu): x has 2 numbers and y has 3');
    expect(() => backward(relu, two, three, two)).toThrow('backward(relu): x has 2 numbers and dy has 3');
    expect(() => backward(relu, two, two, three)).toThrow('backward(relu): x has 2 numbers and dx has 3');
  });
});

describe('tails that are usually lost', () => {
  it('keeps the slope of the sigmoid at 40, where σ(1 − σ) is 0', () => {
    expect(activations['sigmoid'].df(40, {})).toBeCloseTo(4.248354255291589e-18, 30);
  });

  it('keeps the slope of tanh at 20, where 1 − tanh² is 0', () => {
    expect(activations['tanh'].df(20, {})).toBeCloseTo(1.6993417021166355e-17, 29);
  });

  it('keeps GELU at −20, where 1 + erf is 0', () => {
    expect(activations['gelu'].f(-20, {}) / -5.507248237212467e-88).toBeCloseTo(1, 12);
  });
});
