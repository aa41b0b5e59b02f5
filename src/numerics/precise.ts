/**
 * exp, exp − 1, log(1 + u) and the normal tail in double-double, each good to 28 digits or more where its result
 * is between 1e−290 and 1e290. Slow and plain: they are what the fast forms are measured against.
 */
import {
  add,
  divide,
  exactly,
  exactProduct,
  multiply,
  scaled,
  subtract,
  type DoubleDouble,
} from './double-double.ts';

const one = exactly(1);
// log 2 and 1/√(2π), rounded to two doubles; golden values of tests/golden/double-double.py.
const log2: DoubleDouble = [0.6931471805599453, 2.3190468138462996e-17];
const inverseSqrtTwoPi: DoubleDouble = [0.3989422804014327, -2.49232720227773e-17];

/** eʸ − 1 for |y| ≤ 0.35 by its Taylor series: no 1 in it, so nothing cancels. */
function smallExpm1(y: DoubleDouble): DoubleDouble {
  let sum = one;
  // Innermost first: y(1 + y/2(1 + y/3(…))). 0.35²⁷/27! is below 1e−40.
  for (let n = 27; n >= 2; n--) sum = add(one, multiply(divide(y, exactly(n)), sum));
  return multiply(y, sum);
}

/** eʸ */
export function preciseExp(y: DoubleDouble): DoubleDouble {
  const k = Math.round(y[0] / log2[0]);
  const rest = subtract(y, multiply(exactly(k), log2));
  return scaled(add(one, smallExpm1(rest)), 2 ** k);
}

/** eʸ − 1 */
export function preciseExpm1(y: DoubleDouble): DoubleDouble {
  return Math.abs(y[0]) < 0.35 ? smallExpm1(y) : subtract(preciseExp(y), one);
}

/** log(1 + u) for 0 ≤ u ≤ 1, as 2·artanh(u/(2 + u)). */
export function preciseLog1p(u: DoubleDouble): DoubleDouble {
  const t = divide(u, add(exactly(2), u));
  const square = multiply(t, t);
  let sum: DoubleDouble = exactly(0);
  // t ≤ ⅓, and 9⁻³³ is below 1e−31.
  for (let k = 33; k >= 0; k--) sum = add(divide(one, exactly(2 * k + 1)), multiply(square, sum));
  return scaled(multiply(t, sum), 2);
}

/** Φ(−x), the probability that a standard normal is above x, for 0 ≤ x ≤ 36. */
export function preciseNormalTail(x: number): DoubleDouble {
  // x²/2 is exact, which keeps e^(−x²/2) to the last digit however far out.
  const density = multiply(inverseSqrtTwoPi, preciseExp(scaled(exactProduct(x, x), -0.5)));
  return x < 4
    ? subtract(exactly(0.5), multiply(density, middleSeries(x)))
    : multiply(density, millsRatio(x));
}

/** (Φ(x) − ½)/φ(x) = x + x³/3 + x⁵/(3·5) + …, all terms positive. At x = 4, ½ − Φ costs four digits of 32. */
function middleSeries(x: number): DoubleDouble {
  const square = exactProduct(x, x);
  let term = exactly(x);
  let sum = term;
  for (let n = 3; term[0] > 1e-34 * sum[0]; n += 2) {
    term = divide(multiply(term, square), exactly(n));
    sum = add(sum, term);
  }
  return sum;
}

/** Φ(−x)/φ(x) = 1/(x + 1/(x + 2/(x + 3/(x + …)))), from the inside out. */
function millsRatio(x: number): DoubleDouble {
  let below = exactly(x);
  // Cut off at a level n far above x² it is wrong by about e^(−2x√n); the 30 are for where it is not far above.
  for (let n = 30 + Math.ceil((38 / x) ** 2); n >= 1; n--) below = add(exactly(x), divide(exactly(n), below));
  return divide(one, below);
}
