/** What the field guide says of its figures, held against what they compute. */
import { beforeAll, describe, expect, test } from 'vitest';
import { readFiles } from '../../../src/data/read-files.ts';
import { createImageSource } from '../../../src/data/source.ts';
import { runToEnd } from '../../../src/experiments/run.ts';
import smallTournament, { type TournamentRun } from '../../../src/experiments/small-tournament.ts';
import portrait from '../../../src/figures/family-portrait.ts';
import tournament from '../../../src/figures/small-tournament.ts';
import { estimate } from '../../../src/numerics/student-t.ts';

const ask = (
  answers: Partial<{
    kink: 'any' | 'kinked' | 'smooth';
    falls: 'any' | 'never' | 'falls';
    ends: 'any' | 'bounded' | 'below' | 'free';
    zeros: 'any' | 'silent' | 'loud';
  }>,
) => {
  if (portrait.source.kind !== 'instant') throw new Error('the portrait is instant');
  const open = { kink: 'any', falls: 'any', ends: 'any', zeros: 'any' } as const;
  return portrait.source.compute({ ...open, ...answers }).fit.map(({ activation }) => activation.id);
};

describe('the family', () => {
  test('opens on a corner in which GELU and SiLU are, and ReLU is not', () => {
    const corner = ask({ kink: 'smooth', falls: 'falls', ends: 'below' });
    expect(corner).toEqual(expect.arrayContaining(['gelu', 'silu', 'mish']));
    expect(corner).not.toContain('relu');
    expect(corner.length).toBeLessThan(ask({}).length / 3);
  });

  test('has the traits that the text gives it', () => {
    expect(ask({ kink: 'kinked', zeros: 'silent' }).toSorted()).toEqual(
      ['hard-sigmoid', 'hard-swish', 'relu', 'relu6', 'step'].toSorted(),
    );
    expect(ask({ kink: 'kinked', falls: 'never', ends: 'below', zeros: 'silent' })).toContain('relu');
    for (const id of ['squared-relu', 'elu', 'tanh', 'gelu', 'softplus'])
      expect(ask({ kink: 'smooth' })).toContain(id);
    for (const id of ['sigmoid', 'tanh', 'relu6']) expect(ask({ ends: 'bounded' })).toContain(id);
    // A leak of a hundredth is slow and not bounded.
    expect(ask({ ends: 'free' })).toEqual(expect.arrayContaining(['leaky-relu', 'identity', 'log-sigmoid']));
    expect(ask({ ends: 'below' })).toEqual(expect.arrayContaining(['relu', 'elu', 'softplus']));
  });

  test('each has one answer to each question', () => {
    const all = ask({}).length;
    expect(ask({ kink: 'kinked' }).length + ask({ kink: 'smooth' }).length).toBe(all);
    expect(
      ask({ ends: 'bounded' }).length + ask({ ends: 'below' }).length + ask({ ends: 'free' }).length,
    ).toBe(all);
  });
});

describe.each([1, 6, 11])('a tournament of five seeds from %i', (seed) => {
  let runs: readonly TournamentRun[];
  beforeAll(async () => {
    const source = createImageSource({ readBytes: readFiles('public/data') });
    const frames = await runToEnd(smallTournament, { seed }, source);
    runs = frames.flatMap(({ run }) => (run ? [run] : []));
  });
  const of = (id: string) =>
    runs.filter(({ activation }) => activation === id).map(({ accuracy }) => accuracy);
  const against = (a: string, b: string) => estimate(of(a).map((accuracy, k) => accuracy - of(b)[k]));

  test('is won by GELU or SiLU, by less than anybody could see', () => {
    const means = ['relu', 'gelu', 'silu', 'tanh', 'sigmoid'].map((id) => ({
      id,
      mean: estimate(of(id)).mean,
    }));
    const [first, second] = means.toSorted((a, b) => b.mean - a.mean);
    expect(first?.id).toBe(seed === 6 ? 'gelu' : 'silu');
    const lead = 100 * ((first?.mean ?? NaN) - (second?.mean ?? NaN));
    expect(lead).toBeGreaterThan(0.015);
    expect(lead).toBeLessThan(0.145);
  });

  test('does not tell ReLU from its successors, and its rows are known to about a point', () => {
    for (const id of ['gelu', 'silu', 'tanh']) expect(against('relu', id).p).toBeGreaterThan(0.05);
    for (const id of ['relu', 'gelu', 'silu', 'tanh', 'sigmoid']) {
      const { halfWidth } = estimate(of(id));
      expect(halfWidth).toBeGreaterThan(0.005);
      expect(halfWidth).toBeLessThan(0.022);
      const spread = Math.max(...of(id)) - Math.min(...of(id));
      expect(spread).toBeGreaterThan(0.0095);
      expect(spread).toBeLessThan(0.0425);
    }
  });

  test('has as many pairs under 0.05, and as many after Holm, as the text says', () => {
    const said = tournament.readouts?.({ runs, step: 0 }, { activations: '', seed }) ?? [];
    const expected = { 1: ['3 of 10', '3 of 10'], 6: ['3 of 10', '0 of 10'], 11: ['1 of 10', '0 of 10'] }[
      seed
    ];
    expect([said[1]?.value, said[3]?.value]).toEqual(expected);
  });
});
