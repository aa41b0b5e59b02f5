/** What a pad shows: the strokes and, when a keyboard moves it, the pen. */
import type { Point, Stroke } from '../data/strokes.ts';

/** Path data for strokes; a dot is a line of no length, which a round line cap makes visible. */
export function strokesPath(strokes: readonly Stroke[]): string {
  return strokes
    .filter((stroke) => stroke.length > 0)
    .map((stroke) => {
      const points = stroke.length === 1 ? [...stroke, ...stroke] : stroke;
      return `M${points.map(({ x, y }) => `${round(x)} ${round(y)}`).join('L')}`;
    })
    .join('');
}

export function showStrokes(pad: Element, strokes: readonly Stroke[]): void {
  pad.querySelector('[data-strokes]')?.setAttribute('d', strokesPath(strokes));
}

export function showPen(pad: Element, pen: Point | undefined, down: boolean): void {
  const mark = pad.querySelector('[data-pen]');
  if (!mark) return;
  mark.setAttribute('visibility', pen ? 'visible' : 'hidden');
  mark.toggleAttribute('data-down', down);
  if (pen) {
    mark.setAttribute('cx', String(pen.x));
    mark.setAttribute('cy', String(pen.y));
  }
}

const round = (value: number): number => Math.round(value * 10) / 10;
