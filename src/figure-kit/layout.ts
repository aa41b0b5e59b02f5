/** Where a figure's pictures stand when the page does not decide it: at build time, and in a downloaded file. */
import type { Settings } from './controls.ts';
import type { Figure, View } from './figure.ts';

/** The width of the text column, of a wide figure and of a phone's column, in CSS pixels. */
export const columnWidths = { text: 592, wide: 896, phone: 350 };
/** Between two pictures of a row. */
export const columnGap = 24;
/** Between two rows. */
export const rowGap = 13;

/** A view's width in a column that wide. */
export function viewWidth(figure: Figure, view: View<Settings, unknown>, column: number): number {
  const row = figure.rows.find((candidate) => candidate.includes(view)) ?? [view];
  const total = row.reduce((sum, one) => sum + (one.share ?? 1), 0);
  return Math.floor(((column - columnGap * (row.length - 1)) * (view.share ?? 1)) / total);
}
