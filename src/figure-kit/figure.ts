/**
 * What a figure is: one file of src/figures default-exports one, made with `defineFigure`. It is only its idea;
 * the host gives it controls, keyboard, links to a state, redraw, play and pause, progress, a picture at build
 * time and messages when something fails.
 *
 * The data flows one way: link or page → settings → compute (here) or run (in a worker) → result → views.
 */
import type { ExperimentSettings, Frame } from '../experiments/experiment.ts';
import type { Divergence } from '../networks/divergence.ts';
import type { Controls, Settings, SettingsOf } from './controls.ts';
import type { Series } from './series.ts';
import type { StopRules } from './stops.ts';

/** For what takes less than a frame. */
export interface InstantSource<S, R> {
  readonly kind: 'instant';
  compute(settings: S): R;
}

/** For what takes longer: an experiment of src/experiments, run in a worker. */
export interface RunSource<S, R, F extends Frame> extends StopRules<R> {
  readonly kind: 'run';
  /** The experiment's id. Only its type is imported here, so its code stays in the worker. */
  readonly experiment: string;
  /** What is counted: “steps”, “measurements”. */
  readonly noun: string;
  settings(settings: S): ExperimentSettings;
  /** The result before the first frame. */
  start(settings: S): R;
  /** The result after one more frame. Frames come in order; must not change `result`. */
  collect(result: R, frame: F, settings: S): R;
  /** How many steps are run when the page is built, for the first picture. Keep it under ten seconds. */
  readonly stepsAtBuild: number;
  /** Above the picture made at build time, e.g. “measured on the machine that built this page”. */
  readonly madeAtBuild?: string;
  /** True where the result is times of this machine, which no other run will give again. */
  readonly measures?: boolean;
  /** What to try when training has run away at these settings. */
  advise?(divergence: Divergence, settings: S): Advice<S>;
}

export interface Advice<S> {
  /** Why, in a sentence or two. */
  readonly words: string;
  /** A button that changes settings and plays: “Try a rate of 0.08”. */
  readonly remedy?: { readonly label: string; readonly changes: Partial<S> };
}

export type Source<S, R, F extends Frame> = InstantSource<S, R> | RunSource<S, R, F>;

/** Other runs than the one shown. */
export interface Beside<S, R> {
  /** The same settings from further seeds, those that are still running among them. */
  readonly others?: readonly R[];
  /** The run that the reader has pinned, to compare others with. */
  readonly reference?: { readonly settings: S; readonly result: R } | undefined;
}

export interface DrawContext<S, R> extends Beside<S, R> {
  readonly result: R;
  readonly settings: S;
  /** In CSS pixels. */
  readonly width: number;
  readonly height: number;
  /** True under 640 px: fewer ticks, shorter labels. */
  readonly narrow: boolean;
  /** The browser's, or linkedom's at build time: the same code draws both. */
  readonly document: Document;
}

/** One picture. Draw with `chart` (Observable Plot), `pixels` or plain SVG; colours are CSS variables. */
export interface PictureView<S, R> {
  readonly id: string;
  /** The name a screen reader gives the picture; the text alternative is the figure's `describe`. */
  readonly label: string;
  /** Part of its row's width, 1 by default. */
  readonly share?: number;
  readonly height: { readonly wide: number; readonly narrow: number };
  draw(context: DrawContext<S, R>): Element;
  /** The curves in it, to be read by arrow keys and heard: see series.ts. Empty while there are none yet. */
  series?(result: R, settings: S): readonly Series[];
}

/** A place to draw by hand, for a control of kind `drawing` (always square) or `curve` (as wide and high as its axes). */
export interface PadView {
  readonly id: string;
  readonly pad: string;
  readonly share?: number;
  readonly height: { readonly wide: number; readonly narrow: number };
}

export type View<S, R> = PictureView<S, R> | PadView;

export interface Readout {
  readonly label: string;
  readonly value: string;
}

/** A number that is told apart between runs: over seeds as median and range, to a pinned run as a difference. */
export interface Compared {
  /** That of the readout which it belongs to, if there is one. */
  readonly label: string;
  readonly value: number;
  format(value: number): string;
}

/** The numbers behind the picture, for a reader who wants or needs them as a table. */
export interface Table {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly (string | number)[])[];
}

export interface FigureDefinition<C extends Controls, R, F extends Frame> {
  /** The file's name without `.ts`. */
  readonly id: string;
  /** A claim that a reader could doubt. */
  readonly title: string;
  /** The controls as one sentence, each by its name in braces: “Send one gradient back through {depth} layers.” */
  readonly sentence: string;
  readonly controls: C;
  readonly source: Source<SettingsOf<C>, R, F>;
  /** Rows of pictures; on a phone each picture has the whole width. */
  readonly rows: readonly (readonly View<SettingsOf<C>, R>[])[];
  readouts?(result: R, settings: SettingsOf<C>): readonly Readout[];
  /** What several runs are compared by; with it the reader can run further seeds. Empty while there is none yet. */
  compares?(result: R, settings: SettingsOf<C>): readonly Compared[];
  /**
   * Numbers of the result by name, for prose and exercises: `<Value of="…" reads="firstShare" />`. Without it they are
   * read from the result itself: `gap`, or `networks.0.share` for what lies deeper.
   */
  numbers?(result: R, settings: SettingsOf<C>): Readonly<Record<string, number>>;
  /** One to three sentences with the numbers in them: what a screen reader says and a print shows. */
  describe(result: R, settings: SettingsOf<C>): string;
  /** How to read the picture; not what it shows. */
  readonly caption: string;
  table?(result: R, settings: SettingsOf<C>): Table;
}

/**
 * Any figure, whatever its controls and result. The host hands a figure's own result back to it and never looks
 * inside; methods (not function properties) make every definition assignable to this.
 */
export type Figure = FigureDefinition<Controls, unknown, Frame>;

/** Checks what types cannot: the sentence names every control that it should, and only those. */
export function defineFigure<const C extends Controls, R, F extends Frame = Frame>(
  definition: FigureDefinition<C, R, F>,
): FigureDefinition<C, R, F> {
  const named = new Set([...definition.sentence.matchAll(/\{([^}]*)\}/g)].map((match) => match[1]));
  const known = Object.keys(definition.controls);
  for (const name of named)
    if (!known.includes(name ?? ''))
      throw new Error(
        `Figure "${definition.id}": its sentence names {${name}}, but its controls are ${known.join(', ')}.`,
      );
  const pads = new Set(definition.rows.flat().flatMap((view) => ('pad' in view ? [view.pad] : [])));
  for (const key of known)
    if (!named.has(key) && !pads.has(key))
      throw new Error(
        `Figure "${definition.id}": the control "${key}" is neither in its sentence nor on a pad, so no reader could reach it.`,
      );
  return definition;
}

export type { Settings };
