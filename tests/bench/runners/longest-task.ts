/** The longest task of a page’s main thread in a trace of Chromium’s. */
import type { Browser, Page } from '@playwright/test';

export interface LongestTask {
  /** In milliseconds, by the clock and by the processor: on a busy machine a task also waits. */
  readonly wall: number;
  readonly processor: number;
}

interface TraceEvent {
  readonly name: string;
  readonly ph: string;
  readonly pid: number;
  readonly tid: number;
  /** In microseconds. */
  readonly dur?: number;
  readonly tdur?: number;
  readonly args?: { readonly name?: string };
}

export async function longestTask(browser: Browser, page: Page, milliseconds: number): Promise<LongestTask> {
  await browser.startTracing(page, { categories: ['toplevel', 'devtools.timeline'] });
  await page.waitForTimeout(milliseconds);
  const trace = await browser.stopTracing();
  // Chromium's own format.
  const { traceEvents } = JSON.parse(trace.toString('utf8')) as { traceEvents: readonly TraceEvent[] };
  const threadOf = ({ pid, tid }: TraceEvent) => `${pid} ${tid}`;
  const mains = new Set(
    traceEvents
      .filter(({ name, args }) => name === 'thread_name' && args?.name === 'CrRendererMain')
      .map(threadOf),
  );
  const tasks = traceEvents.filter(
    (event) => event.ph === 'X' && event.name.includes('RunTask') && mains.has(threadOf(event)),
  );
  return {
    wall: Math.max(0, ...tasks.map(({ dur = 0 }) => dur)) / 1000,
    processor: Math.max(0, ...tasks.map(({ tdur = 0 }) => tdur)) / 1000,
  };
}
