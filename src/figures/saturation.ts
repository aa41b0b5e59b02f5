/** U2: how much of a unit's input falls where it can hardly learn. */
import { areaY, line, ruleX, text } from '@observablehq/plot';
import { activationOf, defaultsOf } from '../activations/index.ts';
import { propertiesOf } from '../activations/properties.ts';
import { activationOptions } from '../figure-kit/activation-options.ts';
import { shareAxis } from '../figure-kit/axes.ts';
import { ground, valueName } from '../figure-kit/chart-marks.ts';
import { chart, labelled, lineOf, namedLevels } from '../figure-kit/chart.ts';
import { choice, range } from '../figure-kit/controls.ts';
import { curvePoints } from '../figure-kit/curve.ts';
import { defineFigure } from '../figure-kit/figure.ts';
import { fixed, percent, significant } from '../figure-kit/format.ts';
import { functionSeries } from '../figure-kit/series.ts';
import { normalDensity } from '../numerics/normal.ts';
import { shareBelow } from '../numerics/share-below.ts';

const reach = 10;
const shown = ['sigmoid', 'tanh', 'lecun-tanh', 'softsign', 'relu', 'gelu'] as const;
const spreads = Array.from({ length: 33 }, (_, i) => 0.5 * 2 ** (i / 8));

export default defineFigure({
  id: 'saturation',
  title: 'The wider a unit’s input spreads, the more of it falls where the slope has died',
  sentence:
    'Give {activation} an input of spread {spread}, and call it saturated under {threshold} of its steepest slope.',
  controls: {
    activation: choice({
      label: 'Activation',
      options: activationOptions(shown),
      default: 'sigmoid',
    }),
    spread: range({
      label: 'Standard deviation of the input',
      min: 0.5,
      max: 8,
      step: 24,
      scale: 'log',
      default: 4,
      format: (s) => significant(s, 2),
    }),
    threshold: range({
      label: 'Share of the steepest slope',
      min: 0.01,
      max: 0.2,
      step: 0.01,
      default: 0.05,
      format: (t) => percent(t, 0),
    }),
  },
  source: {
    kind: 'instant',
    compute({ activation: id, spread, threshold }) {
      const activation = activationOf(id);
      const values = defaultsOf(activation);
      const slope = (x: number) => activation.df(x, values);
      const steepest = propertiesOf(activation).lipschitz;
      const share = (deviation: number) => shareBelow(slope, threshold * steepest, deviation);
      return {
        activation,
        slope,
        f: (x: number) => activation.f(x, values),
        steepest,
        level: threshold * steepest,
        share: share(spread),
        curve: spreads.map((deviation) => ({ deviation, share: share(deviation) })),
      };
    },
  },
  rows: [
    [
      {
        id: 'slope',
        label: 'The slope of the activation over the distribution of its input, saturated parts shaded',
        share: 1.5,
        height: { wide: 320, narrow: 280 },
        series: ({ activation, slope }) => [
          functionSeries(`slope of ${activation.name}`, slope, [-reach, reach]),
        ],
        draw(context) {
          const { activation, slope, steepest, level } = context.result;
          const { spread } = context.settings;
          const kinks = activation.kinks.map(({ x }) => x);
          const interval: [number, number] = [-reach, reach];
          const points = curvePoints(slope, interval, kinks, 200);
          // The input's density, to the height of the picture: only its shape matters here.
          const density = Array.from({ length: 201 }, (_, i) => {
            const x = -reach + (2 * reach * i) / 200;
            return {
              x,
              height: (0.9 * steepest * normalDensity(x / spread)) / normalDensity(0),
              low: slope(x) < level,
            };
          });
          return chart(context, {
            x: { domain: interval, label: 'input of the unit', ticks: context.narrow ? 5 : 9 },
            y: { domain: [0, 1.12 * steepest] },
            marks: [
              ground(),
              areaY(density, { x: 'x', y: 'height', fill: 'var(--ink)', fillOpacity: 0.06 }),
              areaY(density, {
                x: 'x',
                y: (d: { height: number; low: boolean }) => (d.low ? d.height : NaN),
                fill: 'var(--ink)',
                fillOpacity: 0.22,
              }),
              namedLevels([{ y: level, name: `${percent(context.settings.threshold, 0)} of the steepest` }]),
              line(points, lineOf(activation.id)),
              text([[0, steepest]], {
                text: [`slope of ${activation.name}`],
                dy: -10,
                textAnchor: 'start',
                dx: 8,
                ...labelled(activation.id),
              }),
            ],
          });
        },
      },
      {
        id: 'share',
        label: 'Saturated share against the spread of the input',
        height: { wide: 320, narrow: 240 },
        series: ({ curve }) => [
          {
            label: 'saturated share',
            points: curve.map(({ deviation, share }) => [deviation, share]),
            sayX: (deviation) => `a spread of ${significant(deviation, 2)}`,
            sayY: (share) => percent(share),
          },
        ],
        draw(context) {
          const { activation, curve, share } = context.result;
          return chart(context, {
            marginLeft: 46,
            x: {
              type: 'log',
              domain: [0.5, 8],
              ticks: [0.5, 1, 2, 4, 8],
              tickFormat: (s: number) => String(s),
              label: 'spread of the input',
            },
            y: shareAxis,
            marks: [
              ground(),
              ruleX([context.settings.spread], { stroke: 'var(--grid)' }),
              line(curve, { x: 'deviation', y: 'share', ...lineOf(activation.id) }),
              text([{ x: context.settings.spread, y: share }], {
                x: 'x',
                y: 'y',
                text: () => percent(share),
                dy: -12,
                ...labelled(activation.id),
              }),
              valueName('saturated'),
            ],
          });
        },
      },
    ],
  ],
  readouts: ({ share, steepest }) => [
    { label: 'saturated', value: percent(share, share < 0.01 ? 4 : 1) },
    { label: 'steepest slope', value: significant(steepest, 4) },
  ],
  describe: ({ activation, share, steepest }, { spread, threshold }) =>
    `Of a normal input with standard deviation ${significant(spread, 2)}, ${percent(share, share < 0.01 ? 4 : 1)} falls where the slope of ${activation.name} is under ${percent(threshold, 0)} of its steepest, ${fixed(steepest, 3)}.`,
  caption:
    'Left, the slope, over the bell of the input; the dark part of the bell is where the slope is under the named line. Right, that dark part as a share, for every spread.',
  table: ({ curve }) => ({
    columns: ['Spread of the input', 'Saturated'],
    rows: curve
      .filter((_, i) => i % 4 === 0)
      .map(({ deviation, share }) => [significant(deviation, 3), percent(share, 2)]),
  }),
});
