/**
 * A function drawn by hand, as text that a link can carry: its heights at equally distant places, both ends of the axis
 * among them, in whole steps: with a step of 0.05, `0,0,2,-3` is 0, 0, 0.1, −0.15.
 */
export interface HeightGrid {
  readonly x: readonly [from: number, to: number];
  readonly y: readonly [low: number, high: number];
  /** How many places have a height. */
  readonly points: number;
  /** Heights are multiples of this. */
  readonly step: number;
}

export const placesOf = ({ x: [from, to], points }: HeightGrid): number[] =>
  Array.from({ length: points }, (_, i) => from + ((to - from) * i) / (points - 1));

export function heightsText({ y: [low, high], step }: HeightGrid, heights: readonly number[]): string {
  // + 0 turns −0 into 0.
  return heights.map((height) => Math.round(Math.min(high, Math.max(low, height)) / step) + 0).join(',');
}

export const heightsIn = ({ step }: HeightGrid, text: string): number[] =>
  text.split(',').map((whole) => Number((Number(whole) * step).toPrecision(12)));

export function isHeightsText({ y: [low, high], points, step }: HeightGrid, text: string): boolean {
  if (!/^-?\d{1,5}(,-?\d{1,5})*$/.test(text)) return false;
  const wholes = text.split(',').map(Number);
  return (
    wholes.length === points &&
    wholes.every((whole) => whole * step >= low - 1e-9 && whole * step <= high + 1e-9)
  );
}

export const heightsInWords = ({ y: [low, high], points, step }: HeightGrid): string =>
  `${points} whole numbers from ${Math.round(low / step)} to ${Math.round(high / step)}, joined by commas: heights in steps of ${step}`;
