/**
 * The picture made at build time, by the same code as the live one: what a reader without JavaScript, a printer and
 * a search engine see. Runs in Node only (linkedom, files).
 */
import { parseHTML } from 'linkedom';
import { createImageSource } from '../data/source.ts';
import { readFiles } from '../data/read-files.ts';
import { findExperiment } from '../experiments/index.ts';
import { runToEnd } from '../experiments/run.ts';
import type { Settings } from './controls.ts';
import type { Figure, Readout, RunSource, Table } from './figure.ts';
import type { Frame } from '../experiments/experiment.ts';
import { columnWidths, viewWidth } from './layout.ts';
import { roundMarkup } from './round-markup.ts';
import { drawView, pictureViews } from './render.ts';

export interface BuiltPicture {
  /** Markup of each view, for a wide page and for a phone. */
  readonly views: Readonly<Record<string, { readonly wide: string; readonly narrow: string }>>;
  readonly readouts: readonly Readout[];
  readonly description: string;
  readonly table?: Table;
  /** Steps that were run for it, where it is the picture of a run. */
  readonly steps?: { readonly done: number; readonly total: number };
}

export async function buildPicture(
  figure: Figure,
  settings: Settings,
  options: { readonly wide: boolean; readonly dataFolder: string },
): Promise<BuiltPicture> {
  const { result, steps } = await resultOf(figure, settings, options.dataFolder);
  const { document } = parseHTML('<!doctype html><html><body></body></html>');
  const column = options.wide ? columnWidths.wide : columnWidths.text;
  const views: Record<string, { wide: string; narrow: string }> = {};
  for (const view of pictureViews(figure)) {
    const width = viewWidth(figure, view, column);
    views[view.id] = {
      wide: roundMarkup(drawView(view, result, settings, { width, narrow: false, document }).outerHTML),
      narrow: roundMarkup(
        drawView(view, result, settings, { width: columnWidths.phone, narrow: true, document }).outerHTML,
      ),
    };
  }
  const table = figure.table?.(result, settings);
  return {
    views,
    readouts: figure.readouts?.(result, settings) ?? [],
    description: figure.describe(result, settings),
    ...(table && { table }),
    ...(steps && { steps }),
  };
}

async function resultOf(
  figure: Figure,
  settings: Settings,
  dataFolder: string,
): Promise<{ result: unknown; steps?: { done: number; total: number } }> {
  const { source } = figure;
  if (source.kind === 'instant') return { result: source.compute(settings) };
  const frames = await framesAtBuild(source, settings, dataFolder);
  const last = frames.at(-1);
  return {
    result: frames.reduce((result, frame) => source.collect(result, frame, settings), source.start(settings)),
    steps: { done: last?.step ?? 0, total: last?.totalSteps ?? 0 },
  };
}

/** One figure stands on several pages; its run is made once. */
const runs = new Map<string, Promise<readonly Frame[]>>();

function framesAtBuild(
  source: RunSource<Settings, unknown, Frame>,
  settings: Settings,
  dataFolder: string,
): Promise<readonly Frame[]> {
  const runSettings = source.settings(settings);
  const key = JSON.stringify([source.experiment, runSettings, source.stepsAtBuild]);
  const known = runs.get(key);
  if (known) return known;
  const made = findExperiment(source.experiment).then((experiment) =>
    runToEnd(
      experiment,
      { ...experiment.defaults, ...runSettings },
      createImageSource({ readBytes: readFiles(dataFolder) }),
      {
        stopAfter: source.stepsAtBuild,
        now: () => performance.now(),
      },
    ),
  );
  runs.set(key, made);
  return made;
}
