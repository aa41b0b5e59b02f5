import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readContentFiles, splitFrontmatter, type ContentFile } from './content-files.ts';
import { readYaml, type Located } from './located.ts';
import { printProblem, problem, startOfFile } from './problem.ts';
import { courseFile, lessonFrontmatter, type CourseFile, type LessonFrontmatter } from './schemas.ts';
import { validate, type Checked } from './validate.ts';

export const coursePath = 'content/course.yaml';

export interface LessonLink {
  readonly slug: string;
  readonly title: string;
}

export interface PartHead {
  readonly id: string;
  /** Position in the course, from 1: Part I is 1. */
  readonly number: number;
  readonly title: string;
  readonly summary: string;
}

/** A lesson with its place in the course. */
export interface Lesson extends LessonFrontmatter {
  /** The file's name, and the last step of its address: `/lessons/<slug>/`. */
  readonly slug: string;
  /** Position in its part, from 1. */
  readonly number: number;
  /** Lessons in its part. */
  readonly total: number;
  readonly part: PartHead;
  /** Neighbours in the whole course, so that the last lesson of a part leads to the next part. */
  readonly previous?: LessonLink;
  readonly next?: LessonLink;
}

export interface Part extends PartHead {
  readonly lessons: readonly Lesson[];
}

export interface Course extends Omit<CourseFile, 'parts'> {
  /** The parts that are on, in order. */
  readonly parts: readonly Part[];
  /** Their lessons, in order. */
  readonly lessons: readonly Lesson[];
}

export type CheckedCourse = Checked<CourseFile> & { readonly source: Located };

/** course.yaml with its mistakes, unread lessons aside. */
export function readCourseFile(root: string): CheckedCourse {
  let text: string;
  try {
    text = readFileSync(join(root, coursePath), 'utf8');
  } catch {
    const source = readYaml(coursePath, '');
    const message = 'is missing. It names the title, authors and parts of the course; see CONTRIBUTING.md.';
    return { source, problems: [problem(coursePath, startOfFile, message)] };
  }
  const source = readYaml(coursePath, text);
  return {
    source,
    ...validate(coursePath, 'course.yaml', source, courseFile, Object.keys(courseFile.shape)),
  };
}

/** What stands at the head of a lesson, with its mistakes. */
export function readLessonHead({
  file,
  text,
}: ContentFile): Checked<LessonFrontmatter> & { source: Located } {
  const source = readYaml(file, splitFrontmatter(text).yaml, 2);
  const keys = Object.keys(lessonFrontmatter.shape);
  return { source, ...validate(file, 'frontmatter', source, lessonFrontmatter, keys) };
}

/**
 * The course as readers see it: parts that are on, lessons in order with their neighbours.
 * @throws with file, line and what would be right if course.yaml or a lesson's head is malformed.
 */
export function readCourse(root: string): Course {
  const { parts: allParts, ...head } = taken(readCourseFile(root));
  const files = new Map(readContentFiles(root, 'lessons', '.mdx').map((file) => [file.id, file]));
  const read = (slug: string): LessonFrontmatter => {
    const file = files.get(slug);
    if (!file) throw new Error(`${coursePath}: names lesson "${slug}", but there is no such file.`);
    return taken(readLessonHead(file));
  };

  const on = allParts.filter((part) => part.on);
  const slots = on.flatMap(({ id, title, summary, lessons }, index) =>
    lessons.map((slug, position) => ({
      ...read(slug),
      slug,
      number: position + 1,
      total: lessons.length,
      part: { id, title, summary, number: index + 1 },
    })),
  );
  const link = (at: number): LessonLink | undefined =>
    slots[at] && { slug: slots[at].slug, title: slots[at].title };
  const lessons: Lesson[] = slots.map((slot, at) => {
    const previous = link(at - 1);
    const next = link(at + 1);
    return { ...slot, ...(previous ? { previous } : {}), ...(next ? { next } : {}) };
  });
  const parts = on.map(({ id, title, summary }, index) => ({
    id,
    title,
    summary,
    number: index + 1,
    lessons: lessons.filter((lesson) => lesson.part.id === id),
  }));
  return { ...head, parts, lessons };
}

/** The course of the project that is being built. */
export const loadCourse = (): Course => readCourse(process.cwd());

function taken<T>({ value, problems }: Checked<T>): T {
  if (value === undefined) throw new Error(problems.map(printProblem).join('\n'));
  return value;
}
