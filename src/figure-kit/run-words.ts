/** What stands beside a run's bar. */
import { count, seconds } from './format.ts';
import type { RunProgress, RunState } from './run-state.ts';
import { timeLeftWords } from './time-left.ts';

export interface RunShown {
  readonly state: RunState;
  readonly progress: RunProgress | undefined;
  readonly outOfSight: boolean;
  /** Seconds, once they can be told. */
  readonly left?: number | undefined;
}

/** “1,240 of 3,000 steps, 4.1 s, about 6 s left” */
export function progressWords({ state, progress, outOfSight, left }: RunShown, noun: string): string {
  if (!progress) return state === 'running' ? 'starting' : 'ready';
  const done = `${count(progress.step)} of ${count(progress.totalSteps)} ${noun}`;
  if (outOfSight) return `${done}, paused while out of sight`;
  const rest = state === 'running' && left !== undefined ? timeLeftWords(left) : undefined;
  return `${done}, ${seconds(progress.seconds)}${rest === undefined ? '' : `, ${rest}`}`;
}
