/**
 * What the figure shows now, in words and numbers. While the picture made at build time stands there is no result to
 * ask, and what was written into the page with that picture is what it shows.
 */
import { comparedSentence } from './compared-readouts.ts';
import type { Table } from './figure.ts';
import type { Session } from './session.ts';

export function shownTable({
  root,
  figure,
  result,
  settings,
  showsBuildPicture,
}: Session): Table | undefined {
  return showsBuildPicture ? readTable(root.dataset['builtTable']) : figure.table?.(result, settings);
}

export function shownDescription({
  root,
  figure,
  result,
  settings,
  beside,
  showsBuildPicture,
}: Session): string {
  return showsBuildPicture
    ? (root.querySelector('[data-describe]')?.textContent?.trim() ?? '')
    : figure.describe(result, settings) + comparedSentence(figure, result, settings, beside);
}

/** Written by components/figure/Figure.astro. */
function readTable(json: string | undefined): Table | undefined {
  if (json === undefined) return undefined;
  const parsed: unknown = JSON.parse(json);
  return isTable(parsed) ? parsed : undefined;
}

const isTable = (value: unknown): value is Table =>
  typeof value === 'object' &&
  value !== null &&
  'columns' in value &&
  'rows' in value &&
  isListOf(value.columns, isText) &&
  isListOf(value.rows, (row): row is readonly (string | number)[] => isListOf(row, isCell));

const isListOf = <T>(value: unknown, is: (item: unknown) => item is T): value is readonly T[] =>
  Array.isArray(value) && value.every(is);
const isText = (value: unknown): value is string => typeof value === 'string';
const isCell = (value: unknown): value is string | number => isText(value) || typeof value === 'number';
