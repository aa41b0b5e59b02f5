/** New lessons, for feed readers. An address in a feed must be whole: without `site` in course.yaml there are no items. */
import rss from '@astrojs/rss';
import type { APIRoute } from 'astro';
import { loadCourse } from '../authoring/course.ts';
import { sitePath } from '../components/site-path.ts';

export const GET: APIRoute = ({ site }) => {
  const { title, description, language, lessons } = loadCourse();
  const dated = lessons.flatMap(({ published, ...lesson }) =>
    published === undefined || site === undefined ? [] : [{ ...lesson, pubDate: new Date(published) }],
  );
  return rss({
    title,
    description,
    // A feed reader never sees this one: without a site the page does not name its feed.
    site: new URL(sitePath('/'), site ?? 'http://localhost').href,
    customData: `<language>${language}</language>`,
    items: dated
      .toSorted((a, b) => b.pubDate.getTime() - a.pubDate.getTime())
      .map((lesson) => ({
        title: lesson.title,
        description: lesson.question,
        link: sitePath(`/lessons/${lesson.slug}/`),
        pubDate: lesson.pubDate,
      })),
  });
};
