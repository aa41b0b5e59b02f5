import { statSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { FigureCatalogue, FigureEntry } from './check-figure.ts';

/**
 * Every figure of the project, imported, so that the checks judge an attribute by the control that will get it.
 * Run scripts/collect.mjs first: it lists the files.
 * @throws if a figure's file cannot be imported or does not hold a figure.
 */
export async function readCatalogue(root: string): Promise<FigureCatalogue> {
  const list = await importFresh(join(root, 'src/figures/all.generated.ts'));
  const files: unknown = Reflect.get(list, 'figureFiles');
  const ids = typeof files === 'object' && files !== null ? Object.keys(files) : [];
  const entries = await Promise.all(
    ids.map(async (id): Promise<[string, FigureEntry]> => [id, await readFigure(root, id)]),
  );
  return Object.fromEntries(entries);
}

async function readFigure(root: string, id: string): Promise<FigureEntry> {
  const file = `src/figures/${id}.ts`;
  const module = await importFresh(join(root, file)).catch((cause: unknown) => {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new Error(`${file} cannot be loaded: ${reason}`, { cause });
  });
  const figure: unknown = Reflect.get(module, 'default');
  if (!isFigure(figure)) throw new Error(`${file} does not export a figure by default.`);
  return figure;
}

/** Imports a file as it is now: Node keeps modules by address, and the time of the last change is part of ours. */
async function importFresh(path: string): Promise<object> {
  const address = pathToFileURL(path);
  address.searchParams.set('changed', String(statSync(path).mtimeMs));
  const loaded: unknown = await import(/* @vite-ignore */ address.href);
  if (typeof loaded !== 'object' || loaded === null) throw new Error(`${path} is not a module.`);
  return loaded;
}

function isFigure(figure: unknown): figure is FigureEntry {
  return (
    typeof figure === 'object' &&
    figure !== null &&
    'title' in figure &&
    typeof figure.title === 'string' &&
    'controls' in figure &&
    typeof figure.controls === 'object' &&
    figure.controls !== null
  );
}
