/** Where a run stands. */
export type RunState = 'ready' | 'running' | 'paused' | 'finished' | 'failed';

export interface RunProgress {
  readonly step: number;
  readonly totalSteps: number;
  /** Computing time so far, without waiting and pauses. */
  readonly seconds: number;
}
