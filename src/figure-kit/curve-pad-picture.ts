/** Units of the drawing to one unit of its axes. */
export const curvePadScale = 100;

/** Path data for a drawn function: up is minus. */
export const curvePath = (places: readonly number[], heights: readonly number[]): string =>
  `M${places.map((x, i) => `${round(x)} ${round(-heights[i])}`).join('L')}`;

const round = (value: number): number => Math.round(value * curvePadScale) + 0;
