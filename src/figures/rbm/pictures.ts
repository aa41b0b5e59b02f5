/** Weights and reconstructions of both machines as little pictures. */
import { pixels } from '../../figure-kit/pixels.ts';
import { svgElement, svgPicture } from '../../figure-kit/svg.ts';
import type { Context } from './learned.ts';

const side = 28;
const gap = 4;
const head = 24;
/** Filters of one machine: four beside each other, three under each other. */
const columns = 4;

/** Few shades, and in a picture made at build time fewer pixels: runs of one shade are what it weighs. */
function shaded(values: ArrayLike<number>, largest: number, built: boolean) {
  const half = built ? 2 : 1;
  const columns = side / half;
  const shades = built ? 2 : 5;
  return {
    values: Float32Array.from({ length: columns * columns }, (_, i) => {
      const at = half * Math.floor(i / columns) * side + half * (i % columns);
      const mean = built
        ? (values[at] + values[at + 1] + values[at + side] + values[at + side + 1]) / 4
        : values[at];
      return (Math.round((mean / largest) * shades) / shades) * largest;
    }),
    columns,
    rows: columns,
  };
}

interface Drawn {
  readonly width: number;
  readonly height: number;
  readonly picture: Element;
}
const drawn = new WeakMap<Float32Array, Drawn>();

/** Most frames of a run bring a new point of the curves and no new picture: the page then gets a copy of the last. */
function copied({ document, width, height }: Context, of: Float32Array, draw: () => Element): Element {
  if (document !== globalThis.document) return draw();
  const last = drawn.get(of);
  if (last?.width === width && last.height === height) return document.importNode(last.picture, true);
  const picture = draw();
  drawn.set(of, { width, height, picture: document.importNode(picture, true) });
  return picture;
}

export const drawFilters = (context: Context, filters: Float32Array, words: string): Element =>
  copied(context, filters, () => filtersPicture(context, filters, words));

/** One row of images for each of `rows`, its words above it. */
export const drawImages = (context: Context, rows: readonly ImageRow[]): Element =>
  copied(context, rows[rows.length - 1].images, () => imagesPicture(context, rows));

interface ImageRow {
  readonly words: string;
  readonly images: Float32Array;
}

function filtersPicture(context: Context, filters: Float32Array, words: string): Element {
  const { document, width, height } = context;
  const built = document !== globalThis.document;
  const count = filters.length / side ** 2;
  const rows = count / columns;
  const size = Math.floor(
    Math.min((width - gap * (columns - 1)) / columns, (height - head - gap * (rows - 1)) / rows),
  );
  const children = [svgElement(document, 'text', { x: 0, y: 14 }, [words])];
  for (let unit = 0; unit < count; unit++) {
    const own = filters.subarray(unit * side ** 2, (unit + 1) * side ** 2);
    const largest = own.reduce((most, value) => Math.max(most, Math.abs(value)), 1e-9);
    const field = shaded(own, largest, built);
    const place = {
      x: (unit % columns) * (size + gap),
      y: head + Math.floor(unit / columns) * (size + gap),
      width: size,
      height: size,
    };
    children.push(
      pixels(document, { ...field, scale: 'signed', largest }, place),
      svgElement(document, 'rect', { ...place, fill: 'none', stroke: 'var(--rule)' }),
    );
  }
  return svgPicture(context, words, children);
}

function imagesPicture(context: Context, rows: readonly ImageRow[]): Element {
  const { document, width, height } = context;
  const built = document !== globalThis.document;
  const count = rows[0].images.length / side ** 2;
  const room = height / rows.length;
  const size = Math.floor(Math.min((width - gap * (count - 1)) / count, room - head - 6));
  const children = rows.flatMap(({ words, images }, row) => [
    svgElement(document, 'text', { x: 0, y: row * room + 14 }, [words]),
    ...Array.from({ length: count }, (_, image) => {
      const own = images.subarray(image * side ** 2, (image + 1) * side ** 2);
      const field = shaded(own, 1, built);
      const place = { x: image * (size + gap), y: row * room + head, width: size, height: size };
      return svgElement(document, 'g', {}, [
        pixels(document, { ...field, scale: 'ink', largest: 1 }, place),
        svgElement(document, 'rect', { ...place, fill: 'none', stroke: 'var(--rule)' }),
      ]);
    }),
  ]);
  return svgPicture(context, 'Images, and what each machine makes of them', children);
}
