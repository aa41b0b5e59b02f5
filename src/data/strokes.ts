/**
 * A drawing as text, so that a link can carry it: strokes of points on a grid of 0 to 100, x to the right and y
 * down, as in `20,30 25,40;60,60 61,70`. A stroke of one point is a dot.
 */
export interface Point {
  readonly x: number;
  readonly y: number;
}
export type Stroke = readonly Point[];

export const gridSize = 100;

export function parseStrokes(text: string): readonly Stroke[] {
  return text
    .split(';')
    .filter((stroke) => stroke !== '')
    .map((stroke) =>
      stroke.split(' ').map((pair) => {
        const [x = 0, y = 0] = pair.split(',').map(Number);
        return { x: onGrid(x), y: onGrid(y) };
      }),
    );
}

export function formatStrokes(strokes: readonly Stroke[]): string {
  return strokes
    .filter((stroke) => stroke.length > 0)
    .map((stroke) => stroke.map(({ x, y }) => `${onGrid(x)},${onGrid(y)}`).join(' '))
    .join(';');
}

function onGrid(value: number): number {
  return Math.round(Math.min(gridSize, Math.max(0, Number.isFinite(value) ? value : 0)));
}
