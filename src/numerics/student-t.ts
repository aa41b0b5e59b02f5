/**
 * Student's t distribution for whole degrees of freedom, by the finite sums of Abramowitz and Stegun, 26.7.3 and 26.7.4,
 * and what is built on it: intervals of a mean, paired comparisons, and Holm's correction for many of them.
 */
import { mean } from './statistics.ts';

/** P(|T| < |t|), with `degrees` ≥ 1. Near 1 it is right to about 1e-15 absolutely, not relatively. */
export function shareWithin(t: number, degrees: number): number {
  if (!Number.isInteger(degrees) || degrees < 1)
    throw new RangeError(`shareWithin: degrees is ${degrees}, but must be a whole number from 1`);
  const angle = Math.atan(Math.abs(t) / Math.sqrt(degrees));
  const [sin, cos] = [Math.sin(angle), Math.cos(angle)];
  const odd = degrees % 2 === 1;
  let term = odd ? cos : 1;
  let sum = degrees === 1 ? 0 : term;
  for (let k = odd ? 3 : 2; k <= degrees - 2; k += 2) {
    term *= (cos * cos * (k - 1)) / k;
    sum += term;
  }
  return odd ? (2 / Math.PI) * (angle + sin * sum) : sin * sum;
}

/** The t within which that share lies: 2.776 for 95 % and four degrees of freedom. */
export function limitOf(share: number, degrees: number): number {
  let [low, high] = [0, 1];
  while (shareWithin(high, degrees) < share) high *= 2;
  for (let i = 0; i < 60; i++) {
    const middle = (low + high) / 2;
    if (shareWithin(middle, degrees) < share) low = middle;
    else high = middle;
  }
  return high;
}

export interface Estimate {
  readonly mean: number;
  /** Of the 95 % interval. */
  readonly halfWidth: number;
  /** Two-sided, that the true mean is 0. */
  readonly p: number;
}

/** A mean with its interval; of paired differences, whether they are more than chance. Two values or more. */
export function estimate(values: readonly number[]): Estimate {
  const degrees = values.length - 1;
  if (degrees < 1) throw new RangeError(`estimate: ${values.length} values, but it takes two or more`);
  const centre = mean(values);
  const error = Math.sqrt(values.reduce((sum, x) => sum + (x - centre) ** 2, 0) / degrees / values.length);
  const p = error === 0 ? (centre === 0 ? 1 : 0) : 1 - shareWithin(centre / error, degrees);
  return { mean: centre, halfWidth: error * limitOf(0.95, degrees), p };
}

/** How many of many comparisons still stand at 5 % when it is held against them that they are many (Holm, 1979). */
export function standAfterHolm(ps: readonly number[]): number {
  const sorted = ps.toSorted((a, b) => a - b);
  const first = sorted.findIndex((p, i) => p > 0.05 / (sorted.length - i));
  return first < 0 ? sorted.length : first;
}
