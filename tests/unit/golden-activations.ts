/** The golden values that tests/golden/activations.py wrote, and how near to them a result must be. */
import { readFileSync } from 'node:fs';

interface Sides {
  readonly x: number;
  readonly left: number;
  readonly right: number;
}

export interface GoldenCase {
  readonly parameters: Readonly<Record<string, number>>;
  /** Where the slope jumps, with its one-sided values. */
  readonly kinks: readonly Sides[];
  /** Where only the curvature jumps, with its one-sided values. */
  readonly bends: readonly Sides[];
  /** x, f, f′, f″, f‴; null where there is none, at kinks and bends. */
  readonly points: readonly (readonly [
    x: number,
    f: number,
    df: number | null,
    d2f: number | null,
    d3f: number | null,
  ])[];
}

const path = new URL('../golden/activations.json', import.meta.url);
// Safe: the script beside the file writes exactly this, and the tests look at every part of it.
const golden = JSON.parse(readFileSync(path, 'utf8')) as Partial<Record<string, GoldenCase[]>>;

export function goldenCases(id: string): readonly GoldenCase[] {
  return golden[id] ?? [];
}

const RELATIVE = 1e-12;
/** Results below the normal doubles (2⁻¹⁰²²) have fewer digits: there a multiple of the smallest double counts. */
const UNDERFLOW = 1e5 * Number.MIN_VALUE;

/**
 * What may be asked of a result. Where a function crosses zero, no formula that rounds anything on its way
 * can keep the relative error: a rounding of x itself moves the result by 2⁻⁵³·|x·slope|, and four of those
 * are allowed.
 */
export function allowed(exact: number, x: number, slope: number): number {
  return Math.max(RELATIVE * Math.abs(exact), 4 * 2 ** -53 * Math.abs(x * slope), UNDERFLOW);
}
