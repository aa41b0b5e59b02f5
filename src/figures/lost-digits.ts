/** Lost digits: how wrong five formulas are as they are usually written, and in forms that keep their digits. */
import { choice, range } from '../figure-kit/controls.ts';
import { defineFigure } from '../figure-kit/figure.ts';
import { fixed, significant } from '../figure-kit/format.ts';
import { cancellations } from '../numerics/cancellations.ts';
import { digitsOf, float32, float64 } from '../numerics/floating.ts';
import { type Value, lostAt, valuesAt } from './lost-digits/survey.ts';
import { draw } from './lost-digits/drawing.ts';

const formats = { float64, float32 } as const;
const formulas = {
  expm1: 'exp(x) − 1',
  gelu: '1 + erf(x/√2)',
  softplus: 'log(1 + eˣ)',
  sigmoid: 'σ(1 − σ)',
  tanh: '1 − tanh²',
} as const;

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
