/**
 * Turns an experiment's generator into a run that can be played, paused, stepped and watched. It computes in
 * slices, so that a pause takes effect within one slice, and posts at most one batch of frames until the page
 * says that the last one is drawn: learning is never slowed by drawing. At a slower pace it waits after each frame.
 */
import { isBreath, type Breath } from '../experiments/breath.ts';
import type { WaitingForShard } from '../experiments/data-access.ts';
import { isWaiting } from '../experiments/data-access.ts';
import type { Frame } from '../experiments/experiment.ts';
import { DivergenceError, type Divergence } from '../networks/divergence.ts';
import { divergenceIn } from './non-finite-loss.ts';
import type { Pace } from './pace.ts';

const sliceMilliseconds = 14;
/** Slept at most without a look at what the page wants. */
const napMilliseconds = 20;

export interface RunLoopOptions {
  readonly frames: Generator<Frame | WaitingForShard | Breath, void, void>;
  /** Loads the shard that the experiment waits for; an error ends in `failed`, and `resume` tries again. */
  load(shard: WaitingForShard['waiting']): Promise<unknown>;
  /** Milliseconds, growing. */
  now(): number;
  /** Lets other messages through. */
  pauseForMessages(): Promise<void>;
  sleep(milliseconds: number): Promise<void>;
  readonly pace?: Pace;
  post(
    message:
      | {
          kind: 'frames';
          frames: readonly Frame[];
          seconds: number;
          state: 'running' | 'paused' | 'finished';
        }
      | { kind: 'failed'; message: string; canRetry: boolean; divergence?: Divergence },
  ): void;
}

export interface RunLoop {
  resume(): void;
  pause(): void;
  /** Runs to the next frame that is a step further, then pauses. */
  step(): void;
  /** The page has drawn the last batch. */
  drawn(): void;
  setPace(pace: Pace): void;
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
  let pace = options.pace;
  /** When the next frame is due, at a slower pace than full. */
  let due = -Infinity;
  let batch: Frame[] = [];
  let lastStep = NaN;

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
        if (isBreath(next.value)) continue;
        if (isWaiting(next.value)) return next.value.waiting;
        const divergence = divergenceIn(next.value);
        if (divergence) throw new DivergenceError(divergence);
        const moved = next.value.step !== lastStep;
        lastStep = next.value.step;
        batch.push(next.value);
        // An evaluation gives several frames of one step: to a reader who steps, they would look like nothing.
        if (wanted === 'step' && moved) {
          wanted = 'paused';
          return undefined;
        }
        if (pace !== undefined) {
          due = begin + 1000 / pace;
          return undefined;
        }
      }
    } finally {
      computed += options.now() - begin;
    }
    return undefined;
  };

  /** At a slower pace, until the next frame is due; full speed only lets messages through. */
  const rest = async () => {
    await options.pauseForMessages();
    while (pace !== undefined && wanted === 'running' && !finished) {
      const remaining = due - options.now();
      if (remaining <= 0) return;
      await options.sleep(Math.min(napMilliseconds, remaining));
    }
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
        await rest();
      }
      if (wanted !== 'stopped') flush(finished ? 'finished' : 'paused');
    } catch (error) {
      if (wanted !== 'stopped') {
        wanted = 'paused';
        // How it came to that is worth seeing.
        if (batch.length > 0) flush('paused');
        // A generator that threw is over; a shard that did not come can be asked for again.
        const message = error instanceof Error ? error.message : String(error);
        options.post({
          kind: 'failed',
          message,
          canRetry: loading,
          ...(error instanceof DivergenceError && { divergence: error.divergence }),
        });
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
      if (wanted === 'stopped') return;
      wanted = 'paused';
      // A shard may take long; nothing is computed until it is there.
      if (loading) flush('paused');
    },
    setPace: (next) => {
      pace = next;
    },
    drawn: () => {
      pageIsDrawing = false;
    },
    stop: () => {
      wanted = 'stopped';
    },
  };
}
