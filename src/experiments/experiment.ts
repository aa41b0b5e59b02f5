/**
 * What an experiment is: settings in, frames out. One file of this folder default-exports one.
 *
 * Pure: no DOM, no clock, no fetch, no unseeded randomness, so that it gives the same frames in a worker,
 * in Node, in a test and at build time. One call of the generator's `next` should take under 20 ms in a
 * tab: that is how often the worker can be paused or stopped. What takes longer yields a `breath` in between.
 */
import type { Breath } from './breath.ts';
import type { DataAccess, WaitingForShard } from './data-access.ts';

export type SettingValue = number | string | boolean;
export type ExperimentSettings = Readonly<Record<string, SettingValue>>;

/** What every frame says; an experiment adds its own numbers and typed arrays. */
export interface Frame {
  /** Steps of training (or of whatever the experiment repeats) done so far. */
  readonly step: number;
  readonly totalSteps: number;
}

export interface Experiment<S extends ExperimentSettings = ExperimentSettings, F extends Frame = Frame> {
  /** The file's name without `.ts`. */
  readonly id: string;
  readonly defaults: S;
  /** The image sets it reads: whoever runs it loads what they are (`DataAccess.info`) before it starts. */
  sets?(settings: S): readonly string[];
  /** `now` (milliseconds, growing) is for experiments that measure time; nothing else may depend on it. */
  run(settings: S, data: DataAccess, now: () => number): Generator<F | WaitingForShard | Breath, void, void>;
}

export function defineExperiment<S extends ExperimentSettings, F extends Frame>(
  experiment: Experiment<S, F>,
): Experiment<S, F> {
  return experiment;
}
