import { defineCollection } from 'astro:content';
import { glob } from 'astro/loaders';
import { basename } from 'node:path';
import { glossaryFrontmatter, lessonFrontmatter, paperRecord } from './authoring/schemas.ts';

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

export const collections = { lessons, papers, glossary };
