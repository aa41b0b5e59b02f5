import { describe, expect, it } from 'vitest';
import { createStops, type StopRules } from '../../../src/figure-kit/stops.ts';

/** The first step of a run of these values at which it stops, and why. */
function firstStop(rules: StopRules<number>, values: readonly number[], target?: number) {
  const stops = createStops(rules);
  stops.choose(target);
  for (const [step, value] of values.entries()) {
    const reason = stops.after(step, value);
    if (reason !== undefined) return { step, reason };
  }
  return undefined;
}

const targets = [
  { label: 'half', reached: (share: number) => share >= 0.5 },
  { label: 'all', reached: (share: number) => share >= 1 },
];

describe('A run stops', () => {
  it('at the very step that reaches the chosen target', () => {
    expect(firstStop({ targets }, [0, 0.3, 0.6, 0.9, 1], 0)).toEqual({ step: 2, reason: 'stopped: half' });
    expect(firstStop({ targets }, [0, 0.3, 0.6, 0.9, 1], 1)?.step).toBe(4);
  });

  it('at no target that was not chosen', () => {
    expect(firstStop({ targets }, [0, 0.6, 1])).toBeUndefined();
  });

  it('once for a target: who goes on wants to see more', () => {
    const stops = createStops({ targets });
    stops.choose(0);
    expect(stops.after(1, 0.7)).toBeDefined();
    expect(stops.after(2, 0.8)).toBeUndefined();
    stops.restart();
    expect(stops.after(1, 0.7)).toBeDefined();
  });

  it('when the loss has not fallen by enough in so many steps, and not before', () => {
    const rules = { convergence: { loss: (loss: number) => loss, fall: 0.1, steps: 5 } };
    const falling = Array.from({ length: 40 }, (_, step) => 10 - 0.05 * step);
    expect(firstStop(rules, falling)).toBeUndefined();
    const settled = [...falling.slice(0, 10), ...Array.from({ length: 20 }, (_, i) => 9.5 - 0.001 * i)];
    expect(firstStop(rules, settled)?.step).toBe(10 + 5);
    expect(firstStop(rules, settled)?.reason).toContain('0.1 in 5 steps');
  });

  it('never for a loss that is not there yet', () => {
    const rules = { convergence: { loss: () => undefined, fall: 0.1, steps: 2 } };
    expect(firstStop(rules, [1, 1, 1, 1, 1, 1])).toBeUndefined();
  });
});
