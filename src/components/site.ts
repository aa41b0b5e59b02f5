import { sitePath } from './site-path.ts';

/** What the bar leads to: only pages that exist. */
export const sections = [
  { name: 'Lessons', href: sitePath('/lessons/') },
  { name: 'Gallery', href: sitePath('/gallery/') },
  { name: 'Figures', href: sitePath('/figures/') },
  { name: 'Papers', href: sitePath('/papers/') },
] as const;

const romans: readonly string[] = ['I', 'II', 'III', 'IV', 'V', 'VI', 'VII', 'VIII', 'IX', 'X'];

/** Parts are counted as books count them. */
export const roman = (n: number): string => romans[n - 1] ?? String(n);
