/** Runs an experiment to its end outside a page: for tests, benchmarks, and pictures made at build time. */
import type { ImageSource } from '../data/source.ts';
import { isBreath } from './breath.ts';
import { isWaiting } from './data-access.ts';
import type { Experiment, ExperimentSettings, Frame } from './experiment.ts';

export interface RunOptions {
  /** Stop after the first frame of this step or a later one. */
  readonly stopAfter?: number;
  /** The clock for experiments that measure time, such as `() => performance.now()`; others need none. */
  readonly now?: () => number;
}

/** @returns every frame, in order. Shards are loaded when the experiment waits for them. */
export async function runToEnd<S extends ExperimentSettings, F extends Frame>(
  experiment: Experiment<S, F>,
  settings: Partial<S>,
  source: Pick<ImageSource, 'info' | 'load' | 'loaded'>,
  { stopAfter = Infinity, now = noClock }: RunOptions = {},
): Promise<F[]> {
  const all = { ...experiment.defaults, ...settings };
  for (const set of experiment.sets?.(all) ?? []) await source.info(set);
  const frames: F[] = [];
  for (const frame of experiment.run(all, source.loaded, now)) {
    if (isBreath(frame)) continue;
    if (isWaiting(frame)) {
      await source.load(frame.waiting.set, frame.waiting.split, frame.waiting.index);
      continue;
    }
    frames.push(frame);
    if (frame.step >= stopAfter) break;
  }
  return frames;
}

function noClock(): never {
  throw new Error('This experiment measures time: give runToEnd a clock, { now: () => performance.now() }.');
}
