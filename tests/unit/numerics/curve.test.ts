import { describe, expect, it } from 'vitest';
import { rangeOf, steepestRise, turningPoints } from '../../../src/numerics/curve.ts';
import type { Curve } from '../../../src/numerics/curve.ts';

/** A bell: e^(−x²). */
const bell: Curve = {
  f: (x) => Math.exp(-x * x),
  df: (x) => (Number.isFinite(x) ? -2 * x * Math.exp(-x * x) : 0),
  kinks: [],
};

/** A valley with a flat floor from −1 to 2, then a ramp that ends flat at 3. */
const valley: Curve = {
  f: (x) => (x < -1 ? -1 - x : x <= 2 ? 0 : Math.min(x - 2, 1)),
  df: (x) => (x < -1 ? -1 : x <= 2 ? 0 : x <= 3 ? 1 : 0),
  kinks: [-1, 2, 3],
};

describe('turning points', () => {
  it('finds the top of a bell', () => {
    expect(turningPoints(bell)).toEqual([{ kind: 'maximum', x: 0, y: 1 }]);
  });

  it('counts a flat floor as one minimum, and a flat end as none', () => {
    const turns = turningPoints(valley);
    expect(turns.map(({ kind, y }) => [kind, y])).toEqual([['minimum', 0]]);
  });

  it('finds them from left to right', () => {
    const wave: Curve = { f: (x) => x ** 3 - 3 * x, df: (x) => 3 * x * x - 3, kinks: [] };
    expect(turningPoints(wave)).toEqual([
      { kind: 'maximum', x: -1, y: 2 },
      { kind: 'minimum', x: 1, y: -2 },
    ]);
  });
});

describe('range', () => {
  it('tells a bound that is reached from one that is only approached', () => {
    expect(rangeOf(bell, turningPoints(bell))).toEqual({
      infimum: 0,
      supremum: 1,
      infimumAttained: false,
      supremumAttained: true,
    });
  });

  it('knows that a flat stretch reaches its value', () => {
    const step: Curve = { f: (x) => (x > 0 ? 1 : 0), df: () => 0, kinks: [0] };
    expect(rangeOf(step, [])).toEqual({
      infimum: 0,
      supremum: 1,
      infimumAttained: true,
      supremumAttained: true,
    });
  });
});

describe('steepest rise', () => {
  it('finds the steepest place of a bell, left of its top', () => {
    const { x, y } = steepestRise(bell);
    expect(x).toBeCloseTo(-Math.SQRT1_2, 10);
    expect(y).toBeCloseTo(Math.SQRT2 * Math.exp(-0.5), 14);
  });

  it('looks on both sides of a kink, and names the kink', () => {
    const roof: Curve = { f: (x) => -Math.abs(x - 0.3), df: (x) => (x <= 0.3 ? 1 + x : -1), kinks: [0.3] };
    expect(steepestRise(roof).x).toBe(0.3);
  });

  it('says where a slope is only approached', () => {
    const flattening = { df: (x: number) => (x === Infinity ? 1 : 1 - Math.exp(-Math.max(x, 0))), kinks: [] };
    expect(steepestRise(flattening)).toEqual({ x: Infinity, y: 1 });
  });
});
