/**
 * Numbers of one lesson that the engine can compute and no figure shows: `src/numbers/<lesson>.ts` default-exports
 * them, and the lesson says `<Computed of="name" />`. They are computed when the site is built, so all of a lesson's
 * should take under five seconds; what trains a network for longer is asserted by a test instead.
 */
export interface ComputedNumber {
  compute(): number;
  /** As the prose says it: `(x) => significant(x, 2)`, see figure-kit/format.ts. */
  show(value: number): string;
  /** What the prose around it claims. The build stops when it is not so. */
  readonly atLeast?: number;
  readonly atMost?: number;
}
export type ComputedNumbers = Readonly<Record<string, ComputedNumber>>;

export const defineNumbers = <const N extends ComputedNumbers>(numbers: N): N => numbers;
