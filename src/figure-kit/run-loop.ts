/**
 * Turns an experiment's generator into a run that can be played, paused, stepped and watched. It computes in
 * slices, so that a pause takes effect within one slice, and posts at most one batch of frames until the page
 * says that the last one is drawn: learning is never slowed by drawing.
 */
import type { WaitingForShard } from '../experiments/data-access.ts';
import { isWaiting } from '../experiments/data-access.ts';
import type { Frame } from '../experiments/experiment.ts';

const sliceMilliseconds = 14;

export interface RunLoopOptions {
  readonly frames: Generator<Frame | WaitingForShard, void, void>;
  /** Loads the shard that the experiment waits for; an error ends in `failed`, and `resume` tries again. */
  load(shard: WaitingForShard['waiting']): Promise<unknown>;
  /** Milliseconds, growing. */
  now(): number;
  /** Lets other messages through. */
  pauseForMessages(): Promise<void>;
  post(
    message:
      | {
          kind: 'frames';
          frames: readonly Frame[];
          seconds: number;
          state: 'running' | 'paused' | 'finished';
        }
      | { kind: 'failed'; message: string; canRetry: boolean },
  ): void;
}

export interface RunLoop {
  resume(): void;
  pause(): void;
  /** Runs to the next frame, then pauses. */
  step(): void;
  /** The page has drawn the last batch. */
  drawn(): void;
  /** For good. */
  stop(): void;
}

export function createRunLoop(options: RunLoopOptions): RunLoop {
  let wanted: 'running' | 'step' | 'paused' | 'stopped' = 'paused';
  let active = false;
  let finished = false;
  let pageIsDrawing = false;
  let computed = 0;
  let loading = false;
  let batch: Frame[] = [];

  const flush = (state: 'running' | 'paused' | 'finished') => {
    if (state === 'running' && (pageIsDrawing || batch.length === 0)) return;
    pageIsDrawing = true;
    options.post({ kind: 'frames', frames: batch, seconds: computed / 1000, state });
    batch = [];
  };

  /** One slice of computing. Gives the shard it stopped for, if any. */
  const slice = (): WaitingForShard['waiting'] | undefined => {
    const begin = options.now();
    try {
      while (options.now() - begin < sliceMilliseconds) {
        const next = options.frames.next();
        if (next.done) {
          finished = true;
          return undefined;
        }
        if (isWaiting(next.value)) return next.value.waiting;
        batch.push(next.value);
        if (wanted === 'step') {
          wanted = 'paused';
          return undefined;
        }
      }
    } finally {
      computed += options.now() - begin;
    }
    return undefined;
  };

  const isWanted = () => wanted === 'running' || wanted === 'step';

  const loop = async () => {
    if (active) return;
    active = true;
    try {
      while (isWanted() && !finished) {
        const missing = slice();
        if (missing) {
          loading = true;
          await options.load(missing);
          loading = false;
        }
        if (!finished && isWanted()) flush('running');
        await options.pauseForMessages();
      }
      if (wanted !== 'stopped') flush(finished ? 'finished' : 'paused');
    } catch (error) {
      if (wanted !== 'stopped') {
        wanted = 'paused';
        // A generator that threw is over; a shard that did not come can be asked for again.
        const message = error instanceof Error ? error.message : String(error);
        options.post({ kind: 'failed', message, canRetry: loading });
      }
    } finally {
      active = false;
    }
  };

  const want = (state: 'running' | 'step') => {
    if (wanted === 'stopped') return;
    wanted = state;
    void loop();
  };

  return {
    resume: () => want('running'),
    step: () => want('step'),
    pause: () => {
      if (wanted !== 'stopped') wanted = 'paused';
    },
    drawn: () => {
      pageIsDrawing = false;
    },
    stop: () => {
      wanted = 'stopped';
    },
  };
}
