import { describe, expect, it } from 'vitest';
import { activationIds } from '../../../src/activations/index.ts';
import type { DataAccess } from '../../../src/experiments/data-access.ts';
import cost, { type CostFrame } from '../../../src/experiments/cost-per-element.ts';

/** It reads no images; asking for one is a mistake. */
const noData: DataAccess = {
  info: () => {
    throw new Error('no images here');
  },
  shard: () => undefined,
};

const run = (now: () => number, rounds = 2): CostFrame[] =>
  [...cost.run({ ...cost.defaults, elements: 1024, rounds }, noData, now)].flatMap((frame) =>
    'id' in frame ? [frame] : [],
  );

describe('the cost of each activation', () => {
  const frames = run(() => performance.now());
  const subjects = activationIds.length + 1;

  it('is measured for every activation there is, and for a copy, once a round', () => {
    const first = frames.slice(0, subjects).map(({ id }) => id);
    expect([...first].sort()).toEqual([...activationIds, 'copy'].sort());
    for (let i = 0; i < frames.length; i++) expect(frames[i].id).toBe(first[i % subjects]);
  });

  it('is counted only after the rounds in which the engine warms up', () => {
    const counted = frames.filter((frame) => frame.counted);
    expect(counted).toHaveLength(2 * subjects);
    expect(frames.findIndex((frame) => frame.counted)).toBe(frames.length - 2 * subjects);
  });

  it('is a positive number of nanoseconds', () => {
    for (const { forward, backward } of frames) {
      expect(forward).toBeGreaterThan(0);
      expect(backward).toBeGreaterThan(0);
      expect(Number.isFinite(forward + backward)).toBe(true);
    }
  });

  it('ends where it said', () => {
    expect(frames.at(-1)?.step).toBe(frames.at(-1)?.totalSteps);
    expect(frames.at(-1)?.totalSteps).toBe(frames.length);
  });
});

it('a coarse clock makes blocks longer instead of giving zeros', () => {
  // Whole milliseconds. A copy is too short even for the longest block.
  const frames = run(() => Math.floor(performance.now()), 1).filter(({ id }) => id !== 'copy');
  expect(frames.every(({ forward, backward }) => forward > 0 && backward > 0)).toBe(true);
});

it('a clock that is too coarse, or stands still, is an error that says so', () => {
  expect(() => run(() => 16 * Math.floor(performance.now() / 16))).toThrow(/steps of 16\.0 ms/);
  expect(() => run(() => 0)).toThrow(/clock/);
});
