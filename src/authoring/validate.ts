import type { z } from 'astro/zod';
import type { Located } from './located.ts';
import { didYouMean, problem, startOfFile, type Problem } from './problem.ts';

export interface Checked<T> {
  /** Absent where there are problems. */
  readonly value?: T;
  readonly problems: readonly Problem[];
}

/**
 * Holds a text against its schema. The schema's own messages say what would be right; here it is said where.
 * @param what the text's name in a sentence: `frontmatter`, `course.yaml`.
 * @param keys what the top level may hold, for suggestions.
 */
export function validate<T>(
  file: string,
  what: string,
  text: Located,
  schema: z.ZodType<T>,
  keys: readonly string[],
): Checked<T> {
  if (text.problems.length > 0) return { problems: text.problems };
  const result = schema.safeParse(text.value ?? {});
  if (result.success) return { value: result.data, problems: [] };
  return { problems: result.error.issues.flatMap((issue) => explain(file, what, text, issue, keys)) };
}

function explain(
  file: string,
  what: string,
  text: Located,
  issue: z.core.$ZodIssue,
  keys: readonly string[],
): Problem[] {
  if (issue.code === 'unrecognized_keys') {
    const allowed = issue.path.length === 0 ? keys : [];
    return issue.keys.map((key) =>
      problem(
        file,
        text.atKey(issue.path, key),
        `${what} has no field "${key}".${didYouMean(key, allowed)}` +
          (allowed.length > 0 ? ` Its fields are: ${allowed.join(', ')}.` : ''),
      ),
    );
  }
  const name = pathName(issue.path);
  if (!isThere(text.value, issue.path)) {
    const place = issue.path.length <= 1 ? startOfFile : text.at(issue.path);
    return [problem(file, place, `${what} lacks "${name}": ${issue.message}.`)];
  }
  const subject = name === '' ? what : `"${name}" in ${what}`;
  return [problem(file, text.at(issue.path), `${subject} must be ${issue.message}.`)];
}

/** `parts[0].title`, as one would say it. */
function pathName(path: readonly PropertyKey[]): string {
  return path
    .map((step) => (typeof step === 'number' ? `[${step}]` : `.${String(step)}`))
    .join('')
    .replace(/^\./, '');
}

function isThere(value: unknown, path: readonly PropertyKey[]): boolean {
  let here = value;
  for (const step of path) {
    if (typeof here !== 'object' || here === null || !(step in here)) return false;
    here = Reflect.get(here, step);
  }
  return here !== undefined && here !== null;
}
