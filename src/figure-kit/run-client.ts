/** The page's end of a run: starts the worker when it is first needed and turns its messages into calls. */
import type { ExperimentSettings, Frame } from '../experiments/experiment.ts';
import type { FromWorker, ToWorker } from './messages.ts';

export interface RunEvents {
  frames(frames: readonly Frame[], seconds: number, state: 'running' | 'paused' | 'finished'): void;
  loading(what: string, share: number): void;
  failed(message: string, canRetry: boolean): void;
}

export interface RunClient {
  start(experiment: string, settings: ExperimentSettings): void;
  resume(): void;
  pause(): void;
  step(): void;
  /** Frames of the current run are drawn; more may come. */
  drawn(): void;
  /** Ends the worker at once. */
  close(): void;
}

export function createRunClient(dataUrl: string, events: RunEvents): RunClient {
  let worker: Worker | undefined;
  let run = 0;

  const open = (): Worker => {
    const opened = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' });
    opened.addEventListener('message', (event: MessageEvent<FromWorker>) => receive(event.data));
    opened.addEventListener('error', (event) => {
      event.preventDefault();
      close();
      events.failed(
        `The worker that computes this stopped: ${event.message || 'it could not be loaded'}.`,
        false,
      );
    });
    return opened;
  };

  const receive = (message: FromWorker) => {
    if (message.run !== run) return;
    if (message.kind === 'frames') events.frames(message.frames, message.seconds, message.state);
    else if (message.kind === 'loading') events.loading(message.what, message.share);
    else events.failed(message.message, message.canRetry);
  };

  const send = (message: ToWorker) => {
    worker ??= open();
    worker.postMessage(message);
  };

  const close = () => {
    worker?.terminate();
    worker = undefined;
    run++;
  };

  return {
    start(experiment, settings) {
      run++;
      send({ kind: 'start', run, experiment, settings, dataUrl });
    },
    resume: () => send({ kind: 'resume', run }),
    pause: () => send({ kind: 'pause', run }),
    step: () => send({ kind: 'step', run }),
    drawn: () => send({ kind: 'drawn', run }),
    close,
  };
}
