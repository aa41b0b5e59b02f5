import { z } from 'astro/zod';

const text = (what: string) => z.string({ error: what }).trim().min(1, { error: what });
const texts = (what: string) => z.array(text(what), { error: `a list, each line ${what}` });

/** The sections of the page, in order. */
export const subjects = {
  history: 'Who, and when',
  function: 'What the function does',
  networks: 'What it did for networks',
  sources: 'Where to look it up',
} as const;

/** Frontmatter of content/errata/<name>.md; the body says what is right, with its source. */
export const errataFrontmatter = z.strictObject(
  {
    subject: z.enum(['history', 'function', 'networks', 'sources'], {
      error: '"history", "function", "networks" or "sources"',
    }),
    /** The claim as it is usually made. */
    told: text('the claim as it is usually made'),
    /** What to say instead, in one sentence. */
    right: text('what is right, in one sentence'),
    works: texts('the key of a work in content/papers').min(1, {
      error: 'a list of at least one key of a work in content/papers',
    }),
    /** Where in the course: slugs of lessons. */
    lessons: texts('the name of a lesson').optional(),
    /** A figure that shows it. */
    figures: texts('the id of a figure').optional(),
    /** What of the text nobody compared with the source, as a sentence. Printed. */
    caveat: text('a sentence').optional(),
  },
  { error: 'fields such as told: ReLU was introduced in 2010' },
);

export type ErrataFrontmatter = z.infer<typeof errataFrontmatter>;
