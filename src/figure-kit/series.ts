/**
 * A curve as numbers that can be gone through: by arrow keys, by ear, by a finger. A view that draws curves says what
 * they are; reading.ts (features) does the rest.
 */
import { snap } from './controls.ts';
import { significant } from './format.ts';

export type SeriesPoint = readonly [x: number, y: number];

export interface Series {
  /** What the curve is called: “max(0, x)”, “ReLU”. */
  readonly label: string;
  /** From left to right. What is not finite is a gap, and passed over. */
  readonly points: readonly SeriesPoint[];
  /** Where it is, as said after “at”: “x = 1.5”, “step 300”. */
  sayX(x: number): string;
  /** How much it is there: “0.75”, “93 %”. */
  sayY(y: number): string;
  /** How its values are heard, as the axis they stand on: `linear` unless told. */
  readonly scale?: 'linear' | 'log';
}

/** A function of x, read at every `step`. */
export function functionSeries(
  label: string,
  f: (x: number) => number,
  [from, to]: readonly [number, number],
  step = 0.1,
): Series {
  const count = Math.round((to - from) / step);
  return {
    label,
    points: Array.from({ length: count + 1 }, (_, i): SeriesPoint => {
      const x = snap(from + i * step, from, step);
      return [x, f(x)];
    }),
    sayX: (x) => `x = ${spoken(x)}`,
    sayY: spoken,
  };
}

/** Three digits, without zeros that say nothing: 1.5. */
const spoken = (value: number): string =>
  significant(value)
    .replace(/(\.\d*?)0+$/, '$1')
    .replace(/\.$/, '');

/** Those of which something can be read, without their gaps. */
export function readable(all: readonly Series[]): readonly Series[] {
  return all
    .map((series) => ({
      ...series,
      points: series.points.filter(([x, y]) => Number.isFinite(x) && Number.isFinite(y)),
    }))
    .filter(({ points }) => points.length > 0);
}

/** Which point of which curve. */
export interface ReadingPlace {
  readonly series: number;
  readonly point: number;
}

/** Where a key leads: along the curve, to its ends, or to the next curve at the same place. Undefined where nowhere. */
export function movedBy(key: string, all: readonly Series[], place: ReadingPlace): ReadingPlace | undefined {
  const last = (all[place.series]?.points.length ?? 1) - 1;
  const far = Math.max(10, Math.round(last / 20));
  const along = (by: number): ReadingPlace => ({
    ...place,
    point: Math.min(last, Math.max(0, place.point + by)),
  });
  switch (key) {
    case 'ArrowLeft':
      return along(-1);
    case 'ArrowRight':
      return along(1);
    case 'PageDown':
      return along(-far);
    case 'PageUp':
      return along(far);
    case 'Home':
      return along(-Infinity);
    case 'End':
      return along(Infinity);
    case 'ArrowUp':
      return toSeries(all, place, -1);
    case 'ArrowDown':
      return toSeries(all, place, 1);
    default:
      return undefined;
  }
}

function toSeries(all: readonly Series[], place: ReadingPlace, by: number): ReadingPlace | undefined {
  if (all.length < 2) return undefined;
  const series = (place.series + by + all.length) % all.length;
  const x = all[place.series]?.points[place.point]?.[0] ?? 0;
  return { series, point: nearestPoint(all[series], x) };
}

/** The same place in curves that have changed. */
export function keptIn(all: readonly Series[], { series, point }: ReadingPlace): ReadingPlace {
  const kept = Math.min(series, all.length - 1);
  return { series: kept, point: Math.min(point, (all[kept]?.points.length ?? 1) - 1) };
}

/** The point of a curve whose x is nearest. */
export function nearestPoint({ points }: Pick<Series, 'points'>, x: number): number {
  let nearest = 0;
  for (let i = 1; i < points.length; i++)
    if (Math.abs(points[i][0] - x) < Math.abs(points[nearest][0] - x)) nearest = i;
  return nearest;
}

/** What is at that place, as a person would say it; `named` where the curve is not the one just heard of. */
export function readingWords(all: readonly Series[], place: ReadingPlace, named: boolean): string {
  const series = all[place.series];
  const point = series?.points[place.point];
  if (!series || !point) return '';
  const [x, y] = point;
  const values = series.points.map(([, value]) => value);
  const [low, high] = [Math.min(...values), Math.max(...values)];
  // A level stretch at the top is no peak.
  const only = values.filter((value) => value === y).length === 1;
  const notes = [
    ...(only && y === high && low < high ? ['the highest'] : []),
    ...(only && y === low && low < high ? ['the lowest'] : []),
    ...(place.point === 0 ? ['where it begins'] : []),
    ...(place.point === values.length - 1 && values.length > 1 ? ['where it ends'] : []),
  ];
  const words = [`${series.sayY(y)} at ${series.sayX(x)}`, ...notes].join(', ');
  return named ? `${series.label}: ${words}.` : `${words}.`;
}
