/** One work as BibTeX. */
import type { APIRoute, GetStaticPaths } from 'astro';
import { bibtex } from '../../authoring/bibtex.ts';
import { readPaperRecords } from '../../authoring/papers.ts';
import type { PaperRecord } from '../../authoring/schemas.ts';

interface Props extends Record<string, unknown> {
  readonly record: PaperRecord;
}

export const getStaticPaths = (() =>
  readPaperRecords(process.cwd()).map((record) => ({
    params: { key: record.id },
    props: { record },
  }))) satisfies GetStaticPaths;

export const GET: APIRoute<Props> = ({ props }) =>
  new Response(bibtex(props.record), { headers: { 'Content-Type': 'application/x-bibtex; charset=utf-8' } });
