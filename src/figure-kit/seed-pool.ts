/**
 * Runs of further seeds beside the one that is shown, as many at a time as there are cores for them. They are the same
 * runs, by the same code; only nobody draws each of their frames.
 */
import type { Frame } from '../experiments/experiment.ts';
import type { Settings } from './controls.ts';
import type { RunSource } from './figure.ts';
import { createRun, type Run } from './run.ts';

export interface SeedPool {
  start(settings: readonly Settings[]): void;
  /** Results of all runs that have one, in the order of their seeds; those of unfinished runs among them. */
  readonly results: readonly unknown[];
  readonly finished: number;
  readonly failed: number;
  readonly total: number;
  setInSight(inSight: boolean): void;
  /** Ends all workers at once and forgets what they found. */
  clear(): void;
}

/** How often each worker is asked for news. */
const newsMilliseconds = 250;

export function createSeedPool(
  source: RunSource<Settings, unknown, Frame>,
  dataUrl: string,
  { workers, changed }: { readonly workers: number; changed(): void },
): SeedPool {
  interface Job {
    readonly settings: Settings;
    readonly run: Run;
    timer?: ReturnType<typeof setTimeout>;
  }
  let jobs: readonly Job[] = [];
  let inSight = true;

  const hasEnded = ({ run }: Job) =>
    run.state === 'finished' || run.state === 'failed' || run.reason !== undefined;
  const begin = () => {
    const waiting = jobs.filter(({ run }) => run.state === 'ready');
    const busy = jobs.length - waiting.length - jobs.filter(hasEnded).length;
    for (const { run, settings } of waiting.slice(0, Math.max(0, workers - busy))) {
      run.setInSight(inSight);
      run.play(settings);
    }
  };
  const createJob = (settings: Settings): Job => {
    const run = createRun(source, dataUrl, {
      changed() {
        if (!hasEnded(job)) return;
        run.close();
        begin();
        changed();
      },
      grew() {
        clearTimeout(job.timer);
        job.timer = setTimeout(() => run.drawn(), newsMilliseconds);
        changed();
      },
      loading: () => undefined,
      failed: () => undefined,
    });
    const job: Job = { settings, run };
    return job;
  };
  const clear = () => {
    for (const { run, timer } of jobs) {
      clearTimeout(timer);
      run.close();
    }
    jobs = [];
  };

  return {
    start(settings) {
      clear();
      jobs = settings.map(createJob);
      begin();
    },
    get results() {
      return jobs.filter(({ run }) => run.progress && run.state !== 'failed').map(({ run }) => run.result);
    },
    get finished() {
      return jobs.filter((job) => hasEnded(job) && job.run.state !== 'failed').length;
    },
    get failed() {
      return jobs.filter(({ run }) => run.state === 'failed').length;
    },
    get total() {
      return jobs.length;
    },
    setInSight(next) {
      inSight = next;
      for (const { run } of jobs) run.setInSight(next);
    },
    clear,
  };
}
