/** Descriptive statistics of an array of numbers. Every one throws on an empty array: it has none. */
export type Numbers = ArrayLike<number>;

export function sum(x: Numbers): number {
  let total = 0;
  for (let i = 0; i < x.length; i++) total += x[i];
  return total;
}

export function mean(x: Numbers): number {
  return sum(notEmpty('mean', x)) / x.length;
}

/** With n in the denominator, as for a whole population. */
export function variance(x: Numbers): number {
  const centre = mean(x);
  let total = 0;
  for (let i = 0; i < x.length; i++) total += (x[i] - centre) ** 2;
  return total / x.length;
}

export function standardDeviation(x: Numbers): number {
  return Math.sqrt(variance(x));
}

/** Root of the mean square. */
export function rms(x: Numbers): number {
  return norm(notEmpty('rms', x)) / Math.sqrt(x.length);
}

/** Euclidean length. */
export function norm(x: Numbers): number {
  let total = 0;
  for (let i = 0; i < x.length; i++) total += x[i] * x[i];
  return Math.sqrt(total);
}

/**
 * The value below which a share `p` (0 to 1) of the numbers lies, linear between neighbours: R's type 7,
 * which is also NumPy's default.
 */
export function quantile(x: Numbers, p: number): number {
  if (!(p >= 0 && p <= 1)) throw new RangeError(`quantile: p is ${p}, but must be between 0 and 1`);
  const sorted = Float64Array.from(notEmpty('quantile', x)).sort();
  const position = (sorted.length - 1) * p;
  const below = Math.floor(position);
  const above = Math.ceil(position);
  return sorted[below] + (position - below) * (sorted[above] - sorted[below]);
}

export function median(x: Numbers): number {
  return quantile(x, 0.5);
}

/** The share of numbers that are exactly 0 (or −0). */
export function shareOfZeros(x: Numbers): number {
  return countBelow(notEmpty('shareOfZeros', x), 0) / x.length;
}

/** How many numbers have an absolute value under `threshold`; with 0, how many are exactly 0. */
export function countBelow(x: Numbers, threshold: number): number {
  let count = 0;
  if (threshold === 0) for (let i = 0; i < x.length; i++) count += x[i] === 0 ? 1 : 0;
  else for (let i = 0; i < x.length; i++) count += Math.abs(x[i]) < threshold ? 1 : 0;
  return count;
}

function notEmpty(name: string, x: Numbers): Numbers {
  if (x.length === 0) throw new RangeError(`${name} of no numbers: the array is empty`);
  return x;
}
