/** Finds figures by id. Their files are loaded when asked for: nothing of a figure's code comes before its turn. */
import type { Figure } from '../figure-kit/figure.ts';
import { figureFiles } from './all.generated.ts';

export const figureIds: readonly string[] = Object.keys(figureFiles);

const files: Readonly<Record<string, (() => Promise<{ readonly default: Figure }>) | undefined>> =
  figureFiles;

/** @throws if there is none of that id, with the ids there are */
export async function findFigure(id: string): Promise<Figure> {
  const load = Object.hasOwn(files, id) ? files[id] : undefined;
  if (!load) throw new Error(`There is no figure "${id}". Figures are: ${figureIds.join(', ')}.`);
  return (await load()).default;
}
