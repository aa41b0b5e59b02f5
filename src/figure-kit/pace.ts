/** How fast a run goes: as fast as it can, or so slowly that each picture can be looked at. */

/** Pictures in a second; undefined is as fast as it can. */
export type Pace = number | undefined;

/** As offered; the values are those of the native menu. */
export const paces: Readonly<Record<string, { readonly words: string; readonly pace: Pace }>> = {
  full: { words: 'full', pace: undefined },
  ten: { words: '10 pictures a second', pace: 10 },
  two: { words: '2 pictures a second', pace: 2 },
};
