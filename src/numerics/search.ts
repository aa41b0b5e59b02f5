/** Where a function of one variable is zero or largest, to the last digits that double precision gives. */

/**
 * A zero of `f` between `low` and `high`, where it has opposite signs: bisection until the two ends are
 * neighbours, so the answer is the best a double can be.
 */
export function findZero(f: (x: number) => number, low: number, high: number): number {
  let a = low;
  let b = high;
  const sign = Math.sign(f(a));
  if (sign === 0) return a;
  if (sign === Math.sign(f(b)))
    throw new RangeError(
      `findZero: f has the same sign at ${low} and ${high}; give ends with opposite signs`,
    );
  for (;;) {
    const middle = a + (b - a) / 2;
    if (middle <= a || middle >= b) return Math.abs(f(a)) < Math.abs(f(b)) ? a : b;
    if (Math.sign(f(middle)) === sign) a = middle;
    else b = middle;
  }
}

/** Where `f`, with one peak between `low` and `high`, is largest: golden-section search, good to √ε. */
export function findMaximum(f: (x: number) => number, low: number, high: number): number {
  const ratio = (Math.sqrt(5) - 1) / 2;
  let a = low;
  let b = high;
  let left = b - ratio * (b - a);
  let right = a + ratio * (b - a);
  let atLeft = f(left);
  let atRight = f(right);
  while (left > a && right < b && left < right) {
    if (atLeft >= atRight) {
      b = right;
      right = left;
      atRight = atLeft;
      left = b - ratio * (b - a);
      atLeft = f(left);
    } else {
      a = left;
      left = right;
      atLeft = atRight;
      right = a + ratio * (b - a);
      atRight = f(right);
    }
  }
  return atLeft >= atRight ? left : right;
}
