/** The seeds of a figure's settings: the next one, and those to run beside it. */
import { largestSeed, type Controls, type Settings } from './controls.ts';

export const seedKeys = (controls: Controls): readonly string[] =>
  Object.entries(controls).flatMap(([key, control]) => (control.kind === 'seed' ? [key] : []));

/** Whether a reader may take another seed: an embed's address can lock them. */
export const hasFreeSeed = (controls: Controls, locked: ReadonlySet<string>): boolean =>
  seedKeys(controls).some((key) => !locked.has(key));

/** The settings with each seed so many further on; after the largest comes 1. */
export function withSeedAhead(controls: Controls, settings: Settings, by = 1): Settings {
  const moved = seedKeys(controls).map((key) => {
    const value = settings[key];
    return [key, typeof value === 'number' ? ((value - 1 + by) % largestSeed) + 1 : 1] as const;
  });
  return { ...settings, ...Object.fromEntries(moved) };
}
