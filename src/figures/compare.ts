/** Gallery: any few activations side by side, with their derivatives and what is computed about them. */
import { line, ruleX, text, type Markish } from '@observablehq/plot';
import { activationOf, activationsByFamily, defaultsOf, type Activation } from '../activations/index.ts';
import { chart, labelled, lineOf, namedLevels } from '../figure-kit/chart.ts';
import { membersOf, set } from '../figure-kit/controls.ts';
import { curvePoints, type CurvePoint } from '../figure-kit/curve.ts';
import { defineFigure, type DrawContext } from '../figure-kit/figure.ts';
import { fixed } from '../figure-kit/format.ts';
import { brief, knownProperties, propertyTable, rangeInWords } from '../figure-kit/property-words.ts';
import { functionSeries } from '../figure-kit/series.ts';
import { spreadApart } from '../figure-kit/spread-apart.ts';

const reach = 4;
/** Where the pictures end, however far a curve goes: a unit is then never less than a finger's width on a desk. */
const bounds = { f: [-2.2, 4.2], df: [-1.2, 2.2] } as const;
/** Pixels: between two labels, and of a name's letter at 13 px. */
const lineOfText = 17;
const letter = 6.9;
const swatch = { from: 16, to: 38 };

type Which = 'f' | 'df';
type Context = DrawContext<unknown, readonly Activation[]>;

export default defineFigure({
  id: 'compare',
  title: 'Far from zero most of them agree; what tells them apart happens near it',
  sentence: 'Side by side, eight at most: {activations}',
  controls: {
    activations: set({
      label: 'Activations',
      options: Object.fromEntries(activationsByFamily.map(({ id, name }) => [id, name])),
      default: ['relu', 'elu', 'gelu', 'silu'],
    }),
  },
  source: { kind: 'instant', compute: ({ activations }) => membersOf(activations).map(activationOf) },
  rows: [
    [
      {
        id: 'functions',
        label: 'The functions',
        height: { wide: 400, narrow: 340 },
        draw: (context: Context) => draw(context, 'f'),
        series: (chosen: readonly Activation[]) => seriesOf(chosen, 'f'),
      },
      {
        id: 'derivatives',
        label: 'Their derivatives',
        height: { wide: 400, narrow: 340 },
        draw: (context: Context) => draw(context, 'df'),
        series: (chosen: readonly Activation[]) => seriesOf(chosen, 'df'),
      },
    ],
  ],
  describe: (chosen) =>
    chosen
      .map((activation) => {
        const p = knownProperties(activation);
        const { meanSquare, meanSquareSlope } = p.gaussian;
        return `${activation.name}: range ${rangeInWords(p)}, mean square ${brief(meanSquare)}, of its slope ${brief(meanSquareSlope)}.`;
      })
      .join(' '),
  caption:
    'Left the functions, right their derivatives, broken where they jump; each name stands beside the end of its curve, with the curve’s colour and dash. Parameters have their usual values. Table gives what is computed about the chosen ones.',
  table: propertyTable,
});

const seriesOf = (chosen: readonly Activation[], which: Which) =>
  chosen.map((activation) => functionSeries(activation.name, curveOf(activation, which).at, [-reach, reach]));

function draw(context: Context, which: Which): Element {
  const { result: chosen, width, height, narrow } = context;
  const curves = chosen.map((activation) => curveOf(activation, which));
  const heights = heightsOf(curves, which);
  const right = swatch.to + 6 + letter * Math.max(...chosen.map(({ name }) => name.length));
  const pixel = {
    x: (2 * reach) / (width - 8 - right),
    y: (heights[1] - heights[0]) / (height - 24 - 42),
  };
  const named = levelsOf(heights, which === 'df' || narrow ? 0.5 : 1);
  return chart(context, {
    marginRight: right,
    x: { domain: [-reach, reach], ticks: [-4, -2, 0, 2, 4], label: 'input x' },
    y: { domain: heights },
    marks: [
      namedLevels(named.map((y) => ({ y, name: fixed(y, Number.isInteger(y) ? 0 : 1) }))),
      ruleX([0], { stroke: 'var(--grid)' }),
      curves.map(({ activation, points }) => line(points, { ...lineOf(activation.id), clip: true })),
      labels(curves, heights, pixel),
    ],
  });
}

interface Curve {
  readonly activation: Activation;
  readonly at: (x: number) => number;
  readonly points: readonly CurvePoint[];
}

function curveOf(activation: Activation, which: Which): Curve {
  const values = defaultsOf(activation);
  const at = (x: number) => activation[which](x, values);
  const breaks = activation.kinks.map(({ x }) => x);
  return { activation, at, points: curvePoints(at, [-reach, reach], breaks) };
}

/** As high and as low as the curves go, within bounds, with room for a line's width. */
function heightsOf(curves: readonly Curve[], which: Which): [number, number] {
  const values = curves.flatMap(({ points }) => points.map(([, y]) => y).filter(Number.isFinite));
  const [low, high] = bounds[which];
  const least = Math.max(low, Math.min(0, ...values));
  const greatest = Math.min(high, Math.max(...values, least + 1));
  const room = 0.04 * (greatest - least);
  return [least - room, greatest + room];
}

function levelsOf([low, high]: readonly [number, number], smallest: number): readonly number[] {
  const step = high - low > 4 ? 1 : Math.min(smallest, 0.5);
  const first = Math.ceil(low / step);
  return Array.from({ length: Math.floor(high / step) - first + 1 }, (_, i) => (first + i) * step);
}

/** The names right of the frame, each as near to its curve's end as the others let it, with a sample of its line. */
function labels(
  curves: readonly Curve[],
  [low, high]: readonly [number, number],
  pixel: { readonly x: number; readonly y: number },
): Markish[] {
  const inside = (y: number) => Math.min(high, Math.max(low, y));
  // Curves that end together are told apart by where they come from.
  const ordered = curves.toSorted(
    (a, b) => b.at(reach) - a.at(reach) || b.at(1) - a.at(1) || b.at(-1) - a.at(-1),
  );
  const wanted = ordered.map(({ at }) => (high - inside(at(reach))) / pixel.y);
  const places = spreadApart(wanted, lineOfText, [0, (high - low) / pixel.y]);
  const x = (pixels: number) => reach + pixels * pixel.x;
  return ordered.flatMap(({ activation, at }, i) => {
    const y = high - (places[i] ?? 0) * pixel.y;
    return [
      line(
        [
          [x(2), inside(at(reach))],
          [x(swatch.from - 2), y],
        ],
        { stroke: 'var(--ghost)', strokeWidth: 1 },
      ),
      line(
        [
          [x(swatch.from), y],
          [x(swatch.to), y],
        ],
        lineOf(activation.id),
      ),
      text([[x(swatch.to + 5), y]], {
        text: [activation.name],
        textAnchor: 'start',
        ...labelled(activation.id),
      }),
    ];
  });
}
