/**
 * ∫ log(1 + eᵗ) dt from −∞ to x, which is −Li₂(−eˣ) with Spence's dilogarithm: what infinitely many copies of a
 * binary unit add to a Boltzmann machine's free energy.
 */

/** Bₙ/(n + 1)! of Bernoulli's numbers B₂, B₄, …, B₁₄: with s ≤ log 2 the first one left out adds under 10⁻¹⁷. */
const coefficients = [
  1 / 36,
  -1 / 3600,
  1 / 211680,
  -1 / 10886400,
  1 / 526901760,
  -691 / 2730 / 6227020800,
  7 / 6 / 1307674368000,
];

export function softplusArea(x: number): number {
  // Up to 0 a series; above it ∫ softplus(t) dt = ∫ t + softplus(−t) dt, with π²/12 up to 0 twice.
  const left = upToZero(-Math.abs(x));
  return x > 0 ? (x * x) / 2 + Math.PI ** 2 / 6 - left : left;
}

/** −Li₂(−eˣ) for x ≤ 0, by the powers of s = log(1 + eˣ). */
function upToZero(x: number): number {
  const s = Math.log1p(Math.exp(x));
  const square = s * s;
  let series = 0;
  for (let i = coefficients.length - 1; i >= 0; i--) series = coefficients[i] + series * square;
  return s * (1 + s / 4 + series * square);
}
