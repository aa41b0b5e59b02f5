/**
 * The page's end of a run: starts the worker when it is first needed, turns its messages into calls, and notices when
 * it is gone.
 */
import type { ExperimentSettings, Frame } from '../experiments/experiment.ts';
import type { Divergence } from '../networks/divergence.ts';
import type { FromWorker, ToWorker } from './messages.ts';
import type { Pace } from './pace.ts';
import { createWorkerWatch } from './worker-watch.ts';

export interface RunFailure {
  readonly message: string;
  /** `resume`: it can go on from where it is; `restart`: only from the beginning; `no`: it would end there again. */
  readonly again: 'resume' | 'restart' | 'no';
  readonly divergence?: Divergence;
}

export interface RunClientEvents {
  frames(frames: readonly Frame[], seconds: number, state: 'running' | 'paused' | 'finished'): void;
  loading(what: string, share: number): void;
  failed(failure: RunFailure): void;
}

export interface RunClient {
  start(experiment: string, settings: ExperimentSettings, pace: Pace): void;
  resume(): void;
  pause(): void;
  step(): void;
  setPace(pace: Pace): void;
  /** Frames of the current run are drawn; more may come. */
  drawn(): void;
  /** Ends the worker at once. */
  close(): void;
}

export function createRunClient(dataUrl: string, events: RunClientEvents): RunClient {
  let worker: Worker | undefined;
  let run = 0;

  const open = (): Worker => {
    const opened = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' });
    opened.addEventListener('message', (event: MessageEvent<FromWorker>) => receive(event.data));
    opened.addEventListener('error', (event) => {
      event.preventDefault();
      if (opened === worker) lost(event.message || 'it could not be loaded');
    });
    return opened;
  };
  const lost = (reason: string) => {
    close();
    events.failed({ message: `The worker that computes this stopped: ${reason}.`, again: 'restart' });
  };
  const watch = createWorkerWatch({
    ask: () => worker?.postMessage({ kind: 'ping', run } satisfies ToWorker),
    gone: () => lost('it no longer answers, as when a browser runs out of memory'),
  });

  const receive = (message: FromWorker) => {
    watch.heard();
    if (message.run !== run) return;
    switch (message.kind) {
      case 'alive':
        return;
      case 'loading':
        events.loading(message.what, message.share);
        return;
      case 'frames':
        if (message.state === 'running') watch.begin();
        else watch.end();
        events.frames(message.frames, message.seconds, message.state);
        return;
      case 'failed': {
        watch.end();
        const { message: text, canRetry, divergence } = message;
        const again = canRetry ? 'resume' : divergence ? 'no' : 'restart';
        events.failed({ message: text, again, ...(divergence && { divergence }) });
      }
    }
  };

  const send = (message: ToWorker) => {
    worker ??= open();
    worker.postMessage(message);
  };
  const close = () => {
    watch.end();
    worker?.terminate();
    worker = undefined;
    run++;
  };
  const busy = (kind: 'resume' | 'step') => {
    send({ kind, run });
    watch.begin();
  };

  return {
    start(experiment, settings, pace) {
      run++;
      send({ kind: 'start', run, experiment, settings, dataUrl, pace });
    },
    resume: () => busy('resume'),
    step: () => busy('step'),
    // A worker that is not there has nothing to pause or to go on with.
    pause: () => worker?.postMessage({ kind: 'pause', run } satisfies ToWorker),
    setPace: (pace) => worker?.postMessage({ kind: 'pace', run, pace } satisfies ToWorker),
    drawn: () => worker?.postMessage({ kind: 'drawn', run } satisfies ToWorker),
    close,
  };
}
