/** P4: the map of mean and variance through a layer, its fixed point, and networks of a width on it (Klambauer et al. 2017). */
import { arrow, dot, line, ruleX, ruleY, text } from '@observablehq/plot';
import { kinkPlaces } from '../activations/activation.ts';
import { activationOf, defaultsOf } from '../activations/index.ts';
import type { SeluFixedPointFrame, Through } from '../experiments/selu-fixed-point.ts';
import { chart, inkOf, labelled, lineOf } from '../figure-kit/chart.ts';
import { choice, integer, range, seed } from '../figure-kit/controls.ts';
import { defineFigure, type DrawContext } from '../figure-kit/figure.ts';
import { count, fixed, significant } from '../figure-kit/format.ts';
import { momentsThrough, nextMoments, type MomentLayer, type Moments } from '../numerics/moment-map.ts';
import { median } from '../numerics/statistics.ts';

const depth = 20;
const networks = 12;
/** Far enough for what has a fixed point to be there to ten digits. */
const farDepth = 200;
const [lowest, highest] = [0.003, 30];
const [left, right] = [-1, 2];

interface Arrow {
  readonly from: Moments;
  readonly to: Moments;
}
interface Attraction {
  /** Where each of some places goes in one layer. */
  readonly arrows: readonly Arrow[];
  readonly theory: readonly Moments[];
  /** Far down; its variance is 0 or large where there is no fixed point. */
  readonly far: Moments;
  readonly found: boolean;
  readonly nets: readonly Through[];
}
interface Shown {
  readonly activation: string;
}
type Context = DrawContext<Shown, Attraction>;

function layerOf(id: string, sum: number, squares: number): MomentLayer {
  const activation = activationOf(id);
  const values = defaultsOf(activation);
  return { f: (x) => activation.f(x, values), kinks: kinkPlaces(activation, values), sum, squares };
}

const clampVariance = (variance: number): number => Math.min(highest, Math.max(lowest, variance));
const clampMean = (mean: number): number => Math.min(right, Math.max(left, mean));
const inside = ({ mean, variance }: Moments): boolean =>
  mean >= left && mean <= right && variance >= lowest && variance <= highest;

const varianceAxis = {
  type: 'log',
  domain: [lowest, highest],
  ticks: [0.01, 0.1, 1, 10],
  tickFormat: (x: number) => significant(x, 1),
  label: null,
} as const;

function plane(context: Context): Element {
  const { result, settings } = context;
  const { arrows, theory, far, found, nets } = result;
  return chart(context, {
    marginLeft: 40,
    x: { domain: [left, right], ticks: [-1, 0, 1, 2], label: 'mean over a layer' },
    y: varianceAxis,
    marks: [
      text(['variance over a layer'], { frameAnchor: 'top-left', textAnchor: 'start', dy: -18 }),
      ruleX([0], { stroke: 'var(--grid)' }),
      ruleY([1], { stroke: 'var(--grid)' }),
      arrow(
        arrows.filter(({ to }) => inside(to)),
        {
          x1: ({ from }: Arrow) => from.mean,
          y1: ({ from }: Arrow) => from.variance,
          x2: ({ to }: Arrow) => to.mean,
          y2: ({ to }: Arrow) => to.variance,
          stroke: 'var(--ink-3)',
          strokeWidth: 0.9,
          strokeOpacity: 0.8,
          headLength: 6,
          clip: true,
        },
      ),
      nets.map(({ means, variances }) =>
        line(
          means.map((mean, i) => [clampMean(mean), clampVariance(variances[i])] as const),
          lineOf(settings.activation, 'ghost'),
        ),
      ),
      line(
        theory.map(({ mean, variance }) => [clampMean(mean), clampVariance(variance)] as const),
        { stroke: 'var(--ink)', strokeWidth: 1.2 },
      ),
      dot(theory.slice(0, 1), {
        x: ({ mean }: Moments) => mean,
        y: ({ variance }: Moments) => variance,
        r: 4,
        fill: 'var(--paper)',
        stroke: 'var(--ink)',
        strokeWidth: 1.6,
      }),
      found && inside(far) ? dot([[far.mean, far.variance]], { r: 6, fill: inkOf(settings.activation) }) : [],
    ],
  });
}

function overLayers(context: Context): Element {
  const { result, settings } = context;
  const { theory, nets } = result;
  const medians =
    nets.length > 0
      ? theory.map((_, layer) => [
          layer,
          clampVariance(median(nets.map(({ variances }) => variances[layer]))),
        ])
      : [];
  return chart(context, {
    marginLeft: 40,
    x: { domain: [0, depth], ticks: [0, 5, 10, 15, 20], label: 'layers' },
    y: varianceAxis,
    marks: [
      text(['variance, layer by layer'], { frameAnchor: 'top-left', textAnchor: 'start', dy: -18 }),
      ruleY([1], { stroke: 'var(--grid)' }),
      nets.map(({ variances }) =>
        line(
          variances.map((variance, layer) => [layer, clampVariance(variance)] as const),
          lineOf(settings.activation, 'ghost'),
        ),
      ),
      line(
        theory.map(({ variance }, layer) => [layer, clampVariance(variance)] as const),
        { stroke: 'var(--ink)', strokeWidth: 1.2 },
      ),
      dot(medians, { r: 2.6, fill: inkOf(settings.activation) }),
      text([activationOf(settings.activation).name], {
        frameAnchor: 'top-right',
        textAnchor: 'end',
        dy: -18,
        ...labelled(settings.activation, 'plain'),
      }),
    ],
  });
}

export default defineFigure({
  id: 'selu-fixed-point',
  title: 'Whatever mean and variance go in, SELU layers bring them to 0 and 1',
  sentence:
    'Send inputs with mean {mean} and variance {variance} through layers of {width} {activation} units, whose weights have the sum {sum} and the sum of squares {squares}, from seed {seed}.',
  controls: {
    activation: choice({
      label: 'Activation',
      options: {
        selu: 'SELU',
        elu: 'ELU',
        relu: 'ReLU',
        'leaky-relu': 'leaky ReLU',
        tanh: 'tanh',
        gelu: 'GELU',
      },
      default: 'selu',
    }),
    mean: range({
      label: 'Mean of the inputs',
      min: -1,
      max: 2,
      step: 0.1,
      default: 1,
      format: (x) => fixed(x, 1),
    }),
    variance: range({
      label: 'Variance of the inputs',
      min: 0.01,
      max: 20,
      step: 100,
      scale: 'log',
      default: 10,
      format: (x) => significant(x, 2),
    }),
    width: integer({ label: 'Units a layer', min: 20, max: 300, default: 100 }),
    sum: range({
      label: 'Sum ω of a unit’s weights',
      min: -0.6,
      max: 0.6,
      step: 0.1,
      default: 0,
      format: (x) => fixed(x, 1),
    }),
    squares: range({
      label: 'Sum τ of their squares',
      min: 0.5,
      max: 3,
      step: 0.05,
      default: 1,
      format: (x) => fixed(x, 2),
    }),
    seed: seed(),
  },
  source: {
    kind: 'run',
    experiment: 'selu-fixed-point',
    noun: 'networks',
    stepsAtBuild: Infinity,
    settings: ({ activation, mean, variance, width, sum, squares, seed }) => ({
      activation,
      mean,
      variance,
      width,
      sum,
      squares,
      seed,
      depth,
      networks,
    }),
    start({ activation, mean, variance, sum, squares }): Attraction {
      const layer = layerOf(activation, sum, squares);
      const theory = momentsThrough(layer, { mean, variance }, depth);
      let far = theory[depth];
      let before = far;
      for (let i = depth; i < farDepth && far.variance < 1e6 && far.variance > 1e-9; i++) {
        before = far;
        far = nextMoments(layer, far);
      }
      const found =
        far.variance > 1e-3 && Math.abs(far.variance / before.variance - 1) < 1e-6 && far.variance < 1e3;
      const arrows = [-0.75, 0.25, 1.25, 1.75].flatMap((m) =>
        [0.01, 0.06, 0.35, 2.2, 13].map((v): Arrow => {
          const from = { mean: m, variance: v };
          return { from, to: nextMoments(layer, from) };
        }),
      );
      return { arrows, theory, far, found, nets: [] };
    },
    collect: (result: Attraction, frame: SeluFixedPointFrame): Attraction => ({
      ...result,
      nets: frame.networks,
    }),
  },
  rows: [
    [
      {
        id: 'plane',
        label:
          'Mean and variance: where a layer takes them, the way of the theory and of networks, and the fixed point',
        share: 1.1,
        height: { wide: 400, narrow: 350 },
        draw: plane,
      },
      {
        id: 'layers',
        label: 'Variance over the layers: theory, single networks and their median',
        height: { wide: 400, narrow: 310 },
        draw: overLayers,
        series: ({ theory, nets }) => {
          const words = { sayX: (l: number) => `layer ${l}`, sayY: (v: number) => significant(v) };
          return [
            {
              label: 'theory',
              points: theory.map(({ variance }, layer) => [layer, variance] as const),
              scale: 'log' as const,
              ...words,
            },
            {
              label: 'median of the networks',
              points:
                nets.length > 0
                  ? theory.map(
                      (_, layer) => [layer, median(nets.map(({ variances }) => variances[layer]))] as const,
                    )
                  : [],
              scale: 'log' as const,
              ...words,
            },
          ];
        },
      },
    ],
  ],
  numbers: ({ theory, far, found, nets }) => ({
    theoryMean: theory[depth].mean,
    theoryVariance: theory[depth].variance,
    ...(found && { fixedMean: far.mean, fixedVariance: far.variance }),
    ...(nets.length > 0 && {
      medianVariance: median(nets.map(({ variances }) => variances[depth])),
      leastVariance: Math.min(...nets.map(({ variances }) => variances[depth])),
      greatestVariance: Math.max(...nets.map(({ variances }) => variances[depth])),
    }),
  }),
  readouts: ({ theory, far, found, nets }) => [
    {
      label: 'fixed point',
      value: found ? `mean ${fixed(far.mean, 3)}, variance ${fixed(far.variance, 3)}` : 'none but 0',
    },
    { label: `variance after ${depth} layers, theory`, value: significant(theory[depth].variance) },
    ...(nets.length > 0
      ? [
          {
            label: 'in the networks',
            value: `${significant(Math.min(...nets.map(({ variances }) => variances[depth])), 2)} to ${significant(Math.max(...nets.map(({ variances }) => variances[depth])), 2)}`,
          },
        ]
      : []),
  ],
  describe({ theory, far, found, nets }, { activation, width }) {
    const end = theory[depth];
    const point = found
      ? `The fixed point is at mean ${fixed(far.mean, 3)} and variance ${fixed(far.variance, 3)}.`
      : 'There is no fixed point with a variance above 0.';
    const words = `In theory ${depth} layers of ${activationOf(activation).name} bring the mean to ${fixed(end.mean, 3)} and the variance to ${significant(end.variance)}. ${point}`;
    if (nets.length === 0) return words;
    const variances = nets.map((net) => net.variances[depth]);
    return `${words} ${count(nets.length)} networks of ${count(width)} units a layer have variances from ${significant(Math.min(...variances), 2)} to ${significant(Math.max(...variances), 2)}.`;
  },
  caption:
    'Left: grey arrows go from a mean and a variance to those one layer later, in theory. The thin line starts at the open dot, faint lines are twelve networks, the large dot is the fixed point. Right: the same variances, layer by layer; dots are medians of the networks. Variances are on logarithmic axes; what leaves the picture is drawn at its edge.',
  table: ({ theory, nets }) => ({
    columns: ['Layer', 'Mean, theory', 'Variance, theory', 'Median of the networks', 'Least', 'Greatest'],
    rows: theory.map(({ mean, variance }, layer) => {
      const at = nets.map(({ variances }) => variances[layer]);
      return [
        layer,
        fixed(mean, 4),
        significant(variance),
        ...(at.length > 0
          ? [significant(median(at)), significant(Math.min(...at)), significant(Math.max(...at))]
          : ['', '', '']),
      ];
    }),
  }),
});
