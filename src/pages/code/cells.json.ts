/** The code cells of every lesson, for the notebook to start from. */
import type { APIRoute } from 'astro';
import { loadCourse } from '../../authoring/course.ts';
import { lessonCells } from '../../authoring/lesson-cells.ts';

export const GET: APIRoute = () => {
  const cells = lessonCells(process.cwd());
  const lessons = loadCourse().lessons.flatMap(({ slug }) => {
    const own = cells.get(slug);
    return own ? [[slug, { format: 'rectified-notebook', version: 1, cells: own }] as const] : [];
  });
  return new Response(JSON.stringify(Object.fromEntries(lessons)), {
    headers: { 'content-type': 'application/json; charset=utf-8' },
  });
};
