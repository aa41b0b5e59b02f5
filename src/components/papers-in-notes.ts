/** Which events of the timeline and which errata rest on a work. */
import { getCollection } from 'astro:content';
import type { Citing } from './cited-in.ts';
import { sitePath } from './site-path.ts';

/** By the work's key. */
export async function papersInNotes(): Promise<ReadonlyMap<string, readonly Citing[]>> {
  const found = new Map<string, Citing[]>();
  const note = (keys: readonly string[], citing: Citing) => {
    for (const key of new Set(keys)) found.set(key, [...(found.get(key) ?? []), citing]);
  };
  for (const { id, data } of await getCollection('timeline'))
    note(data.works, { title: `timeline, ${data.year}`, href: sitePath(`/timeline/#${id}`) });
  for (const { id, data } of await getCollection('errata'))
    note(data.works, {
      title: `errata, “${data.told.replace(/\.$/, '')}”`,
      href: sitePath(`/errata/#${id}`),
    });
  return found;
}
