import { defineCollection } from 'astro:content';
import { glob } from 'astro/loaders';
import { basename } from 'node:path';
import { errataFrontmatter } from './authoring/errata.ts';
import { glossaryFrontmatter, lessonFrontmatter, paperRecord } from './authoring/schemas.ts';
import { timelineFrontmatter } from './authoring/timeline.ts';

/** A file's name is its id wherever it lies, so a lesson can move between parts without its address changing. */
const byName = ({ entry }: { entry: string }) => basename(entry).replace(/\.[^.]+$/, '');

const lessons = defineCollection({
  loader: glob({ base: './content/lessons', pattern: '**/*.mdx', generateId: byName }),
  schema: lessonFrontmatter,
});

const papers = defineCollection({
  loader: glob({ base: './content/papers', pattern: '*.json', generateId: byName }),
  schema: paperRecord,
});

const glossary = defineCollection({
  loader: glob({ base: './content/glossary', pattern: '*.md', generateId: byName }),
  schema: glossaryFrontmatter,
});

const timeline = defineCollection({
  loader: glob({ base: './content/timeline', pattern: '*.md', generateId: byName }),
  schema: timelineFrontmatter,
});

const errata = defineCollection({
  loader: glob({ base: './content/errata', pattern: '*.md', generateId: byName }),
  schema: errataFrontmatter,
});

export const collections = { lessons, papers, glossary, timeline, errata };
