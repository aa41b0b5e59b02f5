/** What failed and what can be done about it, as the reader is told. */
import type { Frame } from '../experiments/experiment.ts';
import type { Settings } from './controls.ts';
import { divergenceWords } from './divergence-words.ts';
import type { RunSource } from './figure.ts';
import type { RunFailure } from './run-client.ts';

export interface Failure {
  /** What happened, set strong before the rest. */
  readonly lead?: string;
  readonly message: string;
  readonly canRetry: boolean;
  /** A change that would help, and what its button says. */
  readonly remedy?: { readonly label: string; readonly changes: Settings };
}

export function runFailure(
  { message, again, divergence }: RunFailure,
  source: RunSource<Settings, unknown, Frame>,
  settings: Settings,
): Failure {
  if (!divergence) return { message, canRetry: again !== 'no' };
  const { lead, detail } = divergenceWords(divergence);
  const advice = source.advise?.(divergence, settings);
  const remedy = advice?.remedy;
  return {
    lead,
    message: [detail, advice?.words ?? 'Smaller steps or other settings may help.']
      .filter((words) => words !== '')
      .join(' '),
    canRetry: false,
    ...(remedy && { remedy: { label: remedy.label, changes: definedOnly(remedy.changes) } }),
  };
}

const definedOnly = (changes: Partial<Settings>): Settings =>
  Object.fromEntries(
    Object.entries(changes).flatMap(([key, value]) => (value === undefined ? [] : [[key, value]])),
  );
