import { describe, expect, it } from 'vitest';
import { createTimeLeft, timeLeftWords } from '../../../src/figure-kit/time-left.ts';

/** Watches a run of `total` seconds, looked at sixty times a second, whose speed trembles by up to `tremble`. */
function watchRun(total: number, tremble: number, until = total) {
  const timeLeft = createTimeLeft();
  const told: { now: number; left: number | undefined }[] = [];
  for (let frame = 0; frame <= until * 60; frame++) {
    const now = frame / 60;
    const share = Math.min(1, now / total + (tremble / total) * Math.sin(7 * frame));
    told.push({ now, left: timeLeft.at(100 + now, Math.max(0, share)) });
  }
  return told;
}

describe('The time left', () => {
  it('is not told before it can be', () => {
    expect(watchRun(30, 0, 1).every(({ left }) => left === undefined)).toBe(true);
    expect(watchRun(30, 0, 3).at(-1)?.left).toBeCloseTo(27, 1);
  });

  it('comes within a tenth of the truth for a run that trembles', () => {
    for (const { now, left } of watchRun(30, 0.05))
      if (left !== undefined && now > 3) expect(Math.abs(left - (30 - now))).toBeLessThan(3);
  });

  it('hardly ever rises from one look to the next', () => {
    const told = watchRun(30, 0.02).flatMap(({ left }) => (left === undefined ? [] : [left]));
    const rises = told.slice(1).filter((left, place) => left > (told[place] ?? 0) + 0.05);
    expect(rises).toEqual([]);
  });

  it('believes a change of speed after a few seconds', () => {
    const timeLeft = createTimeLeft();
    let left: number | undefined;
    // A tenth in five seconds, then four times slower.
    for (let t = 0; t <= 20; t += 0.05) left = timeLeft.at(t, t < 5 ? t / 50 : 0.1 + (t - 5) / 200);
    expect(left).toBeGreaterThan(140);
    expect(left).toBeLessThan(185);
  });

  it('forgets the time of a pause', () => {
    const timeLeft = createTimeLeft();
    for (let t = 0; t <= 3; t += 0.05) timeLeft.at(t, t / 10);
    timeLeft.rest();
    let left: number | undefined;
    for (let t = 100; t <= 103; t += 0.05) left = timeLeft.at(t, 0.3 + (t - 100) / 10);
    expect(left).toBeCloseTo(4, 0);
  });

  it.each([
    [0.6, undefined],
    [6.2, 'about 6 s left'],
    [12.4, 'about 10 s left'],
    [58, 'about 1 min left'],
    [150, 'about 3 min left'],
  ])('of %s seconds is said as %s', (left, words) => {
    expect(timeLeftWords(left)).toBe(words);
  });
});
