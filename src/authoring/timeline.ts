import { z } from 'astro/zod';

const text = (what: string) => z.string({ error: what }).trim().min(1, { error: what });
const texts = (what: string) => z.array(text(what), { error: `a list, each line ${what}` });

/** What an event is about. The page lets a reader see one of these alone. */
export const threads = ['functions', 'networks', 'theory', 'practice'] as const;
export type Thread = (typeof threads)[number];

/** Frontmatter of content/timeline/<year>-<name>.md; the body says in a few sentences what happened. */
export const timelineFrontmatter = z.strictObject(
  {
    year: z.number({ error: 'a year such as 2010' }).int({ error: 'a year such as 2010' }),
    /** For the order inside a year, where it is known. */
    month: z
      .number({ error: 'a month from 1 to 12' })
      .int({ error: 'a month from 1 to 12' })
      .min(1, { error: 'a month from 1 to 12' })
      .max(12, { error: 'a month from 1 to 12' })
      .optional(),
    thread: z.enum(threads, { error: '"functions", "networks", "theory" or "practice"' }),
    title: text('what happened, as text'),
    /** Where it can be read: keys of content/papers. */
    works: texts('the key of a work in content/papers').min(1, {
      error: 'a list of at least one key of a work in content/papers',
    }),
    /** Whose curve is drawn beside it. The first gives the event its ink. */
    activations: texts('the id of an activation').optional(),
    /** What of the text nobody compared with the source, as a sentence. Printed. */
    caveat: text('a sentence').optional(),
  },
  { error: 'fields such as year: 2010' },
);

export type TimelineFrontmatter = z.infer<typeof timelineFrontmatter>;
