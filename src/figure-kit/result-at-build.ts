/**
 * What a figure computes when the page is built: for its first picture, for numbers in the prose, and for exercises
 * that are judged by it. Runs in Node only (files).
 */
import { readFiles } from '../data/read-files.ts';
import { createImageSource } from '../data/source.ts';
import type { Frame } from '../experiments/experiment.ts';
import { findExperiment } from '../experiments/index.ts';
import { runToEnd } from '../experiments/run.ts';
import type { Settings } from './controls.ts';
import type { Figure, RunSource } from './figure.ts';

export interface ResultAtBuild {
  readonly result: unknown;
  /** Steps that were run, where it is the result of a run. */
  readonly steps?: { readonly done: number; readonly total: number };
}

/** By the figure itself, which the dev server makes anew when its code has changed. */
const results = new WeakMap<Figure, Map<string, Promise<ResultAtBuild>>>();

/** A run goes as far as its figure says, `stepsAtBuild`. What is asked several times is computed once. */
export function resultAtBuild(
  figure: Figure,
  settings: Settings,
  dataFolder: string,
): Promise<ResultAtBuild> {
  const known = results.get(figure) ?? new Map<string, Promise<ResultAtBuild>>();
  results.set(figure, known);
  const key = JSON.stringify(Object.entries(settings).sort(([a], [b]) => (a < b ? -1 : 1)));
  const made = known.get(key) ?? compute(figure, settings, dataFolder);
  known.set(key, made);
  return made;
}

async function compute(figure: Figure, settings: Settings, dataFolder: string): Promise<ResultAtBuild> {
  const { source } = figure;
  if (source.kind === 'instant') return { result: source.compute(settings) };
  const frames = await framesAtBuild(source, settings, dataFolder);
  const last = frames.at(-1);
  return {
    result: frames.reduce((result, frame) => source.collect(result, frame, settings), source.start(settings)),
    steps: { done: last?.step ?? 0, total: last?.totalSteps ?? 0 },
  };
}

/** Settings that only change what is looked at do not change the run. */
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
