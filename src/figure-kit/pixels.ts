/**
 * Small images and fields as SVG: one path for each level of grey, so that 28 × 28 pixels are at most a few
 * kilobytes, follow the theme through CSS variables, print sharp, and are the same at build time and live.
 */
import { svgElement } from './svg.ts';

/** `ink`: 0 is paper, 1 is ink. `signed`: −1 is the sigmoid's blue, 0 paper, 1 the leaky rectifier's amber. */
export type PixelScale = 'ink' | 'signed';

export interface Pixels {
  readonly values: ArrayLike<number>;
  readonly columns: number;
  readonly rows: number;
  readonly scale: PixelScale;
  /** The value drawn at full strength; larger ones are cut off. */
  readonly largest: number;
}

const levels = 16;

/** A group of paths in a square of side `size` at (x, y); rows run downwards. NaN stays empty. */
export function pixels(
  document: Document,
  field: Pixels,
  place: { x: number; y: number; width: number; height: number },
): Element {
  const cellWidth = place.width / field.columns;
  const cellHeight = place.height / field.rows;
  const paths = new Map<number, string>();
  for (let row = 0; row < field.rows; row++) {
    for (let column = 0; column < field.columns;) {
      const level = levelOf(field, row * field.columns + column);
      let end = column + 1;
      while (end < field.columns && levelOf(field, row * field.columns + end) === level) end++;
      if (level !== 0) {
        const run = `M${round(place.x + column * cellWidth)} ${round(place.y + row * cellHeight)}h${round((end - column) * cellWidth)}v${round(cellHeight)}h${round(-(end - column) * cellWidth)}z`;
        paths.set(level, (paths.get(level) ?? '') + run);
      }
      column = end;
    }
  }
  const children = [...paths].map(([level, d]) =>
    svgElement(document, 'path', {
      d,
      fill: field.scale === 'ink' ? 'var(--ink)' : level < 0 ? 'var(--a-sigmoid)' : 'var(--a-leaky-relu)',
      'fill-opacity': round(Math.abs(level) / levels),
    }),
  );
  return svgElement(document, 'g', { 'shape-rendering': 'crispEdges' }, children);
}

function levelOf(field: Pixels, index: number): number {
  const share = (field.values[index] ?? 0) / field.largest;
  if (Number.isNaN(share)) return 0;
  const low = field.scale === 'ink' ? 0 : -1;
  return Math.round(Math.min(1, Math.max(low, share)) * levels);
}

const round = (value: number): number => Math.round(value * 100) / 100;
