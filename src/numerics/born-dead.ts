/**
 * How likely a random ReLU network is to be a constant before it has learned anything (Lu, Shin, Su and Karniadakis 2020).
 * Weights are independent and symmetric about 0 without an atom there, biases 0. `depth` counts layers of weights, so there are
 * depth − 1 layers of ReLUs, each of `width` units.
 */

/** 1 − (1 − p)^n, with its digits where p is small. */
const atLeastOnce = (p: number, n: number): number => (n === 0 ? 0 : -Math.expm1(n * Math.log1p(-p)));

/** All units of a layer are off for one given input with probability 2⁻ᴺ. */
const allOff = (width: number): number => 2 ** -width;

/** That one given input has died on the way. A network that is dead has lost every input: so this is an upper bound. */
export function oneInputDies(width: number, depth: number): number {
  check(width, depth);
  return atLeastOnce(allOff(width), depth - 1);
}

/**
 * A lower bound for any number of inputs. From the second layer on inputs are not negative, so a layer is off for all of
 * them if all its N² weights are negative.
 */
export function allWeightsNegative(width: number, depth: number): number {
  check(width, depth);
  return atLeastOnce(2 ** -(width * width), Math.max(0, depth - 2));
}

/**
 * Sharper bounds for a network of one number. By homogeneity it is decided by two inputs, 1 and −1. The first layer
 * loses at most one of them, and it does with 2·2⁻ᴺ; later, both are lost at least as often as if they were independent, and at
 * most as often as one of them.
 */
export function deadOnALine(width: number, depth: number): { readonly low: number; readonly high: number } {
  check(width, depth);
  const one = atLeastOnce(allOff(width), Math.max(0, depth - 2));
  const first = 2 * allOff(width);
  return { low: first * one + (1 - first) * one * one, high: one };
}

/** The depth at which the chance that one given input has died is `share`; not a whole number. */
export function depthAt(width: number, share: number): number {
  if (!(share > 0 && share < 1))
    throw new RangeError(`depthAt: share is ${share}, but must lie between 0 and 1`);
  return 1 + Math.log1p(-share) / Math.log1p(-allOff(width));
}

function check(width: number, depth: number): void {
  if (!Number.isInteger(width) || width < 1 || !Number.isInteger(depth) || depth < 1)
    throw new RangeError(
      `a network of width ${width} and depth ${depth}: both must be whole numbers from 1, but are not`,
    );
}
