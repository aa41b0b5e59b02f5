/** The events of content/timeline, oldest first, with what the page shows beside each. */
import { getCollection, render } from 'astro:content';
import type { Activation } from '../../activations/activation.ts';
import { activations } from '../../activations/index.ts';
import { loadPapers, type Paper } from '../../authoring/papers.ts';
import type { Thread } from '../../authoring/timeline.ts';

export interface TimelineEvent {
  /** The file's name, and the event's anchor. */
  readonly id: string;
  readonly year: number;
  readonly thread: Thread;
  readonly title: string;
  readonly works: readonly Paper[];
  readonly activations: readonly Activation[];
  readonly caveat: string | undefined;
  /** Years since the event before it. */
  readonly gap: number;
  /** Events of the same year before it. */
  readonly rank: number;
  readonly Content: Awaited<ReturnType<typeof render>>['Content'];
}

export async function timelineEvents(): Promise<TimelineEvent[]> {
  const papers = loadPapers();
  const entries = (await getCollection('timeline')).toSorted(
    (a, b) =>
      a.data.year - b.data.year ||
      (a.data.month ?? 13) - (b.data.month ?? 13) ||
      a.id.localeCompare(b.id, 'en'),
  );
  return Promise.all(
    entries.map(async (entry, at) => {
      const { data, id } = entry;
      const before = entries[at - 1];
      return {
        ...data,
        id,
        caveat: data.caveat,
        works: data.works.flatMap((key) => papers.get(key) ?? []),
        activations: (data.activations ?? []).flatMap((name) => activations[name] ?? []),
        gap: before ? data.year - before.data.year : 0,
        rank: entries.slice(0, at).filter((other) => other.data.year === data.year).length,
        Content: (await render(entry)).Content,
      };
    }),
  );
}
