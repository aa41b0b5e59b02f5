/**
 * The numbers that stand in a lesson's prose, computed when the page is built: `<Value>` by a figure's code, `<Computed>`
 * by the lesson's own. Each says where in the lesson it stands, so that a mistake is reported with file and line.
 */
import { resolve } from 'node:path';
import { authorSettings } from '../../figure-kit/author-settings.ts';
import type { Settings, SettingValue } from '../../figure-kit/controls.ts';
import { significant } from '../../figure-kit/format.ts';
import { demandedNumber } from '../../figure-kit/named-numbers.ts';
import { resultAtBuild } from '../../figure-kit/result-at-build.ts';
import { findFigure } from '../../figures/index.ts';
import { findNumber } from '../../numbers/index.ts';

/** The settings that remark-prose.ts read off the figure on the page. */
export function settingsIn(json = '{}'): Settings {
  const parsed: unknown = JSON.parse(json);
  return Object.fromEntries(
    Object.entries(parsed ?? {}).filter(
      (entry): entry is [string, SettingValue] =>
        typeof entry[1] === 'string' || typeof entry[1] === 'number' || typeof entry[1] === 'boolean',
    ),
  );
}

/** What the prose claims of a number. */
export interface Claim {
  readonly atLeast?: number | undefined;
  readonly atMost?: number | undefined;
}

/** @throws if it is not so */
export function holdTo(value: number, { atLeast = -Infinity, atMost = Infinity }: Claim): number {
  if (value >= atLeast && value <= atMost) return value;
  const bound = value < atLeast ? `at least ${atLeast}` : `at most ${atMost}`;
  throw new Error(`it is ${significant(value, 6)}, but the text claims ${bound}.`);
}

/** A number that a figure computes at these settings. */
export async function figureNumber(
  id: string,
  given: Settings,
  reads: string,
  claim: Claim,
): Promise<number> {
  const figure = await findFigure(id);
  const settings = authorSettings(figure, given);
  const { result } = await resultAtBuild(figure, settings, resolve('public/data'));
  return holdTo(demandedNumber(figure, result, settings, reads), claim);
}

const computed = new Map<string, string>();

/** A number of src/numbers/<lesson>.ts, in words. */
export async function computedNumber(lesson: string, name: string): Promise<string> {
  const key = `${lesson}/${name}`;
  const known = computed.get(key);
  if (known !== undefined) return known;
  const number = await findNumber(lesson, name);
  const words = number.show(holdTo(number.compute(), number));
  computed.set(key, words);
  return words;
}

/** @throws what `make` throws, with the place in the lesson before it */
export async function placed<T>(place: string, what: string, make: () => Promise<T>): Promise<T> {
  try {
    return await make();
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new Error(`${place}: ${what}: ${reason}`, { cause });
  }
}
