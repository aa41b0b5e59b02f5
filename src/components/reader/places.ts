/** Where the reader is in each lesson, as the browser keeps it. */
import { keep, kept, keptNames, type KeptName } from './kept.ts';

export interface Place {
  /** The lesson's title, so that a link can be named without asking for anything. */
  readonly title: string;
  /** How much of the page is above the window, 0 to 1. */
  readonly share: number;
  /** Once true, it stays. */
  readonly read: boolean;
  /** When, in milliseconds since 1970. */
  readonly at: number;
  /** The id of the section's heading, as it stands in an address, and its words. */
  readonly section?: string;
  readonly sectionTitle?: string;
}

const nameOf = (lesson: string): KeptName => `place/${lesson}`;

/** What is kept may come from a file, or from another version of the course: it is looked at before it is used. */
export function isPlace(value: unknown): value is Place {
  if (typeof value !== 'object' || value === null) return false;
  const place = new Map<string, unknown>(Object.entries(value));
  const isText = (name: string) => ['string', 'undefined'].includes(typeof place.get(name));
  return (
    typeof place.get('title') === 'string' &&
    Number.isFinite(place.get('share')) &&
    Number.isFinite(place.get('at')) &&
    typeof place.get('read') === 'boolean' &&
    isText('section') &&
    isText('sectionTitle')
  );
}

export function placeIn(lesson: string): Place | undefined {
  const value = kept(nameOf(lesson));
  return isPlace(value) ? value : undefined;
}

export const keepPlace = (lesson: string, place: Place): boolean => keep(nameOf(lesson), place);

export interface Reached extends Place {
  readonly lesson: string;
}

/** Every lesson that was begun, the latest first. */
export function places(): Reached[] {
  return keptNames('place/')
    .flatMap((name) => {
      const lesson = name.slice('place/'.length);
      const place = placeIn(lesson);
      return place ? [{ lesson, ...place }] : [];
    })
    .sort((a, b) => b.at - a.at);
}
