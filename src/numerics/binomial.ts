/** How far a share that was counted may be from the probability behind it. */
export interface Interval {
  readonly low: number;
  readonly high: number;
}

/** The normal's two-sided 95 % quantile. */
const z95 = 1.959963984540054;

/**
 * Wilson's score interval (1927), 95 %: all p from which the count is no more than 1.96 standard deviations √(np(1−p)) away.
 * It holds its level on average over p, stays inside [0, 1], and is not empty where nothing or everything was counted.
 *
 * @throws RangeError unless both are whole numbers with 0 ≤ successes ≤ trials and trials ≥ 1
 */
export function wilsonInterval(successes: number, trials: number, z = z95): Interval {
  if (
    !Number.isInteger(successes) ||
    !Number.isInteger(trials) ||
    trials < 1 ||
    successes < 0 ||
    successes > trials
  )
    throw new RangeError(
      `wilsonInterval: ${successes} of ${trials}, but it takes whole numbers with 0 ≤ successes ≤ trials and trials ≥ 1`,
    );
  const share = successes / trials;
  const square = z * z;
  const centre = share + square / (2 * trials);
  const reach = z * Math.sqrt((share * (1 - share)) / trials + square / (4 * trials * trials));
  const scale = 1 + square / trials;
  // At the ends one side is 0 or 1 exactly, and rounding would leave 10⁻¹⁷ of it.
  return {
    low: successes === 0 ? 0 : (centre - reach) / scale,
    high: successes === trials ? 1 : (centre + reach) / scale,
  };
}
