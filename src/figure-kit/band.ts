/** Several runs of one curve as a band: at each step the smallest, the middle and the largest of them. */
import { median } from '../numerics/statistics.ts';

export interface BandPoint {
  readonly step: number;
  readonly low: number;
  readonly median: number;
  readonly high: number;
}

/**
 * @param curves each in the order of its steps; they may have come differently far
 * @returns a point for each step that two curves or more have
 */
export function bandOf(
  curves: readonly (readonly { readonly step: number; readonly value: number }[])[],
): BandPoint[] {
  const at = new Map<number, number[]>();
  for (const { step, value } of curves.flat()) {
    const values = at.get(step);
    if (values) values.push(value);
    else at.set(step, [value]);
  }
  return [...at]
    .filter(([, values]) => values.length > 1)
    .sort(([a], [b]) => a - b)
    .map(([step, values]) => ({
      step,
      low: Math.min(...values),
      median: median(values),
      high: Math.max(...values),
    }));
}
