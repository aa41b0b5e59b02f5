import erfc from '@stdlib/math-base-special-erfc';

/**
 * Density and distribution function of the standard normal, to a few units in the last place wherever the
 * result does not underflow.
 *
 * Far out, e^(−x²/2) and erfc magnify an error in their argument by x²: at x = −37 the rounding of x²/2
 * alone would cost 600 units. Both are therefore computed from a head of x that squares exactly (24 bits)
 * and a correction for the rest.
 */

/** φ(x) = e^(−x²/2)/√(2π). */
export function normalDensity(x: number): number {
  // Beyond 40 the density is 0 in double precision, and at ±∞ head and tail would make ∞ − ∞.
  if (Math.abs(x) > 40) return 0;
  const head = Math.fround(x);
  return INV_SQRT_TWO_PI * Math.exp(-0.5 * head * head) * Math.exp(-0.5 * (x - head) * (x + head));
}

/** Φ(x), the probability that a standard normal is at most x. */
export function normalDistribution(x: number): number {
  const z = -x * Math.SQRT1_2;
  const uncorrected = 0.5 * erfc(z);
  if (!(x < -1 && x > -40)) return uncorrected;
  // z is not −x/√2 but its rounding; the slope of erfc carries the difference to the result.
  const offset = differenceOfSquares(x, z) / (4 * z);
  return uncorrected - Math.SQRT2 * normalDensity(x) * offset;
}

const INV_SQRT_TWO_PI = 0.3989422804014327;

/** x² − 2z² without cancellation, for x² ≈ 2z²: the squares of the heads are exact, so is their difference. */
function differenceOfSquares(x: number, z: number): number {
  const xHead = Math.fround(x);
  const zHead = Math.fround(z);
  const heads = xHead * xHead - 2 * zHead * zHead;
  return heads + (x - xHead) * (x + xHead) - 2 * (z - zHead) * (z + zHead);
}
