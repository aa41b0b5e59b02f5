/** The course and its lessons as schema.org describes courses and learning resources. Addresses need a `site`. */
import type { Course, Lesson } from '../authoring/course.ts';
import { sitePath } from './site-path.ts';

type Data = Readonly<Record<string, unknown>>;

const licence = 'https://creativecommons.org/licenses/by/4.0/';
const authors = (course: Course) => course.authors.map((name) => ({ '@type': 'Organization', name }));
const url = (path: `/${string}`, site: URL | undefined) =>
  site ? { url: new URL(sitePath(path), site).href } : {};
const levels = { undergraduate: 'Undergraduate', postgraduate: 'Postgraduate' } as const;
/** As ISO 8601 has it: PT35M. */
const duration = (minutes: number) => `PT${minutes}M`;

export function lessonData(lesson: Lesson, course: Course, site?: URL): Data {
  return {
    '@type': 'LearningResource',
    name: lesson.title,
    description: lesson.question,
    ...url(`/lessons/${lesson.slug}/`, site),
    learningResourceType: 'Lesson',
    educationalLevel: levels[lesson.level],
    teaches: lesson.outcomes,
    timeRequired: duration(lesson.minutes),
    inLanguage: course.language,
    isAccessibleForFree: true,
    license: licence,
    author: authors(course),
    isPartOf: { '@type': 'Course', name: course.title, ...url('/', site) },
  };
}

export function courseData(course: Course, site?: URL): Data {
  const minutes = course.lessons.reduce((sum, lesson) => sum + lesson.minutes, 0);
  return {
    '@type': 'Course',
    name: course.title,
    description: course.description,
    ...url('/', site),
    inLanguage: course.language,
    isAccessibleForFree: true,
    license: licence,
    author: authors(course),
    provider: authors(course)[0],
    offers: { '@type': 'Offer', category: 'Free', price: 0, priceCurrency: 'EUR' },
    hasCourseInstance: { '@type': 'CourseInstance', courseMode: 'Online', courseWorkload: duration(minutes) },
    hasPart: course.lessons.map((lesson) => ({
      '@type': 'LearningResource',
      name: lesson.title,
      ...url(`/lessons/${lesson.slug}/`, site),
    })),
  };
}
