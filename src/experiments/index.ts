/** Finds experiments by id. Their files are loaded when asked for: a figure needs one of them. */
import { experimentFiles } from './all.generated.ts';
import type { Experiment } from './experiment.ts';

export const experimentIds: readonly string[] = Object.keys(experimentFiles);

const files: Readonly<Record<string, (() => Promise<{ readonly default: Experiment }>) | undefined>> =
  experimentFiles;

/** @throws if there is none of that id, with the ids there are */
export async function findExperiment(id: string): Promise<Experiment> {
  const load = Object.hasOwn(files, id) ? files[id] : undefined;
  if (!load) throw new Error(`There is no experiment "${id}". Experiments are: ${experimentIds.join(', ')}.`);
  return (await load()).default;
}
