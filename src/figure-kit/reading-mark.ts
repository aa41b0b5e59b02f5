/** The mark on a chart that says where the reader is: a hairline, a ring, and the value in words. */
import type { Plot } from '@observablehq/plot';
import { nearestPoint, type ReadingPlace, type Series } from './series.ts';
import { svgElement } from './svg.ts';

interface ChartScales {
  readonly x: { apply(value: number): number; invert(pixel: number): number };
  readonly y: { apply(value: number): number };
  readonly top: number;
  readonly bottom: number;
  readonly width: number;
}

/** A chart knows its scales (Observable Plot); pictures drawn otherwise have no mark. */
function scalesOf(picture: Element): ChartScales | undefined {
  if (!isPlot(picture)) return undefined;
  const [x, y] = [picture.scale('x'), picture.scale('y')];
  if (!x?.invert || !y?.range) return undefined;
  const ends = [...y.range].map(Number);
  return {
    x: { apply: (value) => Number(x.apply(value)), invert: (pixel) => Number(x.invert?.(pixel)) },
    y: { apply: (value) => Number(y.apply(value)) },
    top: Math.min(...ends),
    bottom: Math.max(...ends),
    width: Number(picture.getAttribute('width')),
  };
}

const isPlot = (picture: Element): picture is Element & Pick<Plot, 'scale'> =>
  'scale' in picture && typeof picture.scale === 'function';

export function removeMark(place: Element): void {
  place.querySelector('.reading')?.remove();
}

export function showMark(place: Element, all: readonly Series[], at: ReadingPlace): void {
  removeMark(place);
  const picture = place.firstElementChild;
  const series = all[at.series];
  const point = series?.points[at.point];
  const scales = picture ? scalesOf(picture) : undefined;
  if (!picture || !series || !point || !scales) return;
  const { document } = globalThis;
  const x = round(scales.x.apply(point[0]));
  // What leaves the frame is marked at its edge.
  const y = round(Math.min(scales.bottom, Math.max(scales.top, scales.y.apply(point[1]))));
  const leftwards = x > scales.width / 2;
  const words = `${series.sayY(point[1])} at ${series.sayX(point[0])}`;
  picture.append(
    svgElement(document, 'g', { class: 'reading', 'aria-hidden': 'true' }, [
      svgElement(document, 'line', { x1: x, x2: x, y1: scales.top, y2: scales.bottom }),
      svgElement(document, 'circle', { cx: x, cy: y, r: 6 }),
      svgElement(
        document,
        'text',
        {
          class: 'halo strong',
          x: x + (leftwards ? -11 : 11),
          y: Math.max(y - 10, scales.top + 4),
          'text-anchor': leftwards ? 'end' : 'start',
        },
        [words],
      ),
    ]),
  );
}

/** The place of a curve that is nearest to a pointer, or nothing where the picture has no scales. */
export function placeUnder(
  place: Element,
  all: readonly Series[],
  event: { readonly clientX: number; readonly clientY: number },
): ReadingPlace | undefined {
  const picture = place.firstElementChild;
  const scales = picture ? scalesOf(picture) : undefined;
  if (!picture || !scales || all.length === 0) return undefined;
  const box = picture.getBoundingClientRect();
  const scale = scales.width / box.width;
  const pointer = { x: (event.clientX - box.left) * scale, y: (event.clientY - box.top) * scale };
  const wanted = scales.x.invert(pointer.x);
  const candidates = all.map(({ points }, series) => {
    const point = nearestPoint({ points }, wanted);
    const [x, y] = points[point];
    const away = Math.hypot(scales.x.apply(x) - pointer.x, scales.y.apply(y) - pointer.y);
    return { series, point, away };
  });
  const { series, point } = candidates.reduce((best, next) => (next.away < best.away ? next : best));
  return { series, point };
}

const round = (value: number): number => Math.round(value * 10) / 10;
