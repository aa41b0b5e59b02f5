import type { FigureCatalogue } from './check-figure.ts';
import { componentRules, type ComponentRule } from './component-rules.ts';
import { idsOf, readContentFiles } from './content-files.ts';
import { readCourseFile } from './course.ts';

/** Everything a lesson can name. */
export interface Known {
  readonly figures: FigureCatalogue;
  /** Keys of content/papers. */
  readonly papers: ReadonlySet<string>;
  /** Ids of content/glossary. */
  readonly terms: ReadonlySet<string>;
  /** Slugs of lessons in parts that are on. */
  readonly lessons: ReadonlySet<string>;
  /** Slugs of lessons in parts that are off. */
  readonly lessonsOff: ReadonlySet<string>;
  readonly components: Readonly<Record<string, ComponentRule>>;
}

/** Everything a lesson of this project can name. */
export function readKnown(root: string, figures: FigureCatalogue): Known {
  const course = readCourseFile(root).value;
  const files = idsOf(readContentFiles(root, 'lessons', '.mdx'));
  const named = (on: boolean) =>
    new Set(
      (course?.parts ?? [])
        .filter((part) => part.on === on)
        .flatMap((part) => part.lessons)
        .filter((slug) => files.has(slug)),
    );
  return {
    figures,
    papers: idsOf(readContentFiles(root, 'papers', '.json')),
    terms: idsOf(readContentFiles(root, 'glossary', '.md')),
    // Where course.yaml cannot be read, the files are the best guess: one mistake should not look like many.
    lessons: course ? named(true) : files,
    lessonsOff: named(false),
    components: componentRules,
  };
}
