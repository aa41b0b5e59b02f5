/** Lost digits: how wrong five formulas are as they are usually written, and in forms that keep their digits. */
import { dot, line, ruleX, text, type Markish } from '@observablehq/plot';
import { chart, labelled, lineOf, namedLevels } from '../figure-kit/chart.ts';
import { choice, range } from '../figure-kit/controls.ts';
import { defineFigure, type DrawContext } from '../figure-kit/figure.ts';
import { fixed, significant } from '../figure-kit/format.ts';
import { argumentAt, cancellations, lostFrom, type Cancellation } from '../numerics/cancellations.ts';
import {
  digitsLeft,
  digitsOf,
  errorInUlps,
  float32,
  float64,
  type FloatFormat,
} from '../numerics/floating.ts';

const formats = { float64, float32 } as const;
const formulas = {
  expm1: 'exp(x) − 1',
  gelu: '1 + erf(x/√2)',
  softplus: 'log(1 + eˣ)',
  sigmoid: 'σ(1 − σ)',
  tanh: '1 − tanh²',
} as const;

/** The axis is cut into this many stretches of equal ratio; of each the largest error is drawn. */
const stretches = 96;
const samplesOfStretch = 6;
/** The lowest height of the picture, in units in the last place: an error of 0 is drawn there. */
const floor = 0.1;

type Form = 'naive' | 'stable' | 'careful';
type Errors = readonly { readonly distance: number; readonly error: number }[];

interface Survey {
  /** The largest error of each stretch, by form. */
  readonly largest: Readonly<Record<Form, Errors>>;
  /** Single errors of the naive form. */
  readonly single: Errors;
}

interface Value {
  readonly value: number;
  readonly error: number;
  readonly digits: number;
}

interface Lost {
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

export default defineFigure({
  id: 'lost-digits',
  title: 'A subtraction that looks harmless can leave no digit right',
  sentence: 'Compute {formula} in {format} and look at {distance} from zero.',
  controls: {
    formula: choice({ label: 'Formula', options: formulas, default: 'expm1' }),
    format: choice({
      label: 'Number format',
      options: { float64: 'float64', float32: 'float32' },
      default: 'float64',
    }),
    distance: range({
      label: 'Distance of x from zero',
      min: 1e-18,
      max: 100,
      step: 400,
      scale: 'log',
      default: 1e-12,
      format: (distance) => significant(distance, 2),
    }),
  },
  source: {
    kind: 'instant',
    compute: ({ formula, format, distance }) => lostAt(cancellations[formula], formats[format], distance),
  },
  rows: [
    [
      {
        id: 'errors',
        label: 'Error in units in the last place along the axis, for the usual and for the stable form',
        height: { wide: 430, narrow: 360 },
        draw,
        series: ({ formula, survey }) =>
          (['naive', 'stable'] as const).map((form) => ({
            label: `largest error of ${formula[`${form}Form`]}`,
            points: survey.largest[form].map(({ distance, error }) => [distance, error]),
            sayX: (distance) => `x = ${significant(formula.side * distance, 2)}`,
            sayY: (error) => `${significant(error, 2)} ulp`,
            scale: 'log',
          })),
      },
    ],
  ],
  readouts: ({ formula, x, exact, naive, stable }) => [
    { label: 'at x =', value: significant(x, 2) },
    { label: 'true', value: significant(exact, 6) },
    { label: formula.naiveForm, value: judged(naive) },
    { label: formula.stableForm, value: judged(stable) },
  ],
  describe: ({ formula, format, x, exact, naive, stable, half, all }) =>
    `At x = ${significant(x, 2)} the true value is ${significant(exact, 6)}. In ${format.id}, which has ${fixed(digitsOf(format), 1)} digits, ${formula.naiveForm} gives ${significant(naive.value, 6)}, right to ${fixed(naive.digits, 1)} digits, and ${formula.stableForm} is right to ${fixed(stable.digits, 1)}. The usual form has lost half of its digits at ${significant(formula.side * half, 2)} and all at ${significant(formula.side * all, 2)}.`,
  caption:
    'Both scales are logarithmic; to the right the digits go. One unit in the last place (ulp) is the distance of neighbouring numbers of the format around the true value, which is computed here with twice the digits. Dots are single errors of the usual form, the lines the largest in each of 96 stretches; an error below a tenth of a unit is drawn at a tenth. Exponentials and error functions are taken as a good library gives them, rounded once, and every other operation is rounded too.',
  table: ({ formula, format }) => {
    const { safe, lost } = formula.axis[format.id];
    return {
      columns: ['x', 'true', formula.naiveForm, 'digits right', formula.stableForm, 'digits right'],
      rows: Array.from({ length: 13 }, (_, i) => safe * (lost / safe) ** (i / 12)).map((distance) => {
        const { x, exact, naive, stable } = valuesAt(formula, format, Number(distance.toPrecision(2)));
        return [
          significant(x, 2),
          significant(exact, 6),
          significant(naive.value, 6),
          fixed(naive.digits, 1),
          significant(stable.value, 6),
          fixed(stable.digits, 1),
        ];
      }),
    };
  },
});

const judged = ({ value, digits }: Value): string =>
  `${significant(value, 6)}, right to ${fixed(digits, 1)} digits`;

function lostAt(formula: Cancellation, format: FloatFormat, distance: number): Lost {
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

function valuesAt(formula: Cancellation, format: FloatFormat, distance: number) {
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

function draw(context: DrawContext<unknown, Lost>): Element {
  const { formula, format, survey, x, naive, stable, half, all } = context.result;
  const { safe, lost } = formula.axis[format.id];
  const id = formula.activation;
  const sign = formula.side < 0 ? '−' : '';
  const at = { x: 'distance', y: 'error' } as const;
  const levels = { half: 2 ** (format.bits / 2), all: 2 ** (format.bits - 1) };
  const here = Math.abs(x);
  const seen = (error: number) => Math.max(floor, error);
  return chart(context, {
    x: {
      type: 'log',
      domain: [safe, lost],
      ticks: ticksOf(formula, context.narrow).filter((tick) => tick < Math.max(safe, lost)),
      tickFormat: (tick: number) => sign + significant(tick, 1).replace(/^1·/, ''),
      label: formula.id === 'expm1' ? 'x, towards zero' : 'x, away from zero',
    },
    y: { type: 'log', domain: [floor, 2 ** (format.bits + 5)] },
    marks: [
      ruleX(
        [
          { x: half, y: levels.half },
          { x: all, y: levels.all },
        ],
        { x: 'x', y1: floor, y2: 'y', stroke: 'var(--ghost)' },
      ),
      dot(survey.single, {
        x: 'distance',
        y: ({ error }: { error: number }) => seen(error),
        r: 1.3,
        fill: `var(--a-${id})`,
        fillOpacity: 0.55,
      }),
      namedLevels([
        { y: 1, name: '1 ulp' },
        { y: levels.half, name: 'half of the digits lost' },
        { y: levels.all, name: 'all digits lost' },
      ]),
      line(survey.largest.careful, { ...at, ...lineOf(id, 'thin'), strokeDasharray: '1 3' }),
      line(survey.largest.stable, { ...at, ...lineOf(id, 'thin') }),
      line(survey.largest.naive, { ...at, ...lineOf(id) }),
      placeLabel(half, levels.half, sign),
      placeLabel(all, levels.all, sign),
      formLabels(context.result),
      ruleX([here], { stroke: 'var(--ink-2)', strokeWidth: 1 }),
      dot([[here, seen(naive.error)]], {
        r: 5,
        fill: `var(--a-${id})`,
        stroke: 'var(--paper)',
        strokeWidth: 1.5,
      }),
      dot([[here, seen(stable.error)]], {
        r: 4,
        fill: 'var(--paper)',
        stroke: `var(--a-${id})`,
        strokeWidth: 1.5,
      }),
    ],
  });
}

const ticksOf = ({ id }: Cancellation, narrow: boolean): readonly number[] =>
  id !== 'expm1' ? [1, 3, 10, 30] : narrow ? [1, 1e-5, 1e-10, 1e-15] : [1, 1e-3, 1e-6, 1e-9, 1e-12, 1e-15];

/** Where so many digits are lost: below the level, left of the line that rises to it. */
const placeLabel = (distance: number, level: number, sign: string): Markish =>
  text([[distance, level]], {
    text: [`${sign}${significant(distance, 2)}`],
    textAnchor: 'end',
    dx: -7,
    dy: 12,
    className: 'halo',
  });

/** The forms, beside their lines: the usual one left of its rise, the others over their right ends. */
function formLabels({ formula, format, survey }: Lost): Markish[] {
  const { naive, stable, careful } = survey.largest;
  const rise = naive.find(({ error }) => error > 2 ** (0.72 * format.bits)) ?? naive[0];
  const overEnd = (errors: Errors, words: string): Markish => {
    const last = errors.at(-1);
    const highest = Math.max(...errors.slice(-30).map(({ error }) => error));
    return last
      ? text([[last.distance, highest]], {
          text: [words],
          textAnchor: 'end',
          dy: -10,
          ...labelled(formula.activation, 'plain'),
        })
      : [];
  };
  return [
    text([[rise?.distance, rise?.error]], {
      text: [formula.naiveForm],
      textAnchor: 'end',
      dx: -10,
      ...labelled(formula.activation),
    }),
    overEnd(stable, formula.stableForm),
    overEnd(careful, 'this course’s GELU'),
  ];
}
