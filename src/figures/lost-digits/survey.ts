/** How wrong each form of a formula is, at one place and all along the axis. */
import { argumentAt, lostFrom, type Cancellation } from '../../numerics/cancellations.ts';
import { digitsLeft, errorInUlps, type FloatFormat } from '../../numerics/floating.ts';

/** The axis is cut into this many stretches of equal ratio; of each the largest error is drawn. */
const stretches = 96;
const samplesOfStretch = 6;
/** The lowest height of the picture, in units in the last place: an error of 0 is drawn there. */
export const floor = 0.1;

type Form = 'naive' | 'stable' | 'careful';
export type Errors = readonly { readonly distance: number; readonly error: number }[];

interface Survey {
  /** The largest error of each stretch, by form. */
  readonly largest: Readonly<Record<Form, Errors>>;
  /** Single errors of the naive form. */
  readonly single: Errors;
}

export interface Value {
  readonly value: number;
  readonly error: number;
  readonly digits: number;
}

export interface Lost {
  readonly formula: Cancellation;
  readonly format: FloatFormat;
  readonly survey: Survey;
  readonly x: number;
  readonly exact: number;
  readonly naive: Value;
  readonly stable: Value;
  /** Distances from zero at which the naive form has lost half and all of its digits. */
  readonly half: number;
  readonly all: number;
}

export function lostAt(formula: Cancellation, format: FloatFormat, distance: number): Lost {
  const { safe, lost } = formula.axis[format.id];
  // The slider reaches over the axes of all formulas.
  const inside = Math.min(Math.max(safe, lost), Math.max(Math.min(safe, lost), distance));
  return {
    formula,
    format,
    survey: surveyOf(formula, format),
    ...valuesAt(formula, format, inside),
    half: lostFrom(formula, format, 0.5),
    all: lostFrom(formula, format, 1),
  };
}

export function valuesAt(formula: Cancellation, format: FloatFormat, distance: number) {
  const x = argumentAt(formula, distance, format.round);
  const exact = formula.exact(x);
  const judge = (value: number): Value => ({
    value,
    error: errorInUlps(value, exact, format),
    digits: digitsLeft(value, exact, format),
  });
  return {
    x,
    exact: exact[0],
    naive: judge(formula.naive(x, format.round)),
    stable: judge(formula.stable(x, format.round)),
  };
}

/** Some six hundred values in double-double take a moment: once for each formula and format. */
function surveyOf(formula: Cancellation, format: FloatFormat): Survey {
  const key = `${formula.id} ${format.id}`;
  const known = surveys.get(key);
  if (known) return known;
  const { safe, lost } = formula.axis[format.id];
  const steps = stretches * samplesOfStretch;
  const points = Array.from({ length: steps }, (_, i) => safe * (lost / safe) ** ((i + 0.5) / steps));
  const errorsOf = (form: Form): Errors => {
    const compute = formula[form];
    return points.flatMap((distance) => {
      const x = argumentAt(formula, distance, format.round);
      return compute
        ? [{ distance, error: errorInUlps(compute(x, format.round), formula.exact(x), format) }]
        : [];
    });
  };
  const naive = errorsOf('naive');
  const survey = {
    largest: {
      naive: largestOfStretches(naive),
      stable: largestOfStretches(errorsOf('stable')),
      careful: largestOfStretches(errorsOf('careful')),
    },
    single: naive.filter((_, i) => i % 3 === 1),
  };
  surveys.set(key, survey);
  return survey;
}
const surveys = new Map<string, Survey>();

function largestOfStretches(errors: Errors): Errors {
  return Array.from({ length: Math.floor(errors.length / samplesOfStretch) }, (_, i) => {
    const part = errors.slice(i * samplesOfStretch, (i + 1) * samplesOfStretch);
    const middle = part[samplesOfStretch / 2];
    return {
      distance: middle?.distance ?? NaN,
      error: Math.max(floor, ...part.map(({ error }) => error)),
    };
  });
}
