/** P3: infinitely many coins against one noisy draw, in single throws, in means and variances, and as two laws. */
import { areaY, dot, line, rect, ruleX, text, type Markish } from '@observablehq/plot';
import { chart, labelled, lineOf, namedLevels } from '../figure-kit/chart.ts';
import { integer, range, seed } from '../figure-kit/controls.ts';
import { curvePoints } from '../figure-kit/curve.ts';
import { defineFigure, type DrawContext } from '../figure-kit/figure.ts';
import { fixed, percent } from '../figure-kit/format.ts';
import { functionSeries } from '../figure-kit/series.ts';
import { logistic, softplus } from '../numerics/logistic.ts';
import { createRandom } from '../numerics/random.ts';
import {
  drawRectified,
  drawStepped,
  rectifiedBelow,
  rectifiedMean,
  rectifiedVariance,
  steppedLaw,
  steppedMean,
  steppedSilence,
  steppedVariance,
} from '../numerics/stepped-unit.ts';

const interval = [-4, 8] as const;
const places = Array.from({ length: 49 }, (_, i) => interval[0] + i / 4);
const mostOn = 12;

type Throw = readonly [x: number, y: number];
interface Units {
  readonly coins: readonly Throw[];
  readonly draws: readonly Throw[];
  readonly mean: number;
  readonly drawnMean: number;
  readonly variance: number;
  readonly drawnVariance: number;
  /** Chances of none on, and of a zero. */
  readonly silent: number;
  readonly drawnSilent: number;
}
type Context = DrawContext<{ readonly x: number }, Units>;

export default defineFigure({
  id: 'stepped-sigmoids',
  title: 'One noisy draw stands for infinitely many coins far from zero, and not at zero',
  sentence: 'Throw {throws} times at each place, from seed {seed}, and look closely at x = {x}.',
  controls: {
    throws: integer({ label: 'Throws at each place', min: 1, max: 15, default: 8 }),
    x: range({
      label: 'Input x',
      min: -4,
      max: 8,
      step: 0.25,
      default: 0,
      format: (x) => fixed(x, 2),
    }),
    seed: seed(),
  },
  source: {
    kind: 'instant',
    compute({ throws, x, seed }): Units {
      const [coins, draws] = [createRandom(seed, 1), createRandom(seed, 2)];
      const each = (draw: (at: number) => number) =>
        places.flatMap((at) => Array.from({ length: throws }, (): Throw => [at, draw(at)]));
      return {
        coins: each((at) => drawStepped(at, coins)),
        draws: each((at) => drawRectified(at, draws)),
        mean: steppedMean(x),
        drawnMean: rectifiedMean(x),
        variance: steppedVariance(x),
        drawnVariance: rectifiedVariance(x),
        silent: steppedSilence(x),
        drawnSilent: rectifiedBelow(x, 0),
      };
    },
  },
  rows: [
    [
      {
        id: 'coins',
        label: 'How many of the copies are on, throw by throw',
        height: { wide: 300, narrow: 250 },
        draw: (context: Context) =>
          drawThrows(
            context,
            context.result.coins,
            'sigmoid',
            steppedMean,
            steppedVariance,
            'copies that are on',
          ),
        series: () => [functionSeries('mean number of copies on', steppedMean, interval, 0.25)],
      },
      {
        id: 'draws',
        label: 'The noisy rectified unit, draw by draw',
        height: { wide: 300, narrow: 250 },
        draw: (context: Context) =>
          drawThrows(
            context,
            context.result.draws,
            'nrelu',
            rectifiedMean,
            rectifiedVariance,
            'one noisy draw',
          ),
        series: () => [functionSeries('mean of the noisy draw', rectifiedMean, interval, 0.25)],
      },
    ],
    [
      {
        id: 'law',
        label: 'How likely each count is at x, and a draw that rounds to it',
        height: { wide: 260, narrow: 230 },
        draw: drawLaw,
      },
      {
        id: 'variances',
        label: 'Variance of the count and of the draw',
        height: { wide: 260, narrow: 230 },
        draw: drawVariances,
        series: () => [
          functionSeries('variance of the count', steppedVariance, interval, 0.25),
          functionSeries('variance of the draw', rectifiedVariance, interval, 0.25),
          functionSeries('σ(x)', logistic, interval, 0.25),
        ],
      },
    ],
  ],
  readouts: ({ mean, drawnMean, variance, drawnVariance, silent, drawnSilent }) => [
    { label: 'mean of the copies', value: fixed(mean, 3) },
    { label: 'of the draw', value: fixed(drawnMean, 3) },
    { label: 'variance of the copies', value: fixed(variance, 3) },
    { label: 'variance of the draw', value: fixed(drawnVariance, 3) },
    { label: 'no copy on', value: percent(silent, 0) },
    { label: 'draw is zero', value: percent(drawnSilent, 0) },
  ],
  describe: ({ mean, drawnMean, variance, drawnVariance, silent, drawnSilent }, { x }) =>
    `At x = ${fixed(x, 2)} the copies give ${fixed(mean, 3)} on average with variance ${fixed(variance, 3)}, and none is on in ${percent(silent, 0)} of throws; the noisy rectified unit gives ${fixed(drawnMean, 3)} with variance ${fixed(drawnVariance, 3)}, and is zero in ${percent(drawnSilent, 0)}.`,
  caption:
    'Above, single throws, their mean as a line and one standard deviation to both sides as a band. Below left, the law at the chosen x: how likely each count is, and how likely a draw that rounds to it. Below right, the two variances, and the σ(x) that the noise has before it is cut off at zero.',
  table: () => ({
    columns: ['x', 'Mean, copies', 'log(1 + eˣ)', 'Mean, draw', 'Variance, copies', 'σ(x)', 'Variance, draw'],
    rows: Array.from({ length: 7 }, (_, i) => 2 * i - 4).map((x) => [
      x,
      fixed(steppedMean(x), 4),
      fixed(softplus(x), 4),
      fixed(rectifiedMean(x), 4),
      fixed(steppedVariance(x), 4),
      fixed(logistic(x), 4),
      fixed(rectifiedVariance(x), 4),
    ]),
  }),
});

function drawThrows(
  context: Context,
  throws: readonly Throw[],
  ink: string,
  mean: (x: number) => number,
  variance: (x: number) => number,
  heading: string,
): Element {
  const band = places.map((x) => ({
    x,
    low: mean(x) - Math.sqrt(variance(x)),
    high: mean(x) + Math.sqrt(variance(x)),
  }));
  return chart(context, {
    x: { domain: [...interval], ticks: [-4, 0, 4, 8], label: 'input x' },
    y: { domain: [-0.4, 10.5] },
    marks: [
      namedLevels([4, 8].map((y) => ({ y, name: String(y) }))),
      ruleX([context.settings.x], { stroke: 'var(--ghost)' }),
      areaY(band, { x: 'x', y1: 'low', y2: 'high', fill: 'var(--ink)', fillOpacity: 0.08, clip: true }),
      dot(throws, { r: 1.7, fill: `var(--a-${ink})`, fillOpacity: 0.4, clip: true }),
      line(
        curvePoints((x) => Math.max(0, x), interval),
        { ...lineOf('relu', 'thin'), clip: true },
      ),
      line(curvePoints(mean, interval), { ...lineOf(ink), clip: true }),
      text([heading], { frameAnchor: 'top-left', textAnchor: 'start', dy: -18, ...labelled(ink) }),
    ],
  });
}

function drawLaw(context: Context): Element {
  const { x } = context.settings;
  const law = Array.from(steppedLaw(x, mostOn), (chance, on) => ({ on, chance }));
  const rounded = law.map(({ on }) => ({
    on,
    chance: rectifiedBelow(x, on + 0.5) - rectifiedBelow(x, on - 0.5),
  }));
  const top = Math.max(0.5, ...law.map(({ chance }) => chance), ...rounded.map(({ chance }) => chance));
  const bars = (of: typeof law, from: number, ink: string): Markish =>
    rect(
      of.filter(({ chance }) => chance > 1e-4),
      {
        x1: ({ on }: { on: number }) => on + from,
        x2: ({ on }: { on: number }) => on + from + 0.34,
        y1: 0,
        y2: 'chance',
        fill: `var(--a-${ink})`,
        fillOpacity: 0.8,
      },
    );
  return chart(context, {
    x: { domain: [-0.6, mostOn + 0.6], ticks: [0, 3, 6, 9, 12], label: `how many, at x = ${fixed(x, 2)}` },
    y: { domain: [0, 1.08 * top] },
    marks: [
      namedLevels(
        [0.25, 0.5, 1].filter((y) => y <= top).map((y) => ({ y, name: percent(y, 0) })),
        'right',
      ),
      bars(law, -0.36, 'sigmoid'),
      bars(rounded, 0.02, 'nrelu'),
      text(['copies'], { frameAnchor: 'top-right', textAnchor: 'end', dy: 16, ...labelled('sigmoid') }),
      text(['draw, rounded'], { frameAnchor: 'top-right', textAnchor: 'end', dy: 34, ...labelled('nrelu') }),
    ],
  });
}

function drawVariances(context: Context): Element {
  return chart(context, {
    x: { domain: [...interval], ticks: [-4, 0, 4, 8], label: 'input x' },
    y: { domain: [0, 1.25] },
    marks: [
      namedLevels(
        [0.5, 1].map((y) => ({ y, name: fixed(y, 1) })),
        'right',
      ),
      ruleX([context.settings.x], { stroke: 'var(--ghost)' }),
      line(curvePoints(logistic, interval), { stroke: 'var(--ink-3)', strokeWidth: 1 }),
      line(curvePoints(steppedVariance, interval), lineOf('sigmoid')),
      line(curvePoints(rectifiedVariance, interval), lineOf('nrelu')),
      text(['variance of the copies'], {
        frameAnchor: 'top-left',
        textAnchor: 'start',
        dy: -8,
        ...labelled('sigmoid'),
      }),
      text([[1.2, 0.4]], { text: ['variance of the draw'], textAnchor: 'start', ...labelled('nrelu') }),
    ],
  });
}
