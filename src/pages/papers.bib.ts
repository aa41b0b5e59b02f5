/** The whole bibliography as BibTeX. */
import type { APIRoute } from 'astro';
import { bibtex } from '../authoring/bibtex.ts';
import { readPaperRecords } from '../authoring/papers.ts';

export const GET: APIRoute = () =>
  new Response(readPaperRecords(process.cwd()).map(bibtex).join('\n'), {
    headers: { 'Content-Type': 'application/x-bibtex; charset=utf-8' },
  });
