/** U9: the whole family in one picture, and those of it who have what one asks for. */
import { line, ruleX, text } from '@observablehq/plot';
import { activationsByFamily, defaultsOf, kinkPlaces, type Activation } from '../activations/index.ts';
import { kindOf } from '../activations/activation.ts';
import { valueName } from '../figure-kit/chart-marks.ts';
import { chart, labelled, lineOf, namedLevels } from '../figure-kit/chart.ts';
import { choice } from '../figure-kit/controls.ts';
import { curvePoints, type CurvePoint } from '../figure-kit/curve.ts';
import { defineFigure, type DrawContext } from '../figure-kit/figure.ts';
import { fixed } from '../figure-kit/format.ts';
import { spreadApart } from '../figure-kit/spread-apart.ts';

const reach = 4;
const heights: readonly [number, number] = [-2.2, 4.2];
/** As many names as stand beside the picture; the table has all. */
const mostNames = { wide: 20, narrow: 12 };

export interface Traits {
  readonly activation: Activation;
  readonly kinked: boolean;
  readonly falls: boolean;
  readonly ends: 'bounded' | 'below' | 'above' | 'free';
  /** Exactly 0 on a whole stretch. */
  readonly silent: boolean;
}

/** From the function's own values: its limits, and a grid fine enough for every curve that is drawn. */
function traitsOf(activation: Activation): Traits {
  const values = defaultsOf(activation);
  const f = (x: number) => activation.f(x, values);
  const grid = Array.from({ length: 801 }, (_, i) => f(-8 + i / 50));
  // A leak of a hundredth still grows by seven from 80 to 800; what is bounded has come to rest by then.
  const grows = (sign: number) =>
    Math.max(sign * f(-800), sign * f(800)) > Math.max(sign * f(-80), sign * f(80)) + 0.5;
  const [up, down] = [grows(1), grows(-1)];
  return {
    activation,
    kinked: activation.smoothness === 'continuous' || activation.smoothness === 'discontinuous',
    falls: grid.some((y, i) => i > 0 && y < (grid[i - 1] ?? NaN) - 1e-9),
    ends: up ? (down ? 'free' : 'below') : down ? 'above' : 'bounded',
    silent: grid.some((y, i) => y === 0 && i > 50 && grid.slice(i - 50, i).every((before) => before === 0)),
  };
}

/** Those that take one number and give one, the same each time. */
export const family: readonly Activation[] = activationsByFamily.filter(
  (activation) => kindOf(activation) === 'elementwise',
);
let known: readonly Traits[] | undefined;
const traits = (): readonly Traits[] => (known ??= family.map(traitsOf));

interface Portrait {
  readonly fit: readonly Traits[];
  readonly others: readonly Traits[];
  readonly count: number;
  readonly all: number;
}

export default defineFigure({
  id: 'family-portrait',
  title: 'Four questions sort the whole family, and what large models use today is a small corner of it',
  sentence: 'Show those that are {kink} {falls} {ends} {zeros}',
  controls: {
    kink: choice({
      label: 'Kink',
      options: { any: 'kinked or not', kinked: 'kinked', smooth: 'without a kink' },
      default: 'smooth',
    }),
    falls: choice({
      label: 'Falling',
      options: { any: 'falling or not', never: 'never falling', falls: 'falling somewhere' },
      default: 'falls',
    }),
    ends: choice({
      label: 'Range',
      options: {
        any: 'of any range',
        bounded: 'bounded',
        below: 'bounded below only',
        free: 'not bounded below',
      },
      default: 'below',
    }),
    zeros: choice({
      label: 'Exact zeros',
      options: { any: 'silent or not', silent: '0 on a stretch', loud: 'never 0 on a stretch' },
      default: 'any',
    }),
  },
  source: {
    kind: 'instant',
    compute({ kink, falls, ends, zeros }): Portrait {
      const fits = (t: Traits): boolean =>
        (kink === 'any' || t.kinked === (kink === 'kinked')) &&
        (falls === 'any' || t.falls === (falls === 'falls')) &&
        (ends === 'any' || t.ends === ends || (ends === 'free' && t.ends === 'above')) &&
        (zeros === 'any' || t.silent === (zeros === 'silent'));
      const fit = traits().filter(fits);
      return { fit, others: traits().filter((t) => !fits(t)), count: fit.length, all: family.length };
    },
  },
  rows: [
    [
      {
        id: 'portrait',
        label: 'All activations, those that fit in their colours and with their names',
        height: { wide: 440, narrow: 380 },
        draw,
      },
    ],
  ],
  readouts: ({ count, all }) => [{ label: 'that fit', value: `${count} of ${all}` }],
  describe: ({ fit, count, all }) =>
    `${count} of ${all} fit${count > 0 ? `: ${fit.map(({ activation }) => activation.name).join(', ')}` : ''}.`,
  caption:
    'Thin grey lines are those that do not fit. Parameters have their usual values; names stand at the right, in the order of the curves’ right ends. Table lists everyone with their answers to the four questions.',
  table: ({ fit, others }) => ({
    columns: ['Activation', 'Fits', 'Year', 'Kink', 'Falls somewhere', 'Range', '0 on a stretch'],
    rows: [...fit, ...others].map((t, i) => [
      t.activation.name,
      i < fit.length ? 'yes' : 'no',
      t.activation.year,
      t.kinked ? 'yes' : 'no',
      t.falls ? 'yes' : 'no',
      { bounded: 'bounded', below: 'bounded below', above: 'bounded above', free: 'not bounded' }[t.ends],
      t.silent ? 'yes' : 'no',
    ]),
  }),
});

function pointsOf({ activation }: Traits, steps: number): readonly CurvePoint[] {
  const values = defaultsOf(activation);
  return curvePoints((x) => activation.f(x, values), [-reach, reach], kinkPlaces(activation, values), steps);
}

function draw(context: DrawContext<unknown, Portrait>): Element {
  const { result, width, height, narrow } = context;
  const right = narrow ? 108 : 150;
  const pixel = { x: (2 * reach) / (width - 8 - right), y: (heights[1] - heights[0]) / (height - 24 - 42) };
  const end = ({ activation }: Traits) =>
    Math.min(heights[1], Math.max(heights[0], activation.f(reach, defaultsOf(activation))));
  const named = result.fit
    .toSorted((a, b) => end(b) - end(a))
    .slice(0, narrow ? mostNames.narrow : mostNames.wide);
  const places = spreadApart(
    named.map((t) => (heights[1] - end(t)) / pixel.y),
    17,
    [0, height - 66],
  );
  const more = result.fit.length - named.length;
  return chart(context, {
    marginRight: right,
    x: {
      domain: [-reach, reach],
      ticks: [-4, -2, 0, 2, 4],
      tickFormat: (x: number) => fixed(x, 0),
      label: 'input x',
    },
    y: { domain: [...heights] },
    marks: [
      namedLevels([-2, 0, 2, 4].map((y) => ({ y, name: y === 4 ? 'output 4' : fixed(y, 0) }))),
      ruleX([0], { stroke: 'var(--grid)' }),
      result.others.map((t) =>
        line(pointsOf(t, narrow ? 16 : 28), { stroke: 'var(--ghost)', strokeWidth: 0.7, clip: true }),
      ),
      result.fit.map((t) => line(pointsOf(t, narrow ? 48 : 80), { ...lineOf(t.activation.id), clip: true })),
      named.map((t, i) =>
        text([[reach + 10 * pixel.x, heights[1] - (places[i] ?? 0) * pixel.y]], {
          text: [t.activation.name],
          textAnchor: 'start',
          ...labelled(t.activation.id),
        }),
      ),
      more > 0 ? valueName(`and ${more} more, in the table`) : [],
    ],
  });
}
