/** P9, “Reproduce it”: how far the two approximations of GELU are off, and what their constants do. */
import { dot, line } from '@observablehq/plot';
import gelu from '../activations/gelu.ts';
import { ground, valueName } from '../figure-kit/chart-marks.ts';
import { chart, labelled, lineOf } from '../figure-kit/chart.ts';
import { range } from '../figure-kit/controls.ts';
import { defineFigure, type DrawContext } from '../figure-kit/figure.ts';
import { fixed, significant } from '../figure-kit/format.ts';
import { logistic } from '../numerics/logistic.ts';

const edge = 6;
/** The largest error is looked for here, in steps of 1/250; beyond, both are under it. */
const xs = Array.from({ length: 3001 }, (_, i) => -edge + (2 * edge * i) / 3000);
const exact = xs.map((x) => gelu.f(x, {}));
const root = Math.sqrt(2 / Math.PI);

type Curve = readonly (readonly [x: number, error: number])[];
interface Errors {
  readonly tanh: Curve;
  readonly sigmoid: Curve;
  readonly largestTanh: number;
  readonly atTanh: number;
  readonly largestSigmoid: number;
  readonly atSigmoid: number;
}

const errorsOf = (approximation: (x: number) => number): Curve =>
  xs.map((x, i) => [x, approximation(x) - exact[i]] as const);
const worst = (curve: Curve): readonly [number, number] =>
  curve.reduce((a, b) => (Math.abs(b[1]) > Math.abs(a[1]) ? b : a));

export default defineFigure({
  id: 'approximation-error',
  title: 'The tanh form of GELU is off by half a thousandth at most, the sigmoid form by forty times as much',
  sentence: 'Use {cubic} for x³ in the tanh form, and {steepness} for the steepness of the sigmoid.',
  controls: {
    cubic: range({
      label: 'Coefficient of x³',
      min: 0.043,
      max: 0.047,
      step: 0.000005,
      default: 0.044715,
      format: (c) => fixed(c, 6),
    }),
    steepness: range({
      label: 'Steepness of the sigmoid',
      min: 1.5,
      max: 1.9,
      step: 0.001,
      default: 1.702,
      format: (s) => fixed(s, 3),
    }),
  },
  source: {
    kind: 'instant',
    compute({ cubic, steepness }): Errors {
      const tanh = errorsOf((x) => 0.5 * x * (1 + Math.tanh(root * (x + cubic * x ** 3))));
      const sigmoid = errorsOf((x) => x * logistic(steepness * x));
      const [atTanh, errorTanh] = worst(tanh);
      const [atSigmoid, errorSigmoid] = worst(sigmoid);
      return {
        tanh,
        sigmoid,
        largestTanh: Math.abs(errorTanh),
        atTanh,
        largestSigmoid: Math.abs(errorSigmoid),
        atSigmoid,
      };
    },
  },
  rows: [
    [
      {
        id: 'tanh',
        label: 'Error of the tanh form over the input',
        height: { wide: 320, narrow: 260 },
        draw: (context) => draw(context, 'gelu-tanh', 'tanh', context.result.atTanh, 0.0012),
      },
      {
        id: 'sigmoid',
        label: 'Error of the sigmoid form over the input',
        height: { wide: 320, narrow: 260 },
        draw: (context) => draw(context, 'gelu-sigmoid', 'sigmoid', context.result.atSigmoid, 0.06),
      },
    ],
  ],
  readouts: ({ largestTanh, atTanh, largestSigmoid, atSigmoid }) => [
    { label: 'largest error, tanh form', value: `${significant(largestTanh, 4)} at ${fixed(atTanh, 2)}` },
    {
      label: 'largest error, sigmoid form',
      value: `${significant(largestSigmoid, 4)} at ${fixed(atSigmoid, 2)}`,
    },
  ],
  describe: ({ largestTanh, atTanh, largestSigmoid, atSigmoid }) =>
    `The tanh form is off by at most ${significant(largestTanh, 4)}, at ${fixed(atTanh, 2)}; the sigmoid form by at most ${significant(largestSigmoid, 4)}, at ${fixed(atSigmoid, 2)}.`,
  caption:
    'Each curve is the approximation minus x·Φ(x), which is computed by the complementary error function. The two vertical scales differ by a factor of fifty. The open dots mark the largest error.',
  table: ({ tanh, sigmoid }) => ({
    columns: ['x', 'Error of the tanh form', 'Error of the sigmoid form'],
    rows: tanh
      .map(([x, error], i) => [fixed(x, 1), significant(error), significant(sigmoid[i][1])])
      .filter((_, i) => i % 100 === 0),
  }),
});

function draw(
  context: DrawContext<unknown, Errors>,
  id: string,
  which: 'tanh' | 'sigmoid',
  at: number,
  span: number,
): Element {
  const curve = context.result[which];
  const peak = curve.filter(([x]) => Math.abs(x - at) < 1e-9);
  const height = Math.max(span, 1.05 * Math.abs(peak[0]?.[1] ?? 0));
  return chart(context, {
    marginLeft: 56,
    x: { domain: [-edge, edge], ticks: [-6, -3, 0, 3, 6], label: 'input x' },
    y: {
      domain: [-height, height],
      ticks: 5,
      tickFormat: (error: number) => significant(error, 1),
      label: null,
    },
    marks: [
      ground(),
      line(
        curve.filter((_, i) => i % 6 === 0),
        lineOf(id),
      ),
      dot(peak, { r: 5, fill: 'var(--paper)', stroke: 'var(--ink)', strokeWidth: 2 }),
      valueName(`error of the ${which} form`, { ...labelled(id, 'plain') }),
    ],
  });
}
