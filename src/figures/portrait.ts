/** Gallery: one activation, its slope, and the line that touches it where the reader stands. */
import { dot, line, ruleX, ruleY, text, type Markish } from '@observablehq/plot';
import {
  activations,
  defaultsOf,
  families,
  kinkPlaces,
  type Activation,
  type ParameterValues,
} from '../activations/index.ts';
import { chart, labelled, lineOf } from '../figure-kit/chart.ts';
import { choice, range } from '../figure-kit/controls.ts';
import { curvePoints, lastInside, type CurvePoint } from '../figure-kit/curve.ts';
import { defineFigure, type DrawContext } from '../figure-kit/figure.ts';
import { fixed, significant } from '../figure-kit/format.ts';
import { functionSeries } from '../figure-kit/series.ts';

const reach = 4;
/** Pixels of one unit, the same along both axes, so that slope 1 is a line at 45°. */
const largestUnit = 56;
const floor = -1.7;

const all = families.flatMap(({ id }) => Object.values(activations).filter(({ family }) => family === id));

interface Stand {
  readonly activation: Activation;
  readonly values: ParameterValues;
  readonly x: number;
  readonly f: number;
  readonly df: number;
}

export default defineFigure({
  id: 'portrait',
  title: 'The curve decides what a unit says, its slope what the unit can learn',
  sentence: 'Stand at x = {x} on {activation}.',
  controls: {
    x: range({
      label: 'Input x',
      min: -reach,
      max: reach,
      step: 0.05,
      default: 0.5,
      format: (x) => fixed(x, 2),
    }),
    activation: choice({
      label: 'Activation',
      options: Object.fromEntries(all.map(({ id, name }) => [id, name])),
      default: 'gelu',
    }),
  },
  source: {
    kind: 'instant',
    compute({ x, activation: id }): Stand {
      const activation = activations[id];
      const values = defaultsOf(activation);
      return { activation, values, x, f: activation.f(x, values), df: activation.df(x, values) };
    },
  },
  rows: [
    [
      {
        id: 'curve',
        label: 'The activation, its derivative, ReLU behind them and the tangent at x',
        height: { wide: 400, narrow: 300 },
        draw,
        series: ({ activation, values }) => [
          functionSeries(activation.name, (x) => activation.f(x, values), [-reach, reach]),
          functionSeries('derivative', (x) => activation.df(x, values), [-reach, reach]),
        ],
      },
    ],
  ],
  readouts: ({ f, df }) => [
    { label: 'value f(x)', value: significant(f, 4) },
    { label: 'slope f′(x)', value: significant(df, 4) },
  ],
  describe: ({ activation, x, f, df }) =>
    `${activation.name} at x = ${fixed(x, 2)}: the value is ${significant(f, 4)} and the slope is ${significant(df, 4)}.`,
  caption:
    'The thick line is the function, the thin one its derivative, broken where it jumps; ReLU is the grey line behind. Both axes have one scale, so a slope of 1 is a line at 45°. Where the activation has a parameter, faint lines show other values of it.',
  table: ({ activation, values }) => ({
    columns: ['x', 'f(x)', 'f′(x)'],
    rows: Array.from({ length: 2 * reach + 1 }, (_, i) => i - reach).map((x) => [
      x,
      significant(activation.f(x, values), 5),
      significant(activation.df(x, values), 5),
    ]),
  }),
});

function draw(context: DrawContext<unknown, Stand>): Element {
  const { result, width, height } = context;
  const { activation, values, x, f, df } = result;
  const inner = { width: width - 16, height: height - 24 - 42 };
  const unit = Math.min(largestUnit, inner.width / (2 * reach));
  const edge = inner.width / 2 / unit;
  const heights: [number, number] = [floor, floor + inner.height / unit];
  const interval: [number, number] = [-edge, edge];
  const kinks = kinkPlaces(activation, values);
  const curve = curvePoints((at) => activation.f(at, values), interval, kinks);
  const slope = curvePoints((at) => activation.df(at, values), interval, kinks);
  const whole = Array.from({ length: 2 * Math.floor(edge) + 1 }, (_, i) => i - Math.floor(edge));
  return chart(context, {
    marginLeft: 8,
    marginRight: 8,
    x: { domain: interval, ticks: whole.filter((n) => edge < 5 || n % 2 === 0), label: 'input x' },
    y: { domain: heights, axis: null },
    marks: [
      ruleY([0], { stroke: 'var(--grid)' }),
      ruleX([0], { stroke: 'var(--grid)' }),
      text(
        [-1, 1, 2, 3].map((y) => [0, y]),
        { text: (point: CurvePoint) => fixed(point[1], 0), textAnchor: 'end', dx: -8 },
      ),
      activation.id === 'relu'
        ? []
        : line(
            curvePoints((at) => Math.max(0, at), interval, [0]),
            {
              stroke: 'var(--ghost)',
              strokeWidth: 3,
              strokeOpacity: 0.7,
              clip: true,
            },
          ),
      ...fan(activation, values, interval),
      line(
        [
          [-edge, f - df * (x + edge)],
          [edge, f + df * (edge - x)],
        ],
        { stroke: 'var(--ink-2)', strokeWidth: 1.1, clip: true },
      ),
      line(slope, { ...lineOf(activation.id, 'thin'), clip: true }),
      line(curve, { ...lineOf(activation.id), clip: true }),
      dot([[x, f]], {
        r: 5,
        fill: `var(--a-${activation.id})`,
        stroke: 'var(--paper)',
        strokeWidth: 1.5,
        clip: true,
      }),
      dot([[x, df]], {
        r: 4,
        fill: 'var(--paper)',
        stroke: `var(--a-${activation.id})`,
        strokeWidth: 1.5,
        clip: true,
      }),
      ...labels(activation, curve, slope, heights, unit),
    ],
  });
}

/** Other values of the first parameter, where there are few parameters: what a learned one can become. */
function fan(activation: Activation, values: ParameterValues, interval: [number, number]): Markish[] {
  const [first, ...others] = Object.entries(activation.parameters);
  if (!first || others.length > 1) return [];
  const [key, { min, max }] = first;
  return [0, 0.25, 0.5, 0.75, 1].map((share) => {
    const varied = { ...values, [key]: min + share * (max - min) };
    const points = curvePoints(
      (at) => activation.f(at, varied),
      interval,
      kinkPlaces(activation, varied),
      240,
    );
    return line(points, { ...lineOf(activation.id, 'thin'), strokeOpacity: 0.4, clip: true });
  });
}

/**
 * The names where the lines end: the function's left of it where it leaves the frame, the derivative's then right
 * of it; over their ends elsewhere, the lower one under its line where both would be in one place.
 */
function labels(
  activation: Activation,
  curve: readonly CurvePoint[],
  slope: readonly CurvePoint[],
  heights: [number, number],
  unit: number,
): Markish[] {
  const end = lastInside(curve, heights);
  const slopeEnd = lastInside(slope, heights);
  const leaves = (point: CurvePoint) => point[1] > heights[1] - 0.5;
  const close = end && slopeEnd && Math.abs(end[1] - slopeEnd[1]) * unit < 24 && end[0] - slopeEnd[0] < 1;
  const under = (point: CurvePoint, other: CurvePoint | undefined) =>
    close && other && point[1] < other[1] ? 14 : -11;
  return [
    end
      ? text([end], {
          text: [activation.name],
          textAnchor: 'end',
          ...(leaves(end) ? { dx: -14, dy: 6 } : { dy: under(end, slopeEnd) }),
          ...labelled(activation.id),
        })
      : [],
    slopeEnd
      ? text([slopeEnd], {
          text: ['derivative'],
          ...(leaves(slopeEnd)
            ? { textAnchor: 'start', dx: 14, dy: 6 }
            : { textAnchor: 'end', dy: under(slopeEnd, end) }),
          ...labelled(activation.id, 'plain'),
        })
      : [],
  ];
}
