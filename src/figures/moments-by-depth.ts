/** P1: mean squares layer by layer, forward and backward: the theory of infinite width over networks that have one. */
import { dot, line, ruleY } from '@observablehq/plot';
import { activationOf, defaultsOf } from '../activations/index.ts';
import { kinkPlaces } from '../activations/activation.ts';
import type { MomentsFrame } from '../experiments/moments-by-depth.ts';
import { valueName } from '../figure-kit/chart-marks.ts';
import { chart, labelled, lineOf } from '../figure-kit/chart.ts';
import { choice, integer, range, seed } from '../figure-kit/controls.ts';
import { defineFigure, type DrawContext } from '../figure-kit/figure.ts';
import { count, fixed, significant } from '../figure-kit/format.ts';
import { meanSquares, type MeanSquares } from '../numerics/mean-field.ts';
import { mean } from '../numerics/statistics.ts';

interface Moments {
  readonly theory: MeanSquares;
  readonly nets: readonly Pick<MomentsFrame, 'forward' | 'backward'>[];
  /** At the far end, as single numbers: the last layer's signal and the first layer's gradient. */
  readonly theoryForward: number;
  readonly theoryBackward: number;
}
type Way = 'forward' | 'backward';
type Context = DrawContext<{ readonly activation: string; readonly depth: number }, Moments>;

/** Under it a mean square is drawn at the foot. */
const foot = 1e-14;
const top = 1e6;
const clamp = (x: number): number => Math.min(top, Math.max(foot, x));
const meanOver = ({ nets }: Moments, way: Way, layer: number): number =>
  mean(nets.map((net) => net[way][layer]));
const farEnd = (way: Way, depth: number): number => (way === 'forward' ? depth - 1 : 0);

export default defineFigure({
  id: 'moments-by-depth',
  title: 'One number decides whether a signal survives thirty layers: the variance of the weights',
  sentence:
    'Draw {networks} networks of {depth} layers of {width} {activation} units, with weights of variance {weightVariance}/n, from seed {seed}.',
  controls: {
    networks: integer({ label: 'Networks', min: 3, max: 40, default: 20 }),
    depth: integer({ label: 'Layers', min: 5, max: 50, default: 30 }),
    width: integer({ label: 'Units a layer', min: 20, max: 200, default: 100 }),
    activation: choice({
      label: 'Activation',
      options: {
        relu: 'ReLU',
        'leaky-relu': 'leaky ReLU',
        tanh: 'tanh',
        gelu: 'GELU',
        silu: 'SiLU',
        selu: 'SELU',
        sigmoid: 'sigmoid',
      },
      default: 'relu',
    }),
    weightVariance: range({
      label: 'Variance of a weight, times n',
      min: 0.5,
      max: 4,
      step: 0.1,
      default: 1,
      format: (x) => fixed(x, 1),
    }),
    seed: seed(),
  },
  source: {
    kind: 'run',
    experiment: 'moments-by-depth',
    noun: 'networks',
    stepsAtBuild: Infinity,
    settings: ({ activation, weightVariance, width, depth, networks, seed }) => ({
      activation,
      weightVariance,
      width,
      depth,
      networks,
      seed,
    }),
    start({ activation: id, weightVariance, depth }): Moments {
      const activation = activationOf(id);
      const values = defaultsOf(activation);
      const theory = meanSquares(
        {
          f: (x) => activation.f(x, values),
          df: (x) => activation.df(x, values),
          kinks: kinkPlaces(activation, values),
          weightVariance,
        },
        depth,
      );
      return {
        theory,
        nets: [],
        theoryForward: theory.forward[depth - 1],
        theoryBackward: theory.backward[0],
      };
    },
    collect: (result: Moments, { forward, backward }: MomentsFrame): Moments => ({
      ...result,
      nets: [...result.nets, { forward, backward }],
    }),
  },
  rows: [
    [
      {
        id: 'forward',
        label:
          'Mean square of the signal at each layer, on its way up: theory, single networks and their mean',
        height: { wide: 360, narrow: 300 },
        draw: (context: Context) => draw(context, 'forward', 'the signal, going up →'),
      },
      {
        id: 'backward',
        label:
          'Mean square of the gradient at each layer, on its way back: theory, single networks and their mean',
        height: { wide: 360, narrow: 300 },
        draw: (context: Context) => draw(context, 'backward', '← the gradient, coming back'),
      },
    ],
  ],
  readouts: (result, { depth }) =>
    (['forward', 'backward'] as const).flatMap((way) => {
      const layer = farEnd(way, depth);
      const name = way === 'forward' ? 'signal at the last layer' : 'gradient at the first layer';
      return [
        { label: `${name}, theory`, value: significant(result.theory[way][layer], 2) },
        ...(result.nets.length > 0
          ? [{ label: 'mean of the networks', value: significant(meanOver(result, way, layer), 2) }]
          : []),
      ];
    }),
  describe(result, { depth, width }) {
    const { theoryForward, theoryBackward, nets } = result;
    const theory = `In theory the mean square of the signal at layer ${count(depth)} is ${significant(theoryForward, 2)}, and that of the gradient at layer 1 is ${significant(theoryBackward, 2)}.`;
    if (nets.length === 0) return theory;
    return `${theory} ${count(nets.length)} networks of width ${count(width)} have ${significant(meanOver(result, 'forward', depth - 1), 2)} and ${significant(meanOver(result, 'backward', 0), 2)} on average.`;
  },
  caption:
    'Mean squares at the pre-activations, from 1 at the first layer up and, for the gradient, from 1 at the last one down, on logarithmic axes. Faint lines are single networks, the dots their mean, the thin line the theory for infinite width. What leaves the picture is drawn at its edge.',
  table: (result) => ({
    columns: ['Layer', 'Signal, theory', 'Signal, mean', 'Gradient, theory', 'Gradient, mean'],
    rows: result.theory.forward.map((q, layer) => [
      layer + 1,
      significant(q),
      result.nets.length > 0 ? significant(meanOver(result, 'forward', layer)) : '',
      significant(result.theory.backward[layer]),
      result.nets.length > 0 ? significant(meanOver(result, 'backward', layer)) : '',
    ]),
  }),
});

function draw(context: Context, way: Way, heading: string): Element {
  const { result, settings } = context;
  const { activation, depth } = settings;
  const theory = result.theory[way];
  const at = (values: ArrayLike<number>): [number, number][] =>
    Array.from({ length: depth }, (_, i): [number, number] => [i + 1, clamp(values[i])]);
  const means = result.nets.length > 0 ? at(theory.map((_, layer) => meanOver(result, way, layer))) : [];
  const seen = [...theory, ...result.nets.flatMap((net) => Array.from(net[way]))].map(clamp);
  const low = 10 ** Math.floor(Math.log10(Math.min(0.1, ...seen)));
  const high = 10 ** Math.ceil(Math.log10(Math.max(10, ...seen)));
  return chart(context, {
    marginLeft: 46,
    x: { domain: [1, depth], ticks: 4, label: 'layer' },
    y: {
      type: 'log',
      domain: [low, high],
      ticks: 4,
      tickFormat: (x: number) => significant(x, 1),
      label: null,
    },
    marks: [
      ruleY([1], { stroke: 'var(--grid)' }),
      valueName(heading, { ...labelled(activation, 'plain') }),
      result.nets.map((net) => line(at(net[way]), lineOf(activation, 'ghost'))),
      line(at(theory), { stroke: 'var(--ink)', strokeWidth: 1.2 }),
      dot(means, { r: 2.6, fill: `var(--a-${activation})` }),
    ],
  });
}
