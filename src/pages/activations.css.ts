/**
 * Every activation's colour and dash, written from the activations' own files, so that a new one brings its ink.
 * `--a-relu` draws the line, `--t-relu` writes the label, `.c-relu` is line with dash, `.t-relu` a label.
 */
import type { APIRoute } from 'astro';
import { activations } from '../activations/index.ts';
import { inkStyle } from '../components/activation/ink-style.ts';

export const GET: APIRoute = () =>
  new Response(inkStyle(Object.values(activations)), {
    headers: { 'content-type': 'text/css; charset=utf-8' },
  });
