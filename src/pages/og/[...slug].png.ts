/** Pictures for where a page is shared: one for each lesson, activation and figure, and the course's own for the rest. */
import type { APIRoute, GetStaticPaths } from 'astro';
import { activations } from '../../activations/index.ts';
import { loadCourse } from '../../authoring/course.ts';
import { cardPng, type Card } from '../../components/og/card.ts';
import { roman } from '../../components/site.ts';
import { figureIds, findFigure } from '../../figures/index.ts';

export const getStaticPaths = (async () => {
  // Only a whole address can name them, and that needs `site` in course.yaml.
  if (!import.meta.env.SITE) return [];
  const course = loadCourse();
  const own: readonly (readonly [string, Card])[] = [
    ['course', { kind: 'An interactive course', title: course.title, says: course.description }],
    ...course.lessons.map((lesson): [string, Card] => [
      `lessons/${lesson.slug}`,
      {
        kind: `${course.title}, part ${roman(lesson.part.number)}, lesson ${lesson.number}`,
        title: lesson.title,
        says: lesson.question,
      },
    ]),
    ...Object.values(activations).map((activation): [string, Card] => [
      `gallery/${activation.id}`,
      { kind: course.title, title: activation.name, says: activation.year, curve: activation },
    ]),
    ...(await Promise.all(
      figureIds.map(async (id): Promise<[string, Card]> => [
        `figures/${id}`,
        {
          kind: `${course.title}, a figure`,
          title: (await findFigure(id)).title,
          says: 'Change it and see.',
        },
      ]),
    )),
  ];
  return own.map(([slug, card]) => ({ params: { slug }, props: { card } }));
}) satisfies GetStaticPaths;

interface Props {
  card: Card;
}

export const GET: APIRoute<Props> = async ({ props }) =>
  new Response(new Uint8Array(await cardPng(props.card)), { headers: { 'content-type': 'image/png' } });
