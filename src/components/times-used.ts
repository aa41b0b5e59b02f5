const pages = new WeakMap<Request, Map<string, number>>();

/** How often a name has been used on the page that is being rendered, this time included: for ids that must differ. */
export function timesUsed(page: Request, name: string): number {
  const counts = pages.get(page) ?? new Map<string, number>();
  pages.set(page, counts);
  const times = (counts.get(name) ?? 0) + 1;
  counts.set(name, times);
  return times;
}
