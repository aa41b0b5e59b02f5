/**
 * Double-double arithmetic: a number as the sum of two doubles, the second at most half a unit in the last place
 * of the first. About 32 digits, to measure what double precision loses.
 *
 * Dekker, A floating-point technique for extending the available precision (1971); Knuth's exact sum. Exact
 * products need |a·b| between 1e−290 and 1e290: outside, the halves of a split overflow or the error underflows.
 */

export type DoubleDouble = readonly [high: number, low: number];

export const exactly = (x: number): DoubleDouble => [x, 0];

/** a + b without error. */
export function exactSum(a: number, b: number): DoubleDouble {
  const high = a + b;
  const shadow = high - a;
  return [high, a - (high - shadow) + (b - shadow)];
}

/** a·b without error. */
export function exactProduct(a: number, b: number): DoubleDouble {
  const high = a * b;
  const [aHead, aTail] = split(a);
  const [bHead, bTail] = split(b);
  return [high, aHead * bHead - high + aHead * bTail + aTail * bHead + aTail * bTail];
}

/** Two halves of 26 bits, whose products are exact. */
function split(a: number): DoubleDouble {
  const far = 134217729 * a; // 2²⁷ + 1
  const head = far - (far - a);
  return [head, a - head];
}

/** The same sum in standard form, for |high| ≥ |low|. */
function normalised(high: number, low: number): DoubleDouble {
  const sum = high + low;
  return [sum, low - (sum - high)];
}

/** Good to 2⁻¹⁰⁵ of the result even where a and b cancel. */
export function add([a, aLow]: DoubleDouble, [b, bLow]: DoubleDouble): DoubleDouble {
  const [high, error] = exactSum(a, b);
  const [low, lowError] = exactSum(aLow, bLow);
  const [sum, rest] = normalised(high, error + low);
  return normalised(sum, rest + lowError);
}

export const negative = ([high, low]: DoubleDouble): DoubleDouble => [-high, -low];

export const subtract = (a: DoubleDouble, b: DoubleDouble): DoubleDouble => add(a, negative(b));

export function multiply([a, aLow]: DoubleDouble, [b, bLow]: DoubleDouble): DoubleDouble {
  const [high, error] = exactProduct(a, b);
  return normalised(high, error + (a * bLow + aLow * b));
}

/** Long division in three steps, each of which is a digit of 53 bits. */
export function divide(a: DoubleDouble, b: DoubleDouble): DoubleDouble {
  const first = a[0] / b[0];
  const rest = subtract(a, multiply(b, exactly(first)));
  const second = rest[0] / b[0];
  const third = subtract(rest, multiply(b, exactly(second)))[0] / b[0];
  return add(normalised(first, second), exactly(third));
}

/** Times a power of two, which is exact unless it underflows. */
export const scaled = ([high, low]: DoubleDouble, power: number): DoubleDouble => [high * power, low * power];
