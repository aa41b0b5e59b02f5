import { describe, expect, it } from 'vitest';
import { activationOf, defaultsOf } from '../../../src/activations/index.ts';
import {
  criticalPoints,
  type CriticalActivation,
} from '../../../src/experiments/correlation-map/critical-points.ts';
import { nextPair, pairs, reluCorrelation } from '../../../src/numerics/correlation-map.ts';

const wide = (id: CriticalActivation) => {
  const activation = activationOf(id);
  const values = defaultsOf(activation);
  const kinks = activation.kinks.map(({ x }) => x);
  return { f: (x: number) => activation.f(x, values), kinks, ...criticalPoints[id] };
};

describe('The correlation map of an infinitely wide network', () => {
  it('of ReLU is the arc-cosine kernel’s', () => {
    for (const correlation of [-0.9, -0.3, 0, 0.5, 0.9]) {
      const { correlation: next } = nextPair(wide('relu'), { length: 1, correlation });
      expect(next).toBeCloseTo(reluCorrelation(correlation), 4);
    }
  });

  it('keeps the length at every critical point', () => {
    for (const id of ['relu', 'tanh', 'gelu', 'silu'] as const)
      expect(nextPair(wide(id), { length: 1, correlation: 0 }).length).toBeCloseTo(1, 4);
  });

  it('brings ReLU’s correlation to 0.972 and critical tanh’s to 0.888 in thirty layers (experiments.md C 11)', () => {
    let c = 0;
    for (let layer = 0; layer < 30; layer++) c = reluCorrelation(c);
    expect(c).toBeCloseTo(0.972, 3);
    expect(pairs(wide('tanh'), { length: 1, correlation: 0 }, 30).at(-1)?.correlation).toBeCloseTo(0.8876, 3);
  });

  it('nears 1 as 44.4/l²: 43.1 at a thousand layers', () => {
    let c = 0;
    for (let layer = 0; layer < 1000; layer++) c = reluCorrelation(c);
    expect((1 - c) * 1e6).toBeCloseTo(43.13, 1);
  });
});
