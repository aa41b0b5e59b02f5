// What each file of content/ must hold. The pages and the author checks read the same schemas.
// An error text completes “must be …”, so that a message says what would be right.
import { z } from 'astro/zod';

const text = (what: string) => z.string({ error: what }).trim().min(1, { error: what });
const texts = (what: string) => z.array(text(what), { error: `a list, each line ${what}` });

/** Frontmatter of content/lessons/<part>/<slug>.mdx. */
export const lessonFrontmatter = z.strictObject(
  {
    title: text('the name of the lesson, as text'),
    level: z.enum(['undergraduate', 'postgraduate'], { error: '"undergraduate" or "postgraduate"' }),
    /** The one question the lesson answers. */
    question: text('the one question the lesson answers, as text'),
    /** What the reader will be able to do, each starting with a verb. */
    outcomes: texts('one thing the reader will be able to do').min(1, {
      error: 'a list of at least one thing the reader will be able to do',
    }),
    /** Slugs of lessons to read before. */
    needs: texts('the name of a lesson to read before ([] where there is none)'),
    /** The day it appeared, for the feed. */
    published: z.iso.date({ error: 'a day such as "2026-11-25", in quotes' }).optional(),
    /** Reading and doing, in minutes. */
    minutes: z
      .number({ error: 'a whole number of minutes from 1 to 240' })
      .int({ error: 'a whole number of minutes from 1 to 240' })
      .min(1, { error: 'a whole number of minutes from 1 to 240' })
      .max(240, { error: 'a whole number of minutes from 1 to 240' }),
  },
  { error: 'fields such as title: max(0, x)' },
);

const author = z.union(
  [
    z.strictObject({ family: z.string().min(1), given: z.string().min(1).optional() }),
    z.strictObject({ literal: z.string().min(1) }),
  ],
  { error: '{ "family": …, "given": … } or { "literal": … }' },
);
const year = '{ "date-parts": [[2010]] }, a year and perhaps month and day';

/** content/papers/<key>.json: the fields of CSL-JSON that we print; others are kept. */
export const paperRecord = z.looseObject(
  {
    id: text('the name of the file without .json'),
    type: text('a CSL type such as "paper-conference"'),
    title: text('the title of the work'),
    author: z
      .array(author, { error: 'a list of authors' })
      .min(1, { error: 'a list of at least one author' }),
    issued: z.object(
      {
        'date-parts': z.tuple([z.tuple([z.number().int()], z.number().int(), { error: year })], {
          error: year,
        }),
      },
      { error: year },
    ),
    'container-title': text('the journal or conference, as text').optional(),
    volume: text('the volume, as text').optional(),
    issue: text('the issue, as text').optional(),
    page: text('the pages, as text').optional(),
    DOI: text('a DOI without https://doi.org/').optional(),
    URL: z.url({ error: 'a full address such as "https://arxiv.org/abs/1502.01852"' }),
    /** Why to read it and what the course takes from it, in a sentence or two. Printed on the page of papers. */
    annotation: text('one or two sentences on the work').optional(),
    /** How far the entry was compared with the source. Shown as it is. */
    note: z.enum(['checked', 'checked in part', 'unchecked'], {
      error: '"checked", "checked in part" or "unchecked": how far this entry was compared with the work',
    }),
  },
  { error: 'one work as CSL-JSON' },
);

/** Frontmatter of content/glossary/<id>.md; the body is the definition. */
export const glossaryFrontmatter = z.strictObject(
  {
    term: text('the term as it stands in a sentence'),
    /** Other names of the same thing. */
    also: texts('another name of the same thing').optional(),
  },
  { error: 'fields such as term: softmax' },
);

const part = z.strictObject(
  {
    id: z
      .string({ error: 'a short name of small letters, digits and hyphens' })
      .regex(/^[a-z0-9-]+$/, { error: 'a short name of small letters, digits and hyphens' }),
    title: text('the title of the part'),
    summary: text('one or two sentences about the part'),
    on: z.boolean({ error: 'true or false' }),
    lessons: texts('the name of a file in content/lessons, without folder and .mdx'),
  },
  { error: 'a part with id, title, summary, on and lessons' },
);

/** content/course.yaml. */
export const courseFile = z.strictObject(
  {
    title: text('the name of the course'),
    description: text('one or two sentences about the course'),
    authors: texts('one name').min(1, { error: 'a list of at least one name' }),
    language: text('a language code such as en'),
    /** Whether answer keys and notes for teaching are built at /instructor/. */
    instructor: z.boolean({ error: 'true or false' }).default(true),
    site: z.url({ error: 'a full address such as https://example.edu' }).optional(),
    /** Where its source is kept and mistakes can be reported: named with the licence. */
    repository: z
      .url({
        protocol: /^https?$/,
        error: 'the full address of a page such as https://git.example.edu/rectified',
      })
      .optional(),
    parts: z.array(part, { error: 'a list of parts' }).min(1, { error: 'a list of at least one part' }),
  },
  { error: 'fields such as title: Rectified' },
);

export type LessonFrontmatter = z.infer<typeof lessonFrontmatter>;
export type PaperRecord = z.infer<typeof paperRecord>;
export type GlossaryFrontmatter = z.infer<typeof glossaryFrontmatter>;
export type CourseFile = z.infer<typeof courseFile>;
