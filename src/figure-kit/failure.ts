/** What failed and what can be done about it, as the reader is told. */
import type { Settings } from './controls.ts';
import { divergenceWords } from './divergence-words.ts';
import type { Figure } from './figure.ts';
import type { RunFailure } from './run-client.ts';
import { settingsInWords } from './setting-words.ts';

export interface Failure {
  /** What happened, set strong before the rest. */
  readonly lead?: string;
  readonly message: string;
  readonly canRetry: boolean;
  /** A change that would help, and what its button says. */
  readonly remedy?: { readonly label: string; readonly changes: Settings };
}

/** As browsers say it of an array, a WebAssembly memory and a whole page. */
const outOfMemory =
  /out of memory|memory size exceeded|allocation (failed|size overflow)|invalid array length/i;

export function runFailure(
  { message, again, divergence }: RunFailure,
  { id, controls, source }: Pick<Figure, 'id' | 'controls' | 'source'>,
  settings: Settings,
): Failure {
  if (!divergence) {
    const memory = outOfMemory.test(message);
    return {
      ...(memory && { lead: 'The browser has no more memory for this.' }),
      message: [
        `Figure “${id}” (${settingsInWords(controls, settings)}): ${message.replace(/[.!]?$/, '.')}`,
        memory ? 'Closing other tabs or smaller settings may help.' : '',
      ]
        .join(' ')
        .trim(),
      canRetry: again !== 'no',
    };
  }
  const { lead, detail } = divergenceWords(divergence);
  const advice = source.kind === 'run' ? source.advise?.(divergence, settings) : undefined;
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
