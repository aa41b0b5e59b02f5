/** Marks that many charts have in common, so that each says only what is its own. */
import { ruleY, text, type Markish, type TextOptions } from '@observablehq/plot';
import { labelled } from './chart.ts';
import type { DrawContext } from './figure.ts';
import { spreadApart } from './spread-apart.ts';

/** What a chart's heights are, above its upper left corner: read first, and never beside the axis on its side. */
export function valueName(words: string, more: TextOptions = {}): Markish {
  return text([words], { frameAnchor: 'top-left', textAnchor: 'start', dy: -18, ...more });
}

/** The line that curves stand on. */
export function ground(y = 0): Markish {
  return ruleY([y], { stroke: 'var(--ink-3)' });
}

export interface CurveEnd {
  readonly activation: string;
  readonly x: number;
  readonly y: number;
  readonly words: string;
}

interface EndLabels {
  /** Of the heights, from the lowest to the highest. */
  readonly domain: readonly [number, number];
  readonly scale?: 'linear' | 'log';
  /** Pixels from one name to the next. */
  readonly apart?: number;
  /** Pixels from the end to its name. */
  readonly dx?: number;
}

/** Above and below the frame, as `chart` sets them. */
const margins = 66;

/** The names of curves right of where they end, each as near to its end as the others let it. */
export function endLabels(
  { height }: Pick<DrawContext<unknown, unknown>, 'height'>,
  ends: readonly CurveEnd[],
  { domain: [low, high], scale = 'linear', apart = 16, dx = 8 }: EndLabels,
): Markish[] {
  const along = (y: number) => (scale === 'log' ? Math.log10(y) : y);
  const [from, to] = [along(low), along(high)];
  const ordered = ends.toSorted((a, b) => a.y - b.y);
  const heights = spreadApart(
    ordered.map(({ y }) => along(y)),
    (apart * (to - from)) / (height - margins),
    [from, to],
  );
  return ordered.map(({ activation, x, words }, i) =>
    text([[x, scale === 'log' ? 10 ** heights[i] : heights[i]]], {
      dx,
      textAnchor: 'start',
      text: () => words,
      ...labelled(activation),
    }),
  );
}
