/** Which lessons and activations cite a work. */
import { getEntry, render } from 'astro:content';
import { activations } from '../activations/index.ts';
import { loadCourse } from '../authoring/course.ts';
import { sitePath } from './site-path.ts';

export interface Citing {
  readonly title: string;
  readonly href: string;
}

/** By the work's key. */
export async function citedIn(): Promise<ReadonlyMap<string, readonly Citing[]>> {
  const found = new Map<string, Citing[]>();
  const note = (key: string, citing: Citing) => found.set(key, [...(found.get(key) ?? []), citing]);
  for (const { slug, title } of loadCourse().lessons) {
    const entry = await getEntry('lessons', slug);
    if (!entry) continue;
    const { remarkPluginFrontmatter } = await render(entry);
    const cited: unknown = remarkPluginFrontmatter['cited'];
    if (!Array.isArray(cited)) continue;
    for (const key of cited)
      note(String(key), { title, href: `${sitePath(`/lessons/${slug}/`)}#ref-${key}` });
  }
  for (const { id, name, papers } of Object.values(activations))
    for (const key of papers) note(key, { title: name, href: sitePath(`/gallery/${id}/`) });
  return found;
}
