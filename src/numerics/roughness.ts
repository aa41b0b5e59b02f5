/**
 * How rough a curve is: the way it goes up and down, over the distance between its least and its greatest value. It is
 * 1 for a curve that only rises, 2 for one hill, and grows with the number of jags.
 */
export function roughness(values: ArrayLike<number>): number {
  let way = 0;
  let least = Infinity;
  let greatest = -Infinity;
  for (let i = 0; i < values.length; i++) {
    if (i > 0) way += Math.abs(values[i] - values[i - 1]);
    least = Math.min(least, values[i]);
    greatest = Math.max(greatest, values[i]);
  }
  return greatest > least ? way / (greatest - least) : NaN;
}
