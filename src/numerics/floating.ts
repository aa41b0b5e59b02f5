/** The two formats in which networks are trained and checked, and how wrong a number is in them. */
import { exactly, subtract, type DoubleDouble } from './double-double.ts';

export interface FloatFormat {
  readonly id: 'float32' | 'float64';
  /** Bits of the significand, the hidden one included. */
  readonly bits: number;
  /** The least exponent of a normal number. */
  readonly leastExponent: number;
  /** The nearest number of the format. */
  readonly round: (x: number) => number;
}

export const float64: FloatFormat = { id: 'float64', bits: 53, leastExponent: -1022, round: (x) => x };
export const float32: FloatFormat = { id: 'float32', bits: 24, leastExponent: -126, round: Math.fround };

/** The decimal digits that the format has: 15.95 and 7.22. */
export const digitsOf = ({ bits }: FloatFormat): number => bits * Math.log10(2);

/** One unit in the last place: the distance of the format's numbers around x. */
export function ulpOf(x: number, { bits, leastExponent }: FloatFormat): number {
  const size = Math.abs(x);
  let exponent = Math.max(leastExponent, Math.floor(Math.log2(size)));
  // The logarithm of a number just below a power of two can round up to it.
  if (2 ** exponent > size && exponent > leastExponent) exponent--;
  return 2 ** (exponent - bits + 1);
}

/** |computed − exact| */
function distance(computed: number, exact: DoubleDouble): number {
  const [high, low] = subtract(exactly(computed), exact);
  return Math.abs(high + low);
}

/** The error in units in the last place of the exact value. */
export function errorInUlps(computed: number, exact: DoubleDouble, format: FloatFormat): number {
  return distance(computed, exact) / ulpOf(exact[0], format);
}

export function relativeError(computed: number, exact: DoubleDouble): number {
  return distance(computed, exact) / Math.abs(exact[0]);
}

/** How many decimal digits are right: from 0 to all that the format has. */
export function digitsLeft(computed: number, exact: DoubleDouble, format: FloatFormat): number {
  return Math.min(digitsOf(format), Math.max(0, -Math.log10(relativeError(computed, exact))));
}
