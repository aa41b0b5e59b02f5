/** U6: a price on every activation. How sparse can the network be made before it reads worse? */
import { dot, line, ruleY, text } from '@observablehq/plot';
import type { SparsityPoint, SparsityPressureFrame } from '../experiments/sparsity-pressure.ts';
import { ground } from '../figure-kit/chart-marks.ts';
import { chart, lineOf } from '../figure-kit/chart.ts';
import { integer, seed } from '../figure-kit/controls.ts';
import { emptyView } from '../figure-kit/empty-view.ts';
import { defineFigure } from '../figure-kit/figure.ts';
import { percent, significant } from '../figure-kit/format.ts';

interface Pressure {
  readonly points: readonly SparsityPoint[];
  /** The price that is being tried. */
  readonly trying: number | undefined;
}

const priceText = (lambda: number): string => (lambda === 0 ? 'no price' : significant(lambda, 1));
/** What the figure shows of the vertical axis: chance is a tenth, and would flatten everything else. */
const floor = 0.8;

export default defineFigure({
  id: 'sparsity-pressure',
  title: 'Four units in five can be silenced for almost nothing; the last few are dear',
  sentence:
    'Train seven networks, each with a higher price on every activation, for {epochs} passes from seed {seed}.',
  controls: {
    epochs: integer({ label: 'Passes over the images', min: 1, max: 5, default: 3 }),
    seed: seed(),
  },
  source: {
    kind: 'run',
    experiment: 'sparsity-pressure',
    noun: 'steps',
    stepsAtBuild: Infinity,
    settings: ({ epochs, seed }) => ({ epochs, seed }),
    start: (): Pressure => ({ points: [], trying: undefined }),
    collect: (_: Pressure, { points, lambda, step, totalSteps }: SparsityPressureFrame): Pressure => ({
      points,
      trying: step < totalSteps ? lambda : undefined,
    }),
  },
  rows: [
    [
      {
        id: 'trade',
        label: 'Accuracy on the test images against the share of silent activations',
        height: { wide: 360, narrow: 320 },
        series: ({ points }) => [
          {
            label: 'test images read right',
            points: points.map(({ zerosTogether, accuracy }) => [zerosTogether, accuracy]),
            sayX: (share) => `${percent(share)} silent`,
            sayY: (share) => percent(share),
          },
        ],
        draw(context) {
          const { result, narrow } = context;
          if (result.points.length === 0)
            return emptyView(context, 'A point for each price appears here as its network has learned.');
          const shown = result.points.map((point) => ({ ...point, height: Math.max(floor, point.accuracy) }));
          return chart(context, {
            marginLeft: 44,
            marginRight: 24,
            x: {
              domain: [0.45, 1],
              label: 'share of silent activations, both hidden layers →',
              tickFormat: (share: number) => percent(share, 0),
              ticks: narrow ? 3 : 6,
            },
            y: {
              label: null,
              domain: [floor, 1],
              ticks: [0.8, 0.9, 1],
              tickFormat: (share: number) => percent(share, 0),
            },
            marks: [
              ruleY([0.9], { stroke: 'var(--grid)' }),
              ground(floor),
              line(shown, { x: 'zerosTogether', y: 'height', ...lineOf('relu') }),
              dot(shown, {
                x: 'zerosTogether',
                y: 'height',
                r: 4.5,
                fill: 'var(--paper)',
                stroke: 'var(--ink)',
                strokeWidth: 2,
              }),
              text(shown, {
                x: 'zerosTogether',
                y: 'height',
                dy: -14,
                text: (d: SparsityPoint) =>
                  `${priceText(d.lambda)}${d.accuracy < floor ? `: ${percent(d.accuracy, 0)}` : ''}`,
                fill: 'var(--ink-2)',
              }),
              text([0], {
                x: 0.45,
                y: 1,
                dx: 4,
                dy: -10,
                textAnchor: 'start',
                text: () => 'test images read right',
                fill: 'var(--ink-3)',
              }),
            ],
          });
        },
      },
    ],
  ],
  readouts: ({ points, trying }) => [
    { label: 'Price now tried', value: trying === undefined ? 'none' : priceText(trying) },
    { label: 'Networks trained', value: `${points.length} of 7` },
  ],
  describe({ points }) {
    const [free] = points;
    if (!free) return 'No network has been trained yet.';
    const each = points.map(
      ({ lambda, accuracy, zerosTogether }) =>
        `${priceText(lambda)}, ${percent(zerosTogether, 0)} silent, ${percent(accuracy)} right`,
    );
    return `Price on each activation, silent share of both hidden layers, and test images read right: ${each.join('; ')}.`;
  },
  caption:
    'Each point is one network, trained from the same weights on the same images. The number beside it is the price λ: the loss has λ times the sum of all activations added to it. A network under the axis stands at its foot with its accuracy beside it.',
  table: ({ points }) => ({
    columns: [
      'Price λ',
      'Test images read right',
      'Silent, first layer',
      'Silent, second layer',
      'Dead, first layer',
    ],
    rows: points.map(({ lambda, accuracy, zeros, dead }) => [
      priceText(lambda),
      percent(accuracy),
      percent(zeros[0]),
      percent(zeros[1]),
      percent(dead[0]),
    ]),
  }),
});
