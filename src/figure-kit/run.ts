/**
 * One figure's run on the page's side: what the reader wants of it, what its worker has sent, and where it stands.
 * Frames are collected one by one, so that a run that stops at a target stops at the very frame that reached it; what
 * the worker computed beyond that waits until the run goes on.
 */
import type { Frame } from '../experiments/experiment.ts';
import type { Settings } from './controls.ts';
import type { RunSource } from './figure.ts';
import type { Pace } from './pace.ts';
import { createRunClient, type RunClientEvents, type RunFailure } from './run-client.ts';
import type { RunProgress, RunState } from './run-state.ts';
import { createStops } from './stops.ts';

export interface RunEvents extends Pick<RunClientEvents, 'loading'> {
  /** It began, went on, paused, ended; came into sight or left it. */
  changed(): void;
  /** There are further frames in the result. */
  grew(): void;
  failed(failure: RunFailure): void;
}

export interface Run {
  readonly state: RunState;
  readonly progress: RunProgress | undefined;
  /** What its frames have come to; undefined before its first step. */
  readonly result: unknown;
  /** Pausing only because nobody can see it. */
  readonly outOfSight: boolean;
  /** Why it stopped by itself, if it did. */
  readonly reason: string | undefined;
  /** A run that has not begun begins with these settings. */
  play(settings: Settings): void;
  step(settings: Settings): void;
  pause(): void;
  /** Back to before its first step. */
  clear(): void;
  setPace(pace: Pace): void;
  /** The place among the figure's targets; undefined for the last step. */
  setTarget(target: number | undefined): void;
  setInSight(inSight: boolean): void;
  /** The page has drawn what grew. */
  drawn(): void;
  close(): void;
}

export function createRun(
  source: RunSource<Settings, unknown, Frame>,
  dataUrl: string,
  events: RunEvents,
): Run {
  const stops = createStops(source);
  let settings: Settings = {};
  let result: unknown;
  let progress: RunProgress | undefined;
  let state: RunState = 'ready';
  let started = false;
  let inSight = true;
  let pace: Pace;
  let reason: string | undefined;
  let waiting: Frame[] = [];
  let seconds = 0;
  let workerFinished = false;
  let wantsToRun = false;

  const change = (next: RunState) => {
    state = next;
    events.changed();
  };

  /** Collects what waits, up to `most` frames, until there is a reason to stop. */
  const collect = (most = Infinity) => {
    for (let taken = 0; taken < most && reason === undefined; taken++) {
      const frame = waiting.shift();
      if (!frame) break;
      result = source.collect(result, frame, settings);
      progress = { step: frame.step, totalSteps: frame.totalSteps, seconds };
      if (frame.step < frame.totalSteps) reason = stops.after(frame.step, result);
    }
    if (progress) progress = { ...progress, seconds };
  };

  const client = createRunClient(dataUrl, {
    frames(frames, secondsSoFar, workerState) {
      waiting.push(...frames);
      seconds = secondsSoFar;
      workerFinished = workerState === 'finished';
      // What comes after a stop waits.
      if (reason === undefined || state === 'running') collect();
      if (reason !== undefined && state === 'running') client.pause();
      if (state !== 'failed') {
        if (reason !== undefined) change('paused');
        else if (workerFinished) change('finished');
        // Out of sight, or asked to go on while it was pausing, it is still running for the reader.
        else if (workerState === 'paused' && !(state === 'running' && wantsToRun)) change('paused');
        else change(state);
      }
      events.grew();
    },
    loading: events.loading,
    failed(failure) {
      // A worker in which memory ran out or a file broke may not be sound: the next one is new.
      if (failure.again === 'restart') {
        client.close();
        started = false;
      }
      change('failed');
      events.failed(failure);
    },
  });

  const begin = (with_: Settings) => {
    if (started) return;
    started = true;
    settings = with_;
    result = source.start(settings);
    progress = undefined;
    reason = undefined;
    waiting = [];
    workerFinished = false;
    stops.restart();
    client.start(source.experiment, source.settings(settings), pace);
  };
  const clear = () => {
    if (started) client.close();
    started = false;
    wantsToRun = false;
    progress = undefined;
    reason = undefined;
    change('ready');
  };

  return {
    get state() {
      return state;
    },
    get progress() {
      return progress;
    },
    get result() {
      return result;
    },
    get outOfSight() {
      return state === 'running' && !inSight;
    },
    get reason() {
      return reason;
    },
    play(with_) {
      if (state === 'finished') clear();
      begin(with_);
      reason = undefined;
      wantsToRun = true;
      const held = waiting.length > 0;
      collect();
      if (reason !== undefined) change('paused');
      else if (workerFinished) change('finished');
      else {
        change('running');
        if (inSight) client.resume();
      }
      if (held) events.grew();
    },
    step(with_) {
      begin(with_);
      reason = undefined;
      wantsToRun = false;
      const held = waiting.length > 0;
      if (held) collect(1);
      else client.step();
      reason = undefined;
      change(held && workerFinished && waiting.length === 0 ? 'finished' : 'paused');
      if (held) events.grew();
    },
    pause() {
      wantsToRun = false;
      client.pause();
      // Else the worker answers when it has stopped.
      if (!inSight && state === 'running') change('paused');
    },
    clear,
    setPace(next) {
      pace = next;
      client.setPace(next);
    },
    setTarget: (target) => stops.choose(target),
    setInSight(next) {
      if (next === inSight) return;
      inSight = next;
      if (state !== 'running' || !wantsToRun) return;
      if (inSight) client.resume();
      else client.pause();
      events.changed();
    },
    drawn: () => client.drawn(),
    close: () => client.close(),
  };
}
