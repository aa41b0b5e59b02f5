/** The file in which a reader takes along what the browser keeps. */
import { isKeptName, keep, kept, keptNames, type KeptName } from './kept.ts';

const format = 'rectified-kept-1';

export function writeKept(): string {
  const entries = Object.fromEntries(keptNames().map((name) => [name, kept(name)]));
  return JSON.stringify({ format, entries }, undefined, 2);
}

/**
 * Entries of a file.
 * @throws with words for the reader where it is not such a file
 */
export function parseKept(text: string): readonly (readonly [KeptName, unknown])[] {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new Error('This file is not JSON. A file saved on this page is.');
  }
  if (typeof value !== 'object' || value === null || !('format' in value) || value.format !== format)
    throw new Error(`This file does not say that it is “${format}”, as a file saved on this page does.`);
  if (!('entries' in value) || typeof value.entries !== 'object' || value.entries === null)
    throw new Error('This file has no entries.');
  return Object.entries(value.entries).flatMap(([name, entry]): [KeptName, unknown][] =>
    isKeptName(name) ? [[name, entry]] : [],
  );
}

/**
 * Keeps what a file holds; other entries stay.
 * @returns how many
 * @throws as `parseKept`, or where the browser keeps nothing
 */
export function readKept(text: string): number {
  const entries = parseKept(text);
  for (const [name, value] of entries)
    if (!keep(name, value)) throw new Error('Your browser does not let this page keep anything.');
  return entries.length;
}
