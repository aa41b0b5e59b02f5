/**
 * How many of infinitely many binary units are on, where unit i = 1, 2, … is on with probability σ(x − i + ½): Nair and
 * Hinton's stepped sigmoid unit (2010). And the one draw that they put in its place, max(0, x + N(0, σ(x))).
 */
import { logistic, logisticDerivative, softplus } from './logistic.ts';
import { normalDensity, normalDistribution } from './normal.ts';
import type { Random } from './random.ts';

/** Copy x + 40 is on with a chance under 10⁻¹⁷: leaving out the further ones changes no digit. */
const copiesAt = (x: number): number => Math.ceil(Math.max(0, x)) + 40;

function total(x: number, term: (z: number) => number): number {
  let sum = 0;
  // The smallest first.
  for (let i = copiesAt(x); i >= 1; i--) sum += term(x - i + 0.5);
  return sum;
}

/** Σ σ(x − i + ½), nearly log(1 + eˣ). */
export const steppedMean = (x: number): number => total(x, logistic);

/** Σ σ(1 − σ), nearly σ(x): the copies are independent. */
export const steppedVariance = (x: number): number => total(x, logisticDerivative);

/** The chance that all are off, Π (1 − σ) = e^(−Σ log(1 + e^(x−i+½))). */
export const steppedSilence = (x: number): number => Math.exp(-total(x, softplus));

/** The chances of 0, 1, 2, … `most` copies on. */
export function steppedLaw(x: number, most: number): Float64Array {
  const law = new Float64Array(most + 1);
  law[0] = 1;
  for (let i = copiesAt(x); i >= 1; i--) {
    const z = x - i + 0.5;
    // 1 − σ(z) would lose its digits where σ(z) is near 1.
    const [on, off] = [logistic(z), logistic(-z)];
    for (let n = most; n >= 0; n--) law[n] = law[n] * off + (n > 0 ? law[n - 1] * on : 0);
  }
  return law;
}

export function drawStepped(x: number, random: Random): number {
  let on = 0;
  for (let i = copiesAt(x); i >= 1; i--) if (random.uniform() < logistic(x - i + 0.5)) on++;
  return on;
}

const deviation = (x: number): number => Math.sqrt(logistic(x));

export const drawRectified = (x: number, random: Random): number =>
  Math.max(0, x + deviation(x) * random.normal());

export function rectifiedMean(x: number): number {
  const s = deviation(x);
  return x * normalDistribution(x / s) + s * normalDensity(x / s);
}

export function rectifiedVariance(x: number): number {
  const s = deviation(x);
  const meanSquare = (x * x + s * s) * normalDistribution(x / s) + x * s * normalDensity(x / s);
  // Rounding may leave a little under 0 far to the left.
  return Math.max(0, meanSquare - rectifiedMean(x) ** 2);
}

/** The chance that the draw is at most y. */
export const rectifiedBelow = (x: number, y: number): number =>
  y < 0 ? 0 : normalDistribution((y - x) / deviation(x));
