// What each file of content/ must hold. The pages and the author checks read the same schemas.
import { z } from 'astro/zod';

const sentence = z.string().trim().min(1);

/** Frontmatter of content/lessons/<part>/<slug>.mdx. */
export const lessonFrontmatter = z.strictObject({
  title: sentence,
  level: z.enum(['undergraduate', 'postgraduate']),
  /** The one question the lesson answers. */
  question: sentence,
  /** What the reader will be able to do, each starting with a verb. */
  outcomes: z.array(sentence).min(1),
  /** Slugs of lessons to read before. */
  needs: z.array(sentence),
  /** Reading and doing, in minutes. */
  minutes: z.number().int().min(1).max(240),
});

/** content/papers/<key>.json: the fields of CSL-JSON that we print. */
export const paperRecord = z.looseObject({
  id: sentence,
  type: sentence,
  title: sentence,
  author: z
    .array(
      z.union([z.object({ family: sentence, given: sentence.optional() }), z.object({ literal: sentence })]),
    )
    .min(1),
  issued: z.object({ 'date-parts': z.tuple([z.tuple([z.number().int()], z.number().int())]) }),
  'container-title': sentence.optional(),
  volume: sentence.optional(),
  issue: sentence.optional(),
  page: sentence.optional(),
  DOI: sentence.optional(),
  URL: z.url().optional(),
  /** How far the entry was compared with the source. Shown as it is. */
  note: z.enum(['checked', 'checked in part', 'unchecked']),
});

/** Frontmatter of content/glossary/<id>.md; the body is the definition. */
export const glossaryFrontmatter = z.strictObject({
  term: sentence,
  /** Other names of the same thing. */
  also: z.array(sentence).optional(),
});

/** content/course.yaml. */
export const courseFile = z.strictObject({
  title: sentence,
  description: sentence,
  authors: z.array(sentence).min(1),
  language: sentence,
  site: z.url().optional(),
  parts: z
    .array(
      z.strictObject({
        id: sentence,
        title: sentence,
        summary: sentence,
        on: z.boolean(),
        lessons: z.array(sentence),
      }),
    )
    .min(1),
});

export type LessonFrontmatter = z.infer<typeof lessonFrontmatter>;
export type PaperRecord = z.infer<typeof paperRecord>;
export type GlossaryFrontmatter = z.infer<typeof glossaryFrontmatter>;
export type CourseFile = z.infer<typeof courseFile>;
