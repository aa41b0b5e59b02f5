/**
 * One live figure: what is set, what came of it, and what is being done. The data flows one way,
 *
 *   link or page (state.ts) → settings → compute here, or run in a worker (run-client.ts) → result → features
 *
 * and each feature (features/*.ts) is told what changed and shows it, or asks for a change. A feature never calls
 * another one.
 */
import type { Frame } from '../experiments/experiment.ts';
import type { Settings } from './controls.ts';
import type { Figure } from './figure.ts';
import { createRunClient, type RunClient } from './run-client.ts';
import type { RunProgress, RunState } from './run-state.ts';
import { settingsFromLink } from './state.ts';

export interface SessionEvents {
  /** Settings changed, by a control, a link, a picture or a reset. `settled` is false in the midst of a drag. */
  settings: { readonly settled: boolean };
  /** The run began, went on, paused, ended or failed. */
  run: undefined;
  /** A result is there to be shown. At most one a display frame. */
  result: undefined;
  /** A shard is on its way. */
  loading: { readonly what: string; readonly share: number };
  /** Something could not be computed, drawn or loaded. */
  failed: { readonly message: string; readonly canRetry: boolean };
  /** What had failed is tried again or given up. */
  recovered: undefined;
  /** The figure leaves the page. */
  close: undefined;
}

export interface Session {
  readonly root: HTMLElement;
  readonly figure: Figure;
  /** The page's own settings, checked when the page was built. */
  readonly page: Settings;
  readonly settings: Settings;
  /** Undefined only before the first computation. */
  readonly result: unknown;
  readonly runState: RunState;
  readonly progress: RunProgress | undefined;
  /** True while the picture made at build time stands: a run that nobody has started or changed. */
  readonly showsBuildPicture: boolean;
  change(changes: Settings, settled?: boolean): void;
  /** Back to the page's settings, and a run to its beginning. */
  reset(): void;
  play(): void;
  pause(): void;
  step(): void;
  retry(): void;
  /** Shows the result again, as after a resize. */
  redraw(): void;
  fail(message: string): void;
  on<E extends keyof SessionEvents>(event: E, listener: (detail: SessionEvents[E]) => void): void;
  close(): void;
}

export interface SessionOptions {
  readonly figure: Figure;
  readonly page: Settings;
  /** Where the image sets are, for runs. */
  readonly dataUrl: string;
  /** The page's query, which may carry a state. */
  readonly query: string;
}

type Listeners = { [E in keyof SessionEvents]: ((detail: SessionEvents[E]) => void)[] };

export function createSession(root: HTMLElement, { figure, page, dataUrl, query }: SessionOptions): Session {
  const { source } = figure;
  const listeners: Listeners = {
    settings: [],
    run: [],
    result: [],
    loading: [],
    failed: [],
    recovered: [],
    close: [],
  };
  const tell = <E extends keyof SessionEvents>(event: E, detail: SessionEvents[E]) => {
    for (const listener of listeners[event]) listener(detail);
  };

  let settings = settingsFromLink(figure.id, figure.controls, page, query);
  let result: unknown;
  let progress: RunProgress | undefined;
  let runState: RunState = 'ready';
  let started = false;
  let failing = false;
  let showsBuildPicture =
    source.kind === 'run' && Object.keys(settings).every((key) => settings[key] === page[key]);
  let scheduled = 0;

  const fail = (message: string, canRetry = false) => {
    failing = true;
    tell('failed', { message, canRetry });
  };
  const recover = () => {
    if (!failing) return;
    failing = false;
    tell('recovered', undefined);
  };
  const settingsInWords = () =>
    Object.entries(settings)
      .map(([key, value]) => `${key} ${String(value)}`)
      .join(', ');

  const show = () => {
    scheduled = 0;
    try {
      if (source.kind === 'instant') result = source.compute(settings);
      else if (!started) result = source.start(settings);
      tell('result', undefined);
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      fail(`Figure “${figure.id}” could not be drawn (${settingsInWords()}): ${reason}`);
    }
    client?.drawn();
  };
  const redraw = () => {
    showsBuildPicture = false;
    if (scheduled === 0) scheduled = requestAnimationFrame(show);
  };
  const setRun = (state: RunState) => {
    runState = state;
    tell('run', undefined);
  };

  const client: RunClient | undefined =
    source.kind === 'run'
      ? createRunClient(dataUrl, {
          frames(frames: readonly Frame[], seconds, state) {
            for (const frame of frames) result = source.collect(result, frame, settings);
            const last = frames.at(-1);
            if (last) progress = { step: last.step, totalSteps: last.totalSteps, seconds };
            else if (progress) progress = { ...progress, seconds };
            setRun(state);
            redraw();
          },
          loading: (what, share) => tell('loading', { what, share }),
          failed(message, canRetry) {
            setRun('failed');
            fail(message, canRetry);
          },
        })
      : undefined;

  /** Ends the run; the next one begins at its first step. */
  const clear = () => {
    if (started) client?.close();
    started = false;
    progress = undefined;
    setRun('ready');
  };
  const go = (how: 'resume' | 'step') => {
    if (source.kind !== 'run') return;
    if (!started) {
      started = true;
      result = source.start(settings);
      client?.start(source.experiment, source.settings(settings));
    }
    setRun(how === 'resume' ? 'running' : 'paused');
    client?.[how]();
  };

  return {
    root,
    figure,
    page,
    get settings() {
      return settings;
    },
    get result() {
      return result;
    },
    get runState() {
      return runState;
    },
    get progress() {
      return progress;
    },
    get showsBuildPicture() {
      return showsBuildPicture;
    },
    change(changes, settled = true) {
      const changed = Object.keys(changes).filter((key) => changes[key] !== settings[key]);
      settings = { ...settings, ...changes };
      recover();
      const restarts = source.kind === 'run' && changed.some((key) => !figure.controls[key]?.viewOnly);
      if (restarts) {
        const wasRunning = runState === 'running';
        clear();
        if (wasRunning) go('resume');
      }
      // Also when nothing changed but that a drag ended.
      tell('settings', { settled });
      if (changed.length > 0) redraw();
    },
    reset() {
      settings = page;
      recover();
      if (source.kind === 'run') clear();
      tell('settings', { settled: true });
      redraw();
    },
    play() {
      if (runState === 'finished') clear();
      go('resume');
    },
    pause: () => client?.pause(),
    step: () => go('step'),
    retry() {
      recover();
      go('resume');
    },
    redraw,
    fail,
    on(event, listener) {
      listeners[event].push(listener);
    },
    close() {
      cancelAnimationFrame(scheduled);
      client?.close();
      tell('close', undefined);
    },
  };
}
