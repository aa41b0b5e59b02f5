/**
 * One live figure: what is set, what came of it, and what is being done. The data flows one way,
 *
 *   link or page (state.ts) → settings → compute here, or run in a worker (run.ts) → result → features
 *
 * and each feature (features/*.ts) is told what changed and shows it, or asks for a change. A feature never calls
 * another one.
 */
import type { Settings } from './controls.ts';
import { runFailure, type Failure } from './failure.ts';
import type { Beside, Figure } from './figure.ts';
import { createRun, type Run } from './run.ts';
import type { RunProgress, RunState } from './run-state.ts';
import { settingsInWords } from './setting-words.ts';
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
  failed: Failure;
  /** What had failed is tried again or given up. */
  recovered: undefined;
  /** The figure leaves the page. */
  close: undefined;
}

/** Controls that nothing may move, neither the reader nor a link: see presets.ts. */
export interface FixedControls {
  /** The hidden ones are among them. */
  readonly locked: ReadonlySet<string>;
  readonly hidden: ReadonlySet<string>;
}

export interface Session {
  readonly root: HTMLElement;
  readonly figure: Figure;
  /** Its name in links: the figure's id, with `.2` for a second copy on one page. */
  readonly name: string;
  /** Where the site begins, for links to the figure's own page and its embed. */
  readonly siteUrl: string;
  /** The settings of the picture made when the page was built. */
  readonly built: Settings;
  /** What the page shows unasked: what was built, or what an embed's address presets. */
  readonly page: Settings;
  readonly fixed: FixedControls;
  /** Where the image sets are, for runs. */
  readonly dataUrl: string;
  readonly settings: Settings;
  /** Undefined only before the first computation. */
  readonly result: unknown;
  /** Of figures that run: its pace, its target, what it waits for. */
  readonly run: Run | undefined;
  readonly runState: RunState;
  readonly progress: RunProgress | undefined;
  /** Other runs that are drawn and told beside this one. */
  readonly beside: Beside<Settings, unknown>;
  /** True while the picture made at build time stands: a run that nobody has started or changed. */
  readonly showsBuildPicture: boolean;
  change(changes: Settings, settled?: boolean): void;
  /** Back to the page's settings, and a run to its beginning. */
  reset(): void;
  play(): void;
  pause(): void;
  step(): void;
  retry(): void;
  /** Sets some of `beside`, and draws it. */
  put(beside: Beside<Settings, unknown>): void;
  /** Shows the result again, as after a resize. */
  redraw(): void;
  fail(message: string): void;
  on<E extends keyof SessionEvents>(event: E, listener: (detail: SessionEvents[E]) => void): void;
  close(): void;
}

export interface SessionOptions {
  readonly figure: Figure;
  readonly name: string;
  readonly siteUrl: string;
  readonly built: Settings;
  readonly page: Settings;
  readonly fixed: FixedControls;
  /** Where the image sets are, for runs. */
  readonly dataUrl: string;
  /** The page's query, which may carry a state. */
  readonly query: string;
}

type Listeners = { [E in keyof SessionEvents]: ((detail: SessionEvents[E]) => void)[] };

export function createSession(
  root: HTMLElement,
  { figure, name, siteUrl, built, page, fixed, dataUrl, query }: SessionOptions,
): Session {
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

  const movable = (changes: Settings): Settings =>
    Object.fromEntries(Object.entries(changes).filter(([key]) => !fixed.locked.has(key)));

  let settings: Settings = { ...page, ...movable(settingsFromLink(name, figure.controls, page, query)) };
  let result: unknown;
  let beside: Beside<Settings, unknown> = {};
  let failing = false;
  let showsBuildPicture =
    source.kind === 'run' && Object.keys(settings).every((key) => settings[key] === built[key]);
  let scheduled = 0;

  const fail = (failure: Failure) => {
    failing = true;
    tell('failed', failure);
  };
  const recover = () => {
    if (!failing) return;
    failing = false;
    tell('recovered', undefined);
  };
  const show = () => {
    scheduled = 0;
    try {
      if (source.kind === 'instant') result = source.compute(settings);
      else result = run && run.state !== 'ready' ? run.result : source.start(settings);
      tell('result', undefined);
    } catch (error) {
      run?.pause();
      const reason = error instanceof Error ? error.message : String(error);
      const where = settingsInWords(figure.controls, settings);
      fail({ message: `Figure “${figure.id}” could not be drawn (${where}): ${reason}`, canRetry: false });
    }
    run?.drawn();
  };
  const redraw = () => {
    showsBuildPicture = false;
    if (scheduled === 0) scheduled = requestAnimationFrame(show);
  };

  const run: Run | undefined =
    source.kind === 'run'
      ? createRun(source, dataUrl, {
          changed: () => tell('run', undefined),
          grew: redraw,
          loading: (what, share) => tell('loading', { what, share }),
          failed: (failure) => fail(runFailure(failure, figure, settings)),
        })
      : undefined;

  return {
    root,
    figure,
    name,
    siteUrl,
    built,
    page,
    fixed,
    dataUrl,
    get settings() {
      return settings;
    },
    get result() {
      return result;
    },
    run,
    get runState() {
      return run?.state ?? 'ready';
    },
    get progress() {
      return run?.progress;
    },
    get beside() {
      return beside;
    },
    get showsBuildPicture() {
      return showsBuildPicture;
    },
    change(asked, settled = true) {
      const changes = movable(asked);
      const changed = Object.keys(changes).filter((key) => changes[key] !== settings[key]);
      settings = { ...settings, ...changes };
      recover();
      if (run && changed.some((key) => !figure.controls[key]?.viewOnly)) {
        const wasRunning = run.state === 'running';
        run.clear();
        if (wasRunning) run.play(settings);
      }
      // Also when nothing changed but that a drag ended.
      tell('settings', { settled });
      if (changed.length > 0) redraw();
    },
    reset() {
      settings = page;
      recover();
      run?.clear();
      tell('settings', { settled: true });
      redraw();
    },
    play: () => run?.play(settings),
    pause: () => run?.pause(),
    step: () => run?.step(settings),
    retry() {
      recover();
      run?.play(settings);
    },
    put(more) {
      beside = { ...beside, ...more };
      redraw();
    },
    redraw,
    fail: (message) => fail({ message, canRetry: false }),
    on(event, listener) {
      listeners[event].push(listener);
    },
    close() {
      cancelAnimationFrame(scheduled);
      run?.close();
      tell('close', undefined);
    },
  };
}
