/** The Padé unit where Q is negative, which its start never is: only |Q| counts. */
import { expect, test } from 'vitest';
import { activationOf, defaultsOf } from '../../src/activations/index.ts';
import { centralDifference } from '../../src/numerics/differences.ts';

const pade = activationOf('pade');
const by = pade.dParameters ?? {};
const start = defaultsOf(pade);
const turned = Object.fromEntries(
  Object.entries(start).map(([name, value]) => [name, name.startsWith('b') ? -value : value]),
);

test.each([-1e200, -7, -1.5, -0.6, 0.3, 0.99, 1.01, 4, 1e150])(
  'at %d turning Q round changes nothing',
  (x) => {
    expect(pade.f(x, turned)).toBe(pade.f(x, start));
    expect(pade.df(x, turned)).toBe(pade.df(x, start));
    expect(pade.ddf?.(x, turned)).toBe(pade.ddf?.(x, start));
    for (const name of ['b1', 'b2', 'b3', 'b4']) expect(by[name](x, turned), name).toBe(-by[name](x, start));
  },
);

test('on both sides of a zero of Q the slope is that of differences', () => {
  // Q = x² − x⁴/4 is negative beyond ±2.
  const values = { ...start, b2: 1, b4: -0.25 };
  for (const x of [-3, -2.2, -1.8, 0.5, 1.9, 2.1, 5])
    expect(pade.df(x, values)).toBeCloseTo(
      centralDifference((at) => pade.f(at, values), x, 1 / 256),
      7,
    );
});
