/** “Reproduce it” for Jupyter, with PyTorch. */
import type { APIRoute, GetStaticPaths } from 'astro';
import { toIpynb } from '../../notebooks/define-notebook.ts';
import { notebooks } from '../../notebooks/index.ts';

export const getStaticPaths: GetStaticPaths = () => notebooks.map(({ id }) => ({ params: { id } }));

export const GET: APIRoute = ({ params, site }) => {
  const notebook = notebooks.find(({ id }) => id === params['id']);
  if (!notebook) throw new Error(`There is no src/notebooks/${params['id'] ?? ''}.ts.`);
  const data = site ? new URL(`${import.meta.env.BASE_URL.replace(/\/*$/, '')}/data`, site).href : undefined;
  return new Response(`${JSON.stringify(toIpynb(notebook, data), null, 1)}\n`, {
    headers: { 'content-type': 'application/x-ipynb+json; charset=utf-8' },
  });
};
