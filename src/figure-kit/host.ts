/**
 * The host of a live figure. One way, each step a function of its own:
 *
 *   link or page (state.ts) → settings → compute here, or run in a worker (run-client.ts) → result
 *     → pictures, readouts, description, table (render.ts)
 *
 * The markup, with the picture made at build time, is there before (components/figure); nothing in it jumps.
 */
import type { Frame } from '../experiments/experiment.ts';
import type { Settings, SettingValue } from './controls.ts';
import { createAnnouncer } from './announcer.ts';
import type { Figure } from './figure.ts';
import { createFailureBox } from './failure-box.ts';
import { part } from './parts.ts';
import { drawView, narrowBelow, pictureViews, readoutElements } from './render.ts';
import { createRunClient } from './run-client.ts';
import { type RunProgress, type RunState, wireRunBar } from './run-bar.ts';
import { settingsFromLink } from './state.ts';
import { wireControls } from './wire-controls.ts';
import { wireMenu } from './wire-menu.ts';
import { wirePads } from './wire-pad.ts';

export interface MountOptions {
  readonly figure: Figure;
  /** The page's own settings, checked when the page was built. */
  readonly page: Settings;
  /** Where the image sets are, for runs. */
  readonly dataUrl: string;
}

/** Makes the markup live. Gives a function that ends it. */
export function mountFigure(root: HTMLElement, { figure, page, dataUrl }: MountOptions): () => void {
  let settings = settingsFromLink(figure.id, figure.controls, page, location.search);
  const { source } = figure;
  const places = pictureViews(figure).map((view) => ({
    view,
    place: part(root, `[data-view="${view.id}"]`, HTMLElement),
  }));
  const readouts = root.querySelector('[data-readouts]');
  const announcer = createAnnouncer(part(root, '[data-describe]', HTMLElement));
  const failure = createFailureBox(
    part(root, '[data-failed]', HTMLElement),
    part(root, '[data-plot]', HTMLElement),
  );

  let result: unknown;
  let progress: RunProgress | undefined;
  let runState: RunState = 'ready';
  // A run's first picture was made at build time; it stands until the reader changes something or presses Play.
  let showsBuildPicture = source.kind === 'run';
  let scheduled = 0;

  const settingsInWords = () =>
    Object.entries(settings)
      .map(([key, value]) => `${key} ${String(value)}`)
      .join(', ');

  const draw = () => {
    scheduled = 0;
    try {
      if (source.kind === 'instant') result = source.compute(settings);
      for (const { view, place } of places) {
        const width = Math.floor(place.clientWidth);
        if (width === 0) continue;
        const narrow = window.innerWidth < narrowBelow;
        place.replaceChildren(drawView(view, result, settings, { width, narrow, document }));
      }
      readouts?.replaceChildren(...readoutElements(figure, result, settings, document));
      menu.refresh(result, settings);
      // While a run goes on, its sentence would change faster than it can be heard.
      if (runState !== 'running') announcer.say(figure.describe(result, settings));
      root.dataset['drawn'] = String(Number(root.dataset['drawn'] ?? 0) + 1);
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      failure.show(`Figure “${figure.id}” could not be drawn (${settingsInWords()}): ${reason}`, {
        label: 'Reset',
        act: reset,
      });
    }
    client?.drawn();
  };
  const schedule = () => {
    showsBuildPicture = false;
    root.toggleAttribute('data-built', false);
    if (scheduled === 0) scheduled = requestAnimationFrame(draw);
  };

  // A run: the worker's frames are collected into the result.
  const client =
    source.kind === 'run'
      ? createRunClient(dataUrl, {
          frames(frames: readonly Frame[], seconds, state) {
            for (const frame of frames) {
              result = source.collect(result, frame, settings);
              progress = { step: frame.step, totalSteps: frame.totalSteps, seconds };
            }
            if (progress) progress = { ...progress, seconds };
            runState = state;
            bar?.show(runState, progress);
            schedule();
          },
          loading: (what, share) => bar?.showLoading(what, share),
          failed(message, canRetry) {
            runState = 'failed';
            bar?.show(runState, progress);
            failure.show(
              message,
              canRetry ? { label: 'Try again', act: retry } : { label: 'Reset', act: reset },
            );
          },
        })
      : undefined;

  let started = false;
  const clear = () => {
    if (source.kind !== 'run') return;
    if (started) client?.close();
    started = false;
    runState = 'ready';
    progress = undefined;
    result = source.start(settings);
    bar?.show(runState, progress);
  };
  const begin = () => {
    if (source.kind !== 'run' || started) return;
    started = true;
    result = source.start(settings);
    client?.start(source.experiment, source.settings(settings));
  };
  const go = (how: 'resume' | 'step') => {
    begin();
    runState = how === 'resume' ? 'running' : 'paused';
    bar?.show(runState, progress);
    client?.[how]();
  };
  const retry = () => {
    failure.hide();
    go('resume');
  };
  const reset = () => {
    failure.hide();
    settings = page;
    controls.show(settings);
    pads.show(settings);
    clear();
    schedule();
  };
  const play = () => {
    if (runState === 'running') {
      client?.pause();
      return;
    }
    if (runState === 'finished') {
      if (hasSeed) settings = { ...settings, ...nextSeed(figure, settings) };
      controls.show(settings);
      clear();
    }
    go('resume');
  };

  const change = (key: string, value: SettingValue) => {
    if (settings[key] === value) return;
    settings = { ...settings, [key]: value };
    failure.hide();
    if (source.kind === 'run' && !figure.controls[key]?.viewOnly) {
      const wasRunning = runState === 'running';
      clear();
      if (wasRunning) go('resume');
    } else if (source.kind === 'run' && !started) {
      result = source.start(settings);
    }
    schedule();
  };

  const hasSeed = seedKeys(figure).length > 0;
  const controls = wireControls(root, figure.controls, change);
  const pads = wirePads(root, figure.controls, change);
  const bar =
    source.kind === 'run'
      ? wireRunBar(root, source.noun, hasSeed, { play, step: () => go('step'), reset })
      : undefined;
  const menu = wireMenu(root, figure, { reset, link: () => ({ settings, page }) });
  // A cell of a picture can be a shortcut to a control: data-set="unit" data-value="12".
  const onClick = (event: Event) => {
    const target = event.target instanceof Element ? event.target.closest('[data-set]') : null;
    const key = target?.getAttribute('data-set') ?? '';
    const control = figure.controls[key];
    const value = target?.getAttribute('data-value');
    if (!control || value === null || value === undefined) return;
    change(key, typeof control.default === 'number' ? Number(value) : value);
    controls.show(settings);
  };
  root.addEventListener('click', onClick);

  controls.show(settings);
  pads.show(settings);
  const fromLink = Object.keys(settings).some((key) => settings[key] !== page[key]);
  if (source.kind === 'instant' || fromLink) {
    if (source.kind === 'run') result = source.start(settings);
    schedule();
  }
  for (const button of root.querySelectorAll('button')) button.disabled = false;
  if (source.kind === 'run' && !fromLink) bar?.show('ready', undefined);
  root.toggleAttribute('data-live', true);

  let lastWidth = root.clientWidth;
  const resize = new ResizeObserver(() => {
    // The picture made at build time scales by itself; a height that changes is our own doing.
    if (root.clientWidth === lastWidth || showsBuildPicture) return;
    lastWidth = root.clientWidth;
    schedule();
  });
  resize.observe(root);

  return () => {
    resize.disconnect();
    cancelAnimationFrame(scheduled);
    root.removeEventListener('click', onClick);
    client?.close();
    root.toggleAttribute('data-live', false);
  };
}

function seedKeys(figure: Figure): string[] {
  return Object.entries(figure.controls).flatMap(([key, control]) => (control.kind === 'seed' ? [key] : []));
}

function nextSeed(figure: Figure, settings: Settings): Settings {
  return Object.fromEntries(
    seedKeys(figure).map((key) => {
      const value = settings[key];
      return [key, typeof value === 'number' ? (value % 99) + 1 : 1];
    }),
  );
}
