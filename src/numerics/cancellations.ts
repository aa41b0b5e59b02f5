/**
 * Five formulas of activation functions in which two nearly equal numbers are subtracted, each as a textbook
 * writes it, in a form that keeps its digits, and in double-double.
 *
 * Every operation is rounded to the format; exp, log, erf and their kin are computed in double precision and
 * rounded once, as a good library of the format would give them.
 */
import erf from '@stdlib/math-base-special-erf';
import erfc from '@stdlib/math-base-special-erfc';
import { add, divide, exactly, multiply, scaled, type DoubleDouble } from './double-double.ts';
import type { FloatFormat } from './floating.ts';
import { normalDistribution } from './normal.ts';
import { preciseExp, preciseExpm1, preciseLog1p, preciseNormalTail } from './precise.ts';
import { findZero } from './search.ts';

type Round = (x: number) => number;

export interface Cancellation {
  readonly id: 'expm1' | 'gelu' | 'softplus' | 'sigmoid' | 'tanh';
  /** The activation in which it is met. */
  readonly activation: string;
  /** In words, as on a blackboard. */
  readonly naiveForm: string;
  readonly stableForm: string;
  /** On which side of zero digits are lost. */
  readonly side: -1 | 1;
  /** Distances from zero worth looking at: towards `lost` the digits go. Results are normal numbers in between. */
  readonly axis: Readonly<Record<'float32' | 'float64', { readonly safe: number; readonly lost: number }>>;
  naive(x: number, round: Round): number;
  stable(x: number, round: Round): number;
  /** Where even the stable form loses some: what this course computes. */
  readonly careful?: (x: number, round: Round) => number;
  exact(x: number): DoubleDouble;
  /** What the subtraction leaves of 1: the format resolves it to half a unit of 1, and no better. */
  remainder(x: number): number;
}

const one = exactly(1);

/** 4e^(−2|x|)/(1 + e^(−2|x|))² and its like: `power` is the exponent, `factor` before the fraction. */
function bell(power: number, factor: number): DoubleDouble {
  const e = preciseExp(exactly(power));
  const root = add(one, e);
  return scaled(divide(e, multiply(root, root)), factor);
}

function roundedBell(power: number, factor: number, round: Round): number {
  const e = round(Math.exp(power));
  const root = round(1 + e);
  return factor * round(e / round(root * root));
}

const tail = { float64: { safe: 0.3, lost: 100 }, float32: { safe: 0.3, lost: 80 } } as const;

export const cancellations: Readonly<Record<Cancellation['id'], Cancellation>> = {
  expm1: {
    id: 'expm1',
    activation: 'elu',
    naiveForm: 'exp(x) − 1',
    stableForm: 'expm1(x)',
    side: -1,
    axis: { float64: { safe: 10, lost: 1e-18 }, float32: { safe: 10, lost: 1e-18 } },
    naive: (x, round) => round(round(Math.exp(x)) - 1),
    stable: (x, round) => round(Math.expm1(x)),
    exact: (x) => preciseExpm1(exactly(x)),
    remainder: (x) => -Math.expm1(x),
  },
  gelu: {
    id: 'gelu',
    activation: 'gelu',
    naiveForm: '½x (1 + erf(x/√2))',
    stableForm: '½x erfc(−x/√2)',
    side: -1,
    axis: { float64: { safe: 0.3, lost: 36 }, float32: { safe: 0.3, lost: 12.5 } },
    naive: (x, round) => {
      const sum = round(1 + round(erf(round(x * round(Math.SQRT1_2)))));
      return round(round(0.5 * x) * sum);
    },
    stable: (x, round) => round(round(0.5 * x) * round(erfc(-round(x * round(Math.SQRT1_2))))),
    // erfc magnifies the rounding of x/√2 by x²; normalDistribution carries it along. One rounding in the end.
    careful: (x, round) => round(x * normalDistribution(x)),
    exact: (x) => multiply(exactly(x), preciseNormalTail(-x)),
    remainder: (x) => erfc(-x * Math.SQRT1_2),
  },
  softplus: {
    id: 'softplus',
    activation: 'softplus',
    naiveForm: 'log(1 + eˣ)',
    stableForm: 'log1p(eˣ)',
    side: -1,
    axis: tail,
    naive: (x, round) => round(Math.log(round(1 + round(Math.exp(x))))),
    stable: (x, round) => round(Math.log1p(round(Math.exp(x)))),
    exact: (x) => preciseLog1p(preciseExp(exactly(x))),
    remainder: Math.exp,
  },
  sigmoid: {
    id: 'sigmoid',
    activation: 'sigmoid',
    naiveForm: 'σ(x)(1 − σ(x))',
    stableForm: 'e⁻ˣ/(1 + e⁻ˣ)²',
    side: 1,
    axis: tail,
    naive: (x, round) => {
      const s = round(1 / round(1 + round(Math.exp(-x))));
      return round(s * round(1 - s));
    },
    stable: (x, round) => roundedBell(-x, 1, round),
    exact: (x) => bell(-x, 1),
    remainder: (x) => 1 / (1 + Math.exp(x)),
  },
  tanh: {
    id: 'tanh',
    activation: 'tanh',
    naiveForm: '1 − tanh²x',
    stableForm: '4e⁻²ˣ/(1 + e⁻²ˣ)²',
    side: 1,
    axis: {
      float64: { safe: 0.3, lost: 100 },
      // e⁻²ˣ is a normal float32 up to here.
      float32: { safe: 0.3, lost: 40 },
    },
    naive: (x, round) => {
      const t = round(Math.tanh(x));
      return round(1 - round(t * t));
    },
    stable: (x, round) => roundedBell(-2 * x, 4, round),
    exact: (x) => bell(-2 * x, 4),
    remainder: (x) => 1 / Math.cosh(x) ** 2,
  },
};

/** An argument at that distance from zero, as the format has it. */
export function argumentAt({ side }: Cancellation, distance: number, round: Round): number {
  return round(side * distance);
}

/**
 * The distance from zero at which the usual form has lost a share of the format's digits: where what is left of 1
 * is no larger than 2 to the minus so many bits, since 1 itself is known to that and no better.
 */
export function lostFrom(formula: Cancellation, { id, bits }: FloatFormat, share: number): number {
  const { safe, lost } = formula.axis[id];
  const left = (distance: number) => Math.log2(formula.remainder(formula.side * distance)) + share * bits;
  const logarithm = findZero(
    (t) => left(Math.exp(t)),
    Math.log(Math.min(safe, lost)),
    Math.log(Math.max(safe, lost)),
  );
  return Math.exp(logarithm);
}
