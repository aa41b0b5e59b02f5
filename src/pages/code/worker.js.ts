/** What stands before a reader's code in its worker. The page fetches it as text when a cell first runs. */
import type { APIRoute } from 'astro';
import { bundleCodeWorker } from '../../authoring/bundle.ts';

export const GET: APIRoute = async () =>
  new Response(await bundleCodeWorker(process.cwd()), {
    headers: { 'content-type': 'text/javascript; charset=utf-8' },
  });
