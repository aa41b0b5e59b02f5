/** What a code cell may call, for the editor's completion: read from the engine itself, so that it cannot be stale. */
import type { APIRoute } from 'astro';
import { plotMarks } from '../../components/code/plot-marks.ts';
import * as engine from '../../components/code/worker/engine.ts';

const typeOf = (value: unknown) => (typeof value === 'function' ? 'function' : 'variable');
const entries = (owner: object) =>
  Object.entries(owner).map(([label, value]: [string, unknown]) => ({
    label,
    type: typeOf(value),
    detail: 'rectified',
  }));

export const GET: APIRoute = () => {
  const shown = ['table', 'tex', 'canvas', 'Plot'].map((label) => ({
    label,
    type: 'function',
    detail: 'shows',
  }));
  const members = {
    // `activations['leaky-relu']` is no name that can follow a dot.
    activations: Object.values(engine.activations)
      .filter(({ id }) => /^\w+$/.test(id))
      .map(({ id, name }) => ({ label: id, type: 'variable', detail: name })),
    'activations.*': entries(engine.activations['relu'] ?? {}),
    Plot: ['plot', ...plotMarks].map((label) => ({ label, type: 'function' })),
  };
  return new Response(JSON.stringify({ names: [...shown, ...entries(engine)], members }), {
    headers: { 'content-type': 'application/json; charset=utf-8' },
  });
};
