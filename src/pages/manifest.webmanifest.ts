/** What a phone needs to put the course among its programs. Paths are from this file. */
import type { APIRoute } from 'astro';
import { loadCourse } from '../authoring/course.ts';

export const GET: APIRoute = () => {
  const { title, description, language } = loadCourse();
  return new Response(
    JSON.stringify({
      name: title,
      short_name: title,
      description,
      lang: language,
      start_url: './',
      scope: './',
      display: 'standalone',
      background_color: '#ffffff',
      theme_color: '#ffffff',
      icons: [
        { src: './icon.svg', sizes: 'any', type: 'image/svg+xml' },
        { src: './icon-192.png', sizes: '192x192', type: 'image/png' },
        { src: './icon-512.png', sizes: '512x512', type: 'image/png', purpose: 'any maskable' },
      ],
    }),
    { headers: { 'content-type': 'application/manifest+json' } },
  );
};
