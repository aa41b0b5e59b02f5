/** Everybody may read everything. Read by crawlers only at a host's root. */
import type { APIRoute } from 'astro';
import { sitePath } from '../components/site-path.ts';

export const GET: APIRoute = ({ site }) => {
  const map = site ? `\nSitemap: ${new URL(sitePath('/sitemap-index.xml'), site).href}\n` : '';
  return new Response(`User-agent: *\nAllow: /\n${map}`, { headers: { 'content-type': 'text/plain' } });
};
