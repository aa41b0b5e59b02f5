/**
 * The numbers of a figure's result by name: what prose shows, exercises are judged by and tests assert. A figure gives
 * them names (`numbers`), or they are read from its result: `gap`, and `networks.0.share` for what lies deeper.
 */
import type { Settings } from './controls.ts';
import type { Figure } from './figure.ts';

/** The number of that name; undefined where there is none, as before a run's first step. */
export function namedNumber(
  figure: Figure,
  result: unknown,
  settings: Settings,
  name: string,
): number | undefined {
  const named = figure.numbers?.(result, settings);
  if (named && Object.hasOwn(named, name)) return named[name];
  let here: unknown = result;
  for (const step of name.split('.')) {
    if (typeof here !== 'object' || here === null || !Object.hasOwn(here, step)) return undefined;
    here = Reflect.get(here, step);
  }
  return typeof here === 'number' ? here : undefined;
}

/** As `namedNumber`, for what an author wrote. @throws if there is no such number, with the names there are */
export function demandedNumber(figure: Figure, result: unknown, settings: Settings, name: string): number {
  const found = namedNumber(figure, result, settings, name);
  if (found !== undefined && Number.isFinite(found)) return found;
  if (found !== undefined)
    throw new Error(`Figure "${figure.id}": its "${name}" is ${found}, which no text can say.`);
  const names = [...Object.keys(figure.numbers?.(result, settings) ?? {}), ...numbersIn(result)];
  const shown = names.slice(0, 30).join(', ') || 'none';
  throw new Error(
    `Figure "${figure.id}" computes no number "${name}". Its numbers are: ${shown}${names.length > 30 ? ', …' : ''}.`,
  );
}

/** Paths of numbers; of a list only those of its first entry, since the others are named alike. */
function numbersIn(value: unknown, path = '', depth = 0): readonly string[] {
  if (typeof value === 'number') return [path];
  if (typeof value !== 'object' || value === null || depth > 3) return [];
  const entries =
    Array.isArray(value) || ArrayBuffer.isView(value)
      ? [['0', Reflect.get(value, 0)] as const]
      : Object.entries(value);
  return entries.flatMap(([key, inner]) => numbersIn(inner, path === '' ? key : `${path}.${key}`, depth + 1));
}
