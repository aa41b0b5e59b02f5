/** The reader draws an activation: its gain, and what twenty layers of it do to a signal and to a gradient. */
import { areaY, dot, line, ruleY, text } from '@observablehq/plot';
import { ground } from '../figure-kit/chart-marks.ts';
import { chart, namedLevels } from '../figure-kit/chart.ts';
import { curve, integer, seed } from '../figure-kit/controls.ts';
import { emptyView } from '../figure-kit/empty-view.ts';
import { defineFigure, type DrawContext } from '../figure-kit/figure.ts';
import { count, significant } from '../figure-kit/format.ts';
import { heightsIn, placesOf, type HeightGrid } from '../figure-kit/heights.ts';
import { functionSeries, type Series } from '../figure-kit/series.ts';
import { throughLayers, type ThroughLayers } from '../networks/through-layers.ts';
import { normalDensity } from '../numerics/normal.ts';
import {
  normalMoments,
  slopeAt,
  valueAt,
  type NormalMoments,
  type PiecewiseLinear,
} from '../numerics/piecewise-linear.ts';

const grid: HeightGrid = { x: [-4, 4], y: [-2, 4], points: 41, step: 0.05 };
const width = 128;
/** Outside, a mean square is drawn at the edge. */
const frame: [number, number] = [1e-12, 1e12];

interface Drawn {
  readonly f: PiecewiseLinear;
  readonly moments: NormalMoments;
  /** Keeps the mean square of the pre-activations at 1; infinite where nothing is passed on. */
  readonly gain: number;
  /** What one layer makes of the gradient’s mean square, for an infinitely wide net. */
  readonly factor: number;
  readonly net: ThroughLayers | undefined;
}
type Context = DrawContext<{ readonly depth: number }, Drawn>;

function through(text: string, depth: number, seed: number): Drawn {
  const f: PiecewiseLinear = { places: placesOf(grid), heights: heightsIn(grid, text) };
  const moments = normalMoments(f, 1);
  const gain = 1 / Math.sqrt(moments.meanSquare);
  const factor = moments.slopeMeanSquare / moments.meanSquare;
  const passes = moments.meanSquare > 0;
  const settings = {
    f: (x: number) => valueAt(f, x),
    df: (x: number) => slopeAt(f, x),
    gain,
    depth,
    width,
    seed,
  };
  return { f, moments, gain, factor, net: passes ? throughLayers(settings) : undefined };
}

export default defineFigure({
  id: 'draw-an-activation',
  title: 'Any curve you draw can keep a signal alive for twenty layers. Few keep its gradient.',
  sentence:
    'Draw an activation, and send a signal through {depth} layers of it, with weights from the seed {seed}.',
  controls: {
    curve: curve({ label: 'Activation, drawn by hand', ...grid, default: (x) => Math.sin(2 * x) }),
    depth: integer({ label: 'Layers', min: 2, max: 50, default: 20 }),
    seed: seed(),
  },
  source: { kind: 'instant', compute: ({ curve, depth, seed }) => through(curve, depth, seed) },
  rows: [
    [
      { id: 'pad', pad: 'curve', height: { wide: 350, narrow: 310 } },
      {
        id: 'slope',
        label: 'The slope of the drawn function, over the distribution of its input',
        height: { wide: 330, narrow: 260 },
        draw: drawSlope,
        series: ({ f }) => [functionSeries('slope', (x) => slopeAt(f, x), [-4, 4], 0.1)],
      },
    ],
    [
      {
        id: 'layers',
        label: 'Mean square of the signal and of the gradient at each layer, on a logarithmic axis',
        height: { wide: 320, narrow: 320 },
        draw: drawLayers,
        series: ({ net }) => (net ? [byLayer('signal', net.signal), byLayer('gradient', net.gradient)] : []),
      },
    ],
  ],
  numbers: ({ moments, gain, factor, net }) => ({
    ...moments,
    gain,
    factor,
    signalAtEnd: net?.signal.at(-1) ?? NaN,
    gradientAtFirst: net?.gradient[0] ?? NaN,
  }),
  readouts: ({ moments, gain, factor, net }) => [
    { label: 'E[f²]', value: significant(moments.meanSquare) },
    { label: 'gain', value: net ? significant(gain) : 'none' },
    { label: 'E[f′²]', value: significant(moments.slopeMeanSquare) },
    { label: 'the gradient’s square, each layer ×', value: net ? significant(factor) : 'none' },
  ],
  describe: ({ moments, gain, factor, net }, { depth }) =>
    net
      ? `For a standard normal input the drawn function has the mean square ${significant(moments.meanSquare)}; weights of gain ${significant(gain)} make up for it, and after ${depth} layers the signal’s mean square is ${significant(net.signal[depth - 1])}. Its slope has the mean square ${significant(moments.slopeMeanSquare)}, so each layer takes that of the gradient times ${significant(factor)}: at the first layer ${significant(net.gradient[0])} of it is left.`
      : 'The drawn function is 0 everywhere and passes nothing on; no gain, however large, changes that. There are 0 layers that a signal gets through.',
  caption:
    'Beyond the edges f goes on as it ends. The steps are its slope, over the bell in which a first layer’s inputs lie. Dots are one network of 128 units a layer, lines an infinitely wide one: the signal on its way forward, the gradient on its way back, from right to left. The gain is the one that keeps the signal’s mean square at 1.',
  table: ({ net }) => ({
    columns: ['Layer', 'Mean square of the signal', 'Mean square of the gradient'],
    rows: (net?.signal ?? []).map((signal, i) => [
      i + 1,
      significant(signal),
      significant(net?.gradient[i] ?? NaN),
    ]),
  }),
});

const byLayer = (label: string, values: readonly number[]): Series => ({
  label: `mean square of the ${label}`,
  points: values.map((value, i) => [i + 1, value]),
  sayX: (layer) => `layer ${layer}`,
  sayY: (value) => significant(value, 2),
  scale: 'log',
});

function drawSlope(context: Context): Element {
  const { f } = context.result;
  // Two points a piece: the slope jumps from one to the next.
  const steps = f.places.slice(1).flatMap((to, i): [number, number][] => {
    const slope = slopeAt(f, to);
    return [
      [f.places[i], slope],
      [to, slope],
    ];
  });
  const most = Math.max(1, ...steps.map(([, slope]) => Math.abs(slope)));
  const bell = Array.from({ length: 81 }, (_, i) => -4 + i / 10).map((x): [number, number] => [
    x,
    (most * normalDensity(x)) / normalDensity(0),
  ]);
  return chart(context, {
    x: { domain: [-4, 4], ticks: [-4, -2, 0, 2, 4], label: 'input x' },
    y: { domain: [-1.15 * most, 1.15 * most] },
    marks: [
      areaY(bell, { x: '0', y: '1', fill: 'var(--ink-3)', fillOpacity: 0.14 }),
      namedLevels([{ y: most, name: `slope ${significant(most, 2)}` }]),
      ground(),
      line(steps, { stroke: 'var(--ink)', strokeWidth: 1.6 }),
    ],
  });
}

function drawLayers(context: Context): Element {
  const { net, factor } = context.result;
  const { depth } = context.settings;
  if (!net) return emptyView(context, 'A function that is 0 everywhere passes nothing on.');
  const [low, high] = frame;
  const inside = (value: number) => Math.min(high, Math.max(low, value));
  const layers = Array.from({ length: depth }, (_, i) => i + 1);
  const theory = layers.map((layer): [number, number] => [layer, inside(factor ** (depth - layer))]);
  const dots = (values: readonly number[]) =>
    values.map((value, i): [number, number] => [i + 1, inside(value)]);
  const atFirst = inside(net.gradient[0]);
  return chart(context, {
    marginLeft: 44,
    x: {
      domain: [1, depth],
      ticks: depth > 10 ? [1, 10, 20, 30, 40, 50].filter((layer) => layer <= depth) : layers,
      tickFormat: count,
      label: 'layer',
    },
    y: {
      type: 'log',
      domain: frame,
      ticks: [1e-12, 1e-6, 1, 1e6, 1e12],
      tickFormat: (y: number) => (y === 1 ? '1' : significant(y, 1).replace(/^1·/, '')),
      label: null,
    },
    marks: [
      ruleY([1e-12, 1e-6, 1e6, 1e12], { stroke: 'var(--grid)' }),
      ruleY([1], { stroke: 'var(--ink-2)', strokeWidth: 1.1 }),
      line(theory, { stroke: 'var(--ink)', strokeWidth: 1.1 }),
      dot(dots(net.signal), { r: 3, stroke: 'var(--ink-2)', fill: 'var(--paper)' }),
      dot(dots(net.gradient), { r: 3, fill: 'var(--ink)' }),
      text([[depth, inside(net.signal.at(-1) ?? 1)]], {
        text: () => 'signal →',
        textAnchor: 'end',
        dy: factor > 1 ? 16 : -14,
        className: 'halo',
      }),
      text([[1, atFirst]], {
        text: () => '← gradient',
        textAnchor: 'start',
        dy: factor > 0.98 ? -12 : 18,
        dx: 8,
        className: 'strong halo',
      }),
      text(['mean square'], { frameAnchor: 'top-right', textAnchor: 'end', dy: -18 }),
    ],
  });
}
