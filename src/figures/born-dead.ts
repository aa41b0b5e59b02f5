/** P4, “Reproduce it”: the share of ReLU networks that are a constant before they learn, by width and depth (Lu et al. 2020). */
import { areaY, dot, line, ruleX, ruleY, text } from '@observablehq/plot';
import type { BornDeadFrame } from '../experiments/born-dead.ts';
import { chart, labelled, lineOf } from '../figure-kit/chart.ts';
import { choice, integer, seed } from '../figure-kit/controls.ts';
import { emptyView } from '../figure-kit/empty-view.ts';
import { defineFigure, type DrawContext } from '../figure-kit/figure.ts';
import { count, fixed, percent } from '../figure-kit/format.ts';
import { spreadApart } from '../figure-kit/spread-apart.ts';
import { wilsonInterval, type Interval } from '../numerics/binomial.ts';
import { deadOnALine, depthAt, oneInputDies } from '../numerics/born-dead.ts';

interface Counted {
  readonly networks: number;
  readonly dead: readonly Uint32Array[];
}
interface Shown {
  readonly law: string;
  readonly inputs: string;
  readonly width: string;
  readonly depth: number;
}
type Context = DrawContext<Shown, Counted>;

/** As in the experiment, whose code stays in the worker. */
const widths = [2, 3, 4, 5, 6, 8, 10];
const deepest = 40;
const levels = [0.1, 0.5, 0.9];
const depths = Array.from({ length: deepest - 1 }, (_, i) => i + 2);

const deadAt = ({ dead }: Counted, width: number, depth: number): number =>
  dead[widths.indexOf(width)]?.[depth] ?? NaN;
const shareAt = (result: Counted, width: number, depth: number): number =>
  deadAt(result, width, depth) / result.networks;
const intervalAt = (result: Counted, width: number, depth: number): Interval =>
  wilsonInterval(deadAt(result, width, depth), result.networks);
/** The least depth at which that share is dead, if the networks are deep enough. */
const firstDepth = (result: Counted, width: number, share: number): number | undefined =>
  depths.find((depth) => shareAt(result, width, depth) >= share);
/** The sharper bounds are for one number without biases, and for weights that are as likely above 0 as below. */
const sharpBounds = ({ law, inputs }: Shown): boolean =>
  inputs === '1' && (law === 'normal' || law === 'uniform');

function byDepth(context: Context): Element {
  const { result, settings, narrow } = context;
  if (result.networks === 0)
    return emptyView(context, 'Press Play: the share of dead networks is drawn here.');
  const chosen = Number(settings.width);
  const curves = widths.map((width) => ({
    width,
    points: depths.map((depth) => ({ depth, share: shareAt(result, width, depth) })),
  }));
  const ends = curves
    .map(({ width, points }) => ({ width, share: points.at(-1)?.share ?? 0 }))
    .sort((a, b) => a.share - b.share);
  const heights = spreadApart(
    ends.map(({ share }) => share),
    16 / (context.height - 66),
    [0, 1],
  );
  const band = depths.map((depth) => ({ depth, ...intervalAt(result, chosen, depth) }));
  return chart(context, {
    marginLeft: 46,
    marginRight: 68,
    x: {
      domain: [2, deepest],
      ticks: narrow ? [2, 10, 20, 40] : [2, 5, 10, 20, 30, 40],
      label: 'layers of weights',
    },
    y: { domain: [0, 1], ticks: [0, 0.5, 1], tickFormat: (share: number) => percent(share, 0), label: null },
    marks: [
      ruleY([0, 1], { stroke: 'var(--grid)' }),
      ruleX([settings.depth], { stroke: 'var(--grid)' }),
      text(['dead before the first step'], { frameAnchor: 'top-left', textAnchor: 'start', dy: -18 }),
      areaY(band, { x: 'depth', y1: 'low', y2: 'high', fill: 'var(--a-relu)', fillOpacity: 0.28 }),
      curves.map(({ width, points }) =>
        line(points, {
          x: 'depth',
          y: 'share',
          ...(width === chosen ? lineOf('relu') : { ...lineOf('relu', 'thin'), strokeOpacity: 0.45 }),
        }),
      ),
      line(
        depths.map((depth) => [depth, oneInputDies(chosen, depth)] as const),
        { stroke: 'var(--ink)', strokeWidth: 1.3 },
      ),
      text([[4, oneInputDies(chosen, 4)]], {
        text: ['bound'],
        textAnchor: 'end',
        dx: -3,
        dy: -8,
        className: 'halo',
      }),
      sharpBounds(settings)
        ? (['low', 'high'] as const).map((side) =>
            line(
              depths.map((depth) => [depth, deadOnALine(chosen, depth)[side]] as const),
              { stroke: 'var(--ink)', strokeWidth: 1, strokeDasharray: '2 3' },
            ),
          )
        : [],
      dot([[settings.depth, shareAt(result, chosen, settings.depth)]], { r: 4.5, fill: 'var(--a-relu)' }),
      ends.map(({ width }, place) =>
        text([heights[place]], {
          x: deepest,
          y: (y: number) => y,
          dx: 6,
          textAnchor: 'start',
          text: () => `width ${width}`,
          ...(width === chosen ? labelled('relu') : { className: 'halo' }),
        }),
      ),
    ],
  });
}

function howDeep(context: Context): Element {
  const { result } = context;
  const theory = levels.map((level) => widths.map((width) => [width, depthAt(width, level)] as const));
  const found = levels.flatMap((level) =>
    result.networks === 0
      ? []
      : widths.flatMap((width) => {
          const depth = firstDepth(result, width, level);
          return depth === undefined ? [] : [[width, depth] as const];
        }),
  );
  return chart(context, {
    marginLeft: 40,
    marginRight: 44,
    x: {
      domain: [1.7, 10.3],
      ticks: widths,
      tickFormat: (width: number) => String(width),
      label: 'units a layer',
    },
    y: {
      type: 'log',
      base: 2,
      domain: [1.3, 2600],
      ticks: [2, 8, 32, 128, 512, 2048],
      tickFormat: (x: number) => String(x),
      label: null,
    },
    marks: [
      text(['depth at which so many are dead'], { frameAnchor: 'top-left', textAnchor: 'start', dy: -18 }),
      ruleY([deepest], { stroke: 'var(--grid)' }),
      theory.map((points) => line(points, { stroke: 'var(--ink)', strokeWidth: 1.2 })),
      theory.map((points, i) =>
        text(points.slice(-1), {
          text: [percent(levels[i], 0)],
          dx: 6,
          textAnchor: 'start',
        }),
      ),
      dot(found, { r: 3.4, fill: 'var(--a-relu)' }),
    ],
  });
}

export default defineFigure({
  id: 'born-dead',
  title: 'Deep and narrow, most ReLU networks are a constant before they have learned anything',
  sentence:
    'Draw {networks} networks of each width, on {inputs}, from {law} and the seed {seed}. Look at width {width} and depth {depth}.',
  controls: {
    networks: integer({ label: 'Networks of each width', min: 100, max: 3000, default: 1000 }),
    inputs: choice({
      label: 'Inputs',
      options: { '1': 'one number', '2': 'two numbers' },
      default: '1',
    }),
    law: choice({
      label: 'Weights and biases',
      options: {
        normal: 'normal weights, no biases',
        uniform: 'uniform weights, no biases',
        biases: 'normal weights, normal biases',
        positive: 'normal weights, all biases 0.3',
        skewed: 'weights of mean 0, mostly negative',
        raised: 'weights of mean 0, mostly positive',
        asymmetric: 'randomised asymmetric weights',
      },
      default: 'normal',
    }),
    seed: seed(),
    width: choice({
      label: 'Width',
      options: { '2': '2', '3': '3', '4': '4', '5': '5', '6': '6', '8': '8', '10': '10' },
      default: '3',
      viewOnly: true,
    }),
    depth: integer({ label: 'Layers of weights', min: 2, max: deepest, default: 10, viewOnly: true }),
  },
  source: {
    kind: 'run',
    experiment: 'born-dead',
    noun: 'networks of each width',
    stepsAtBuild: Infinity,
    settings: ({ law, inputs, networks, seed }) => ({
      law,
      inputs: Number(inputs),
      networks,
      seed,
      depth: deepest,
    }),
    start: (): Counted => ({ networks: 0, dead: [] }),
    collect: (_: Counted, { networks, dead }: BornDeadFrame): Counted => ({ networks, dead }),
  },
  rows: [
    [
      {
        id: 'by-depth',
        label:
          'Share of networks that are dead before training, against depth, a curve for each width, with bounds',
        share: 1.3,
        height: { wide: 380, narrow: 340 },
        draw: byDepth,
        series: (result) =>
          result.networks === 0
            ? []
            : widths.map((width) => ({
                label: `width ${width}`,
                points: depths.map((depth) => [depth, shareAt(result, width, depth)] as const),
                sayX: (depth) => `depth ${depth}`,
                sayY: (share) => percent(share),
              })),
      },
      {
        id: 'how-deep',
        label:
          'Depth at which 10, 50 and 90 % of the networks are dead, against width: the bound as lines, counts as dots',
        height: { wide: 380, narrow: 320 },
        draw: howDeep,
      },
    ],
  ],
  numbers(result, { width, depth }) {
    const chosen = Number(width);
    if (result.networks === 0) return {};
    return {
      share: shareAt(result, chosen, depth),
      ...intervalAt(result, chosen, depth),
      bound: oneInputDies(chosen, depth),
      sharpLow: deadOnALine(chosen, depth).low,
      sharpHigh: deadOnALine(chosen, depth).high,
    };
  },
  readouts(result, settings) {
    const chosen = Number(settings.width);
    const bounds = deadOnALine(chosen, settings.depth);
    return [
      ...(result.networks > 0
        ? [
            { label: 'dead', value: percent(shareAt(result, chosen, settings.depth)) },
            { label: '95 % interval', value: intervalWords(intervalAt(result, chosen, settings.depth)) },
          ]
        : []),
      { label: 'upper bound', value: percent(oneInputDies(chosen, settings.depth)) },
      ...(sharpBounds(settings)
        ? [{ label: 'bounds for one number', value: intervalWords({ low: bounds.low, high: bounds.high }) }]
        : []),
    ];
  },
  compares: (result, { width, depth }) =>
    result.networks > 0
      ? [{ label: 'dead', value: shareAt(result, Number(width), depth), format: (share) => percent(share) }]
      : [],
  describe(result, { width, depth }) {
    const bound = `The bound for width ${width} and ${count(depth)} layers of weights is ${percent(oneInputDies(Number(width), depth))}.`;
    if (result.networks === 0) return bound;
    const shares = widths
      .map((each) => `${percent(shareAt(result, each, depth))} at width ${each}`)
      .join(', ');
    return `Of ${count(result.networks)} networks of each width with ${count(depth)} layers of weights, dead from the start are ${shares}. ${bound}`;
  },
  caption:
    'Left: of networks of the chosen width the share (thick) with its 95 % interval (Wilson, at each depth by itself), the upper bound 1 − (1 − 2⁻ᴺ)ᴸ⁻¹ (solid) and, where they hold, the bounds for one number (dotted). Points of one curve come from the same networks. Right, on a logarithmic axis: the depth at which 10, 50 and 90 % are dead, by the bound (lines) and counted (dots), up to 40 layers. Inputs are all of an interval or of the border of a square; nothing is sampled.',
  table: (result) => ({
    columns: ['Layers', ...widths.map((width) => `Width ${width}`)],
    rows:
      result.networks === 0
        ? []
        : depths.map((depth) => [depth, ...widths.map((width) => percent(shareAt(result, width, depth)))]),
  }),
});

const intervalWords = ({ low, high }: Interval): string => `${fixed(100 * low, 1)} to ${percent(high)}`;
