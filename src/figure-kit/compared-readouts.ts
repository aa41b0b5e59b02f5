/**
 * A figure's readouts with what other runs came to: over seeds the median and, in brackets, the range; to a pinned
 * run the difference. “96.9 % [96.3, 97.4], 5 seeds”, “97.1 %, +0.4 to the pinned run”.
 */
import { median } from '../numerics/statistics.ts';
import type { Settings } from './controls.ts';
import type { Beside, Compared, Figure, Readout } from './figure.ts';

export function comparedReadouts(
  figure: Figure,
  result: unknown,
  settings: Settings,
  { others = [], reference }: Beside<Settings, unknown>,
): readonly Readout[] {
  const readouts = figure.readouts?.(result, settings) ?? [];
  const told = comparedWords(figure, result, settings, { others, reference });
  const labels = new Set(readouts.map(({ label }) => label));
  return [
    ...readouts.map(({ label, value }) => ({ label, value: told.get(label) ?? value })),
    ...[...told].filter(([label]) => !labels.has(label)).map(([label, value]) => ({ label, value })),
  ];
}

/** The same as a sentence after the figure's description; empty where there is no other run. */
export function comparedSentence(
  figure: Figure,
  result: unknown,
  settings: Settings,
  beside: Beside<Settings, unknown>,
): string {
  const told = [...comparedWords(figure, result, settings, beside)];
  if (told.length === 0) return '';
  return ` Beside other runs: ${told.map(([label, words]) => `${label} ${words}`).join('; ')}.`;
}

function comparedWords(
  figure: Figure,
  result: unknown,
  settings: Settings,
  { others = [], reference }: Beside<Settings, unknown>,
): ReadonlyMap<string, string> {
  const told = new Map<string, string>();
  if (!figure.compares || (others.length === 0 && !reference)) return told;
  const own = figure.compares(result, settings);
  const further = others.map((other) => figure.compares?.(other, settings) ?? []);
  const pinned = reference ? figure.compares(reference.result, reference.settings) : [];

  for (const compared of own) {
    const values = [compared, ...further.flatMap((all) => withLabel(all, compared.label))].map(
      ({ value }) => value,
    );
    const before = withLabel(pinned, compared.label)[0];
    const words = [
      values.length > 1 ? spreadWords(values, compared) : compared.format(compared.value),
      ...(before ? [`${difference(compared.value - before.value, compared)} to the pinned run`] : []),
    ];
    told.set(compared.label, words.join(', '));
  }
  return told;
}

const withLabel = (all: readonly Compared[], wanted: string): readonly Compared[] =>
  all.filter(({ label }) => label === wanted);

/** “96.9 % [96.3, 97.4], 5 seeds”. */
function spreadWords(values: readonly number[], { format }: Compared): string {
  const [low, high] = [Math.min(...values), Math.max(...values)].map((value) => withoutUnit(format(value)));
  return `${format(median(values))} [${low}, ${high}], ${values.length} seeds`;
}

/** With its sign, and without the unit that stands before it. */
function difference(value: number, { format }: Compared): string {
  const text = withoutUnit(format(value));
  return value > 0 ? `+${text}` : text;
}

const withoutUnit = (text: string): string => text.replace(/[\s\u202f]*[^\d\s\u202f.,⁰¹²³⁴⁵⁶⁷⁸⁹]+$/u, '');
