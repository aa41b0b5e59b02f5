/** Every activation with its computed properties, for anyone to use; the file says itself what is in it. */
import type { APIRoute } from 'astro';
import { activations } from '../activations/index.ts';
import { loadCourse } from '../authoring/course.ts';
import { activationDataset } from '../components/activation/dataset.ts';
import { version } from '../../package.json' with { type: 'json' };

export const GET: APIRoute = () => {
  const { title, authors } = loadCourse();
  const dataset = activationDataset(Object.values(activations), { course: title, authors, version });
  return new Response(`${JSON.stringify(dataset, null, 1)}\n`, {
    headers: { 'content-type': 'application/json; charset=utf-8' },
  });
};
