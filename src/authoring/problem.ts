import { distance } from 'fastest-levenshtein';

/** A mistake in content/: where it is and what would be right. Lines and columns count from 1. */
export interface Problem {
  /** From the project's root, with forward slashes. */
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly message: string;
}

export interface Place {
  readonly line: number;
  readonly column: number;
}

export const startOfFile: Place = { line: 1, column: 1 };

/** Line and column, both from 1, of an offset in a text. */
export function placeAt(text: string, offset: number): Place {
  const before = text.slice(0, offset).split('\n');
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
}

export function problem(file: string, place: Place, message: string): Problem {
  return { file, line: place.line, column: place.column, message };
}

/** As a terminal and an editor understand it: `content/course.yaml:12:3: …`. */
export function printProblem({ file, line, column, message }: Problem): string {
  return `${file}:${line}:${column}: ${message}`;
}

/** ` Did you mean "saturation"?` where one of the names is near, else nothing. */
export function didYouMean(name: string, names: Iterable<string>): string {
  const wanted = name.toLowerCase();
  let nearest: string | undefined;
  let least = Math.max(2, Math.floor(name.length / 3)) + 1;
  for (const candidate of names) {
    const edits = distance(wanted, candidate.toLowerCase());
    if (edits < least) [nearest, least] = [candidate, edits];
  }
  return nearest === undefined ? '' : ` Did you mean "${nearest}"?`;
}

/** `Figures are: a, b.`, or what to say where there are none yet. */
export function listed(what: string, names: Iterable<string>): string {
  const all = [...names].sort();
  return all.length === 0 ? `There are no ${what.toLowerCase()} yet.` : `${what} are: ${all.join(', ')}.`;
}
