/**
 * The picture made at build time, by the same code as the live one: what a reader without JavaScript, a printer and
 * a search engine see. Runs in Node only (linkedom, files).
 */
import { parseHTML } from 'linkedom';
import type { Settings } from './controls.ts';
import type { Figure, Readout, Table } from './figure.ts';
import { columnWidths, viewWidth } from './layout.ts';
import { drawView, pictureViews } from './render.ts';
import { resultAtBuild } from './result-at-build.ts';
import { roundMarkup } from './round-markup.ts';

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
  const { result, steps } = await resultAtBuild(figure, settings, options.dataFolder);
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
