/** U2: inputs that do not average to zero make one direction steep, and descent has to wait for the flat ones. */
import { line, ruleY, dot } from '@observablehq/plot';
import { activationOf } from '../activations/index.ts';
import { propertiesOf } from '../activations/properties.ts';
import { activationOptions } from '../figure-kit/activation-options.ts';
import { endLabels, ground, valueName } from '../figure-kit/chart-marks.ts';
import { chart, inkOf, lineOf } from '../figure-kit/chart.ts';
import { choice, integer, range } from '../figure-kit/controls.ts';
import { defineFigure, type DrawContext } from '../figure-kit/figure.ts';
import { count, fixed, percent, significant } from '../figure-kit/format.ts';

const offered = ['sigmoid', 'tanh', 'lecun-tanh', 'relu', 'elu'] as const;
const widths = Array.from({ length: 33 }, (_, i) => 2 ** (1 + i / 4));
const most = 2 ** 9;
/** Steps drawn. */
const shown = 40;

interface Descent {
  readonly activation: string;
  readonly mean: number;
  readonly variance: number;
  /** Largest curvature by smallest. */
  readonly condition: number;
  /** Distance left along the steep direction and along a flat one, from 1 each. */
  readonly path: readonly { readonly steep: number; readonly flat: number }[];
  readonly flattest: number;
  /** Until a hundredth of each distance is left. */
  readonly steps: number;
}
type Context = DrawContext<{ readonly width: number }, Descent>;

const momentsOf = (id: string) => {
  const { mean, variance } = propertiesOf(activationOf(id)).gaussian;
  return { mean, variance };
};
/** One unit with n inputs, independent, of this mean and variance: curvatures v + n·m² once and v in all else. */
const conditionOf = (id: string, n: number): number => {
  const { mean, variance } = momentsOf(id);
  return 1 + (n * mean ** 2) / variance;
};

function descend(id: string, width: number, share: number): Descent {
  const { mean, variance } = momentsOf(id);
  const condition = conditionOf(id, width);
  // The steepest direction allows rates up to 2 over its curvature.
  const keep = { steep: 1 - 2 * share, flat: 1 - (2 * share) / condition };
  const path = Array.from({ length: shown + 1 }, (_, step) => ({
    steep: keep.steep ** step,
    flat: keep.flat ** step,
  }));
  const slowest = Math.max(Math.abs(keep.steep), Math.abs(keep.flat));
  return {
    activation: id,
    mean,
    variance,
    condition,
    path,
    flattest: keep.flat,
    steps: slowest === 0 ? 1 : Math.ceil(Math.log(0.01) / Math.log(slowest)),
  };
}

function drawPath(context: Context): Element {
  const { activation, condition, path } = context.result;
  // Lines of equal loss, steep² · κ + flat² = constant.
  const rings = [0.12, 0.35, 0.7, 1.1].map((radius) =>
    Array.from({ length: 73 }, (_, i) => {
      const angle = (2 * Math.PI * i) / 72;
      return [radius * Math.cos(angle), (radius * Math.sin(angle)) / Math.sqrt(condition)];
    }),
  );
  return chart(context, {
    marginLeft: 30,
    x: { domain: [-0.3, 1.1], ticks: 3, label: 'left of a difference between weights' },
    y: { domain: [-1.05, 1.05], ticks: [-1, 0, 1], label: null },
    marks: [
      valueName('left of what all weights share'),
      rings.map((ring) => line(ring, { stroke: 'var(--grid)', strokeWidth: 1.2, clip: true })),
      ruleY([0], { stroke: 'var(--ghost)' }),
      line(path, { x: 'flat', y: 'steep', ...lineOf(activation) }),
      dot(path, { x: 'flat', y: 'steep', r: 2.5, fill: inkOf(activation) }),
      dot([[0, 0]], { r: 4, stroke: 'var(--ink)', fill: 'var(--paper)' }),
    ],
  });
}

function drawWidths(context: Context): Element {
  const { narrow, result, settings } = context;
  const ends = offered.map((activation) => ({
    activation,
    x: most,
    y: conditionOf(activation, most),
    words: activationOf(activation).name,
  }));
  return chart(context, {
    marginLeft: 44,
    marginRight: narrow ? 92 : 96,
    x: {
      type: 'log',
      domain: [2, most],
      ticks: [2, 10, 100],
      tickFormat: (n: number) => count(n),
      label: 'inputs of the unit',
    },
    y: {
      type: 'log',
      domain: [1, 1e4],
      ticks: [1, 10, 100, 1000],
      tickFormat: (k: number) => count(k),
      label: null,
    },
    marks: [
      valueName('steepest by flattest'),
      ground(1),
      offered.map((id) => [
        line(
          widths.map((n) => [n, conditionOf(id, n)]),
          lineOf(id),
        ),
      ]),
      dot([[settings.width, result.condition]], { r: 4.5, fill: inkOf(result.activation) }),
      endLabels(context, ends, { domain: [1, 1e4], scale: 'log', dx: 7 }),
    ],
  });
}

export default defineFigure({
  id: 'mean-shift',
  title: 'Inputs that are all positive make descent rattle across a valley and creep along it',
  sentence:
    'Feed a unit from {width} {activation} units, and go at {share} of the largest rate that is stable.',
  controls: {
    width: integer({ label: 'Inputs of the unit', min: 2, max: most, default: 64 }),
    activation: choice({
      label: 'Activation of the layer before',
      options: activationOptions(offered),
      default: 'sigmoid',
    }),
    share: range({
      label: 'Share of the largest stable rate',
      min: 0.1,
      max: 0.98,
      step: 0.02,
      default: 0.9,
      format: (s) => percent(s, 0),
    }),
  },
  source: { kind: 'instant', compute: ({ activation, width, share }) => descend(activation, width, share) },
  rows: [
    [
      {
        id: 'path',
        label: 'The path of gradient descent over lines of equal loss',
        height: { wide: 330, narrow: 300 },
        draw: drawPath,
      },
      {
        id: 'widths',
        label: 'Steepest curvature by flattest, against the number of inputs',
        height: { wide: 330, narrow: 280 },
        draw: drawWidths,
      },
    ],
  ],
  numbers: ({ condition, steps, mean, variance }) => ({ condition, steps, mean, variance }),
  readouts: ({ mean, variance, condition, steps }) => [
    { label: 'mean of an input', value: fixed(mean, 3) },
    { label: 'its variance', value: fixed(variance, 3) },
    { label: 'steepest by flattest', value: significant(condition, 3) },
    { label: 'steps to a hundredth', value: count(steps) },
  ],
  describe: ({ activation, mean, condition, steps, flattest }, { width }) =>
    `The unit’s ${count(width)} inputs come from ${activationOf(activation).name} units and average ${fixed(mean, 3)}. The steepest direction is ${significant(condition, 3)} times as curved as the flattest, along which each step leaves ${percent(flattest)} of the way; ${count(steps)} steps bring both to a hundredth.`,
  caption:
    'A unit without a bend, squared error, inputs that are outputs of the activation on standard normal numbers, all independent. Left: 40 steps, from 1 in both directions to the ring at 0; the ellipses are lines of equal loss. Right: how much steeper the steepest direction is.',
  table: () => ({
    columns: ['Activation', 'Mean', 'Variance', '10 inputs', '100 inputs', `${most} inputs`],
    rows: offered.map((id) => [
      activationOf(id).name,
      fixed(momentsOf(id).mean, 4),
      fixed(momentsOf(id).variance, 4),
      ...[10, 100, most].map((n) => significant(conditionOf(id, n), 3)),
    ]),
  }),
});
