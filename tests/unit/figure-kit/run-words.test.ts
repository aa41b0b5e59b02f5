import { describe, expect, it } from 'vitest';
import { integer, seed } from '../../../src/figure-kit/controls.ts';
import { progressWords } from '../../../src/figure-kit/run-words.ts';
import { withSeedAhead } from '../../../src/figure-kit/seeds.ts';

const progress = { step: 1240, totalSteps: 3000, seconds: 4.1 };
const said = (run: Parameters<typeof progressWords>[0]) =>
  progressWords(run, 'steps').replaceAll('\u202f', ' ');

describe('Beside a run’s bar stands', () => {
  it('how far it is, how long it took and how long it will take', () => {
    const run = { state: 'running', progress, outOfSight: false, left: 6.2 } as const;
    expect(said(run)).toBe('1,240 of 3,000 steps, 4.1 s, about 6 s left');
    expect(said({ ...run, left: undefined })).toBe('1,240 of 3,000 steps, 4.1 s');
    expect(said({ ...run, state: 'paused' })).toBe('1,240 of 3,000 steps, 4.1 s');
  });

  it('that it waits until it is seen again', () => {
    expect(said({ state: 'running', progress, outOfSight: true })).toBe(
      '1,240 of 3,000 steps, paused while out of sight',
    );
  });
});

describe('Further seeds', () => {
  const controls = { seed: seed(), depth: integer({ label: 'Depth', min: 1, max: 9, default: 2 }) };
  it('are the next ones, and begin at 1 again after the largest', () => {
    expect([1, 2, 3].map((by) => withSeedAhead(controls, { seed: 97, depth: 2 }, by))).toEqual([
      { seed: 98, depth: 2 },
      { seed: 99, depth: 2 },
      { seed: 1, depth: 2 },
    ]);
  });
});
