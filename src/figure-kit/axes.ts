/** Axes that many charts have in common. */
import type { ScaleOptions } from '@observablehq/plot';
import { percent } from './format.ts';

/** Shares, from none to all. */
export const shareAxis: ScaleOptions = {
  domain: [0, 1],
  ticks: [0, 0.5, 1],
  tickFormat: (share: number) => percent(share, 0),
  label: null,
};
