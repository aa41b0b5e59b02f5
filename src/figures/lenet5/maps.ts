/** LeNet-5's feature maps of one drawing, layer under layer. */
import type { DrawContext } from '../../figure-kit/figure.ts';
import { pixels } from '../../figure-kit/pixels.ts';
import { svgElement, svgPicture } from '../../figure-kit/svg.ts';
import { digitCodes } from '../../networks/models/digit-codes.ts';
import type { LeNet5Maps } from '../../networks/predict-lenet-5.ts';

interface Row {
  readonly layer: 'C1' | 'S2' | 'C3' | 'S4' | 'C5';
  readonly words: string;
  readonly maps: number;
  readonly side: number;
}
const rows: readonly Row[] = [
  { layer: 'C1', words: 'C1: 6 maps of 28 × 28', maps: 6, side: 28 },
  { layer: 'S2', words: 'S2: 6 maps of 14 × 14, halved', maps: 6, side: 14 },
  { layer: 'C3', words: 'C3: 16 maps of 10 × 10', maps: 16, side: 10 },
  { layer: 'S4', words: 'S4: 16 maps of 5 × 5, halved', maps: 16, side: 5 },
  { layer: 'C5', words: 'C5: 120 units', maps: 120, side: 1 },
];
/** The squashing function’s asymptote. */
const largest = 1.7159;
const gap = 6;

/** How many maps stand beside each other. */
const columnsOf = ({ maps }: Row, narrow: boolean): number =>
  maps === 6 ? 6 : maps === 16 ? (narrow ? 8 : 16) : narrow ? 20 : 40;
const sizeOf = ({ maps }: Row, columns: number, width: number): number =>
  Math.min(maps === 6 ? 84 : 48, Math.floor((width - gap * (columns - 1)) / columns));

export function mapsHeight(width: number, narrow: boolean): number {
  return rows.reduce((y, row) => {
    const columns = columnsOf(row, narrow);
    return y + 24 + Math.ceil(row.maps / columns) * (sizeOf(row, columns, width) + gap) + 8;
  }, 0);
}

export function drawMaps<S, R>(context: DrawContext<S, R>, seen: LeNet5Maps): Element {
  const { document, width, narrow } = context;
  // In a picture made at build time fewer shades and half of C1’s rows: runs of one shade are what it weighs.
  const built = document !== globalThis.document;
  const children: Element[] = [];
  let y = 0;
  for (const row of rows) {
    const columns = columnsOf(row, narrow);
    const size = sizeOf(row, columns, width);
    children.push(svgElement(document, 'text', { x: 0, y: y + 14 }, [row.words]));
    for (let map = 0; map < row.maps; map++) {
      const place = {
        x: (map % columns) * (size + gap),
        y: y + 24 + Math.floor(map / columns) * (size + gap),
        width: size,
        height: size,
      };
      const own = seen[row.layer].subarray(map * row.side ** 2, (map + 1) * row.side ** 2);
      const field = built ? coarser(own, row.side) : { values: own, columns: row.side, rows: row.side };
      children.push(
        pixels(document, { ...field, scale: 'signed', largest }, place),
        svgElement(document, 'rect', { ...place, fill: 'none', stroke: 'var(--rule)' }),
      );
    }
    y += 24 + Math.ceil(row.maps / columns) * (size + gap) + 8;
  }
  return svgPicture(context, 'The feature maps of the drawing, from C1 to C5', children);
}

function coarser(values: Float32Array, side: number) {
  const half = side > 10 ? 2 : 1;
  const less = side / half;
  return {
    values: Float32Array.from({ length: less * less }, (_, i) => {
      const value = values[Math.floor(i / less) * half * side + (i % less) * half];
      return (largest * Math.round((2 * value) / largest)) / 2;
    }),
    columns: less,
    rows: less,
  };
}

/** F6's 84 numbers as a picture of 7 × 12, beside the code that it comes nearest to. */
export function drawCode<S, R>(context: DrawContext<S, R>, { F6, penalties }: LeNet5Maps): Element {
  const { document, width, height } = context;
  const best = penalties.indexOf(Math.min(...penalties));
  const tall = Math.min(height - 56, (12 * (width - 24)) / 14);
  const wide = (7 * tall) / 12;
  const picture = (values: ArrayLike<number>, x: number, words: string, most: number) => [
    svgElement(document, 'text', { x, y: 14 }, [words]),
    pixels(
      document,
      { values, columns: 7, rows: 12, scale: 'signed', largest: most },
      { x, y: 24, width: wide, height: tall },
    ),
    svgElement(document, 'rect', {
      x,
      y: 24,
      width: wide,
      height: tall,
      fill: 'none',
      stroke: 'var(--rule)',
    }),
  ];
  return svgPicture(context, `F6 as a picture, and the code of ${best}, which is nearest to it`, [
    ...picture(F6, 0, 'F6', largest),
    ...picture(digitCodes[best], wide + 24, `the code of ${best}`, largest),
    svgElement(document, 'text', { x: 0, y: tall + 46 }, ['84 units as 7 × 12']),
  ]);
}
