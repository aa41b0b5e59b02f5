/** P6: a ReLU network has no scale of its own: what a factor on every weight does to the activations, layer by layer. */
import { dot, line, ruleX, ruleY, text } from '@observablehq/plot';
import { activationOf, defaultsOf } from '../activations/index.ts';
import { gainSquared } from '../networks/initialisers.ts';
import { drawnNet } from '../networks/drawn-net.ts';
import { chart, labelled, lineOf } from '../figure-kit/chart.ts';
import { choice, integer, range, seed } from '../figure-kit/controls.ts';
import { defineFigure, type DrawContext } from '../figure-kit/figure.ts';
import { count, fixed, significant } from '../figure-kit/format.ts';
import { rms } from '../numerics/statistics.ts';
import { slopeOf } from '../numerics/slope.ts';

const ids = ['relu', 'relu6', 'tanh'] as const;
type Id = (typeof ids)[number];
type Wiring = 'plain' | 'residual' | 'normalised';

interface Scale {
  readonly id: Id;
  /** Root of the mean square of the activations, at the input and after each layer. */
  readonly sizes: readonly number[];
  /** The last of them over the factor on the weights. */
  readonly outputs: readonly (readonly [factor: number, size: number])[];
  /** The slope of log(output) over log(factor) around the chosen factor: the network’s own degree there. */
  readonly degree: number;
}
interface Scales {
  readonly each: readonly Scale[];
  readonly reluEnd: number;
  readonly reluDegree: number;
}
interface Settings {
  readonly depth: number;
  readonly factor: number;
  readonly wiring: Wiring;
  readonly seed: number;
}
type Context = DrawContext<Settings, Scales>;

const width = 48;
/** The largest number of float16. */
const largestHalf = 65504;
const [foot, top] = [1e-12, 1e12];
const clamp = (size: number): number => Math.min(top, Math.max(foot, size));
const factors = [0.5, 0.7, 0.9, 1, 1.2, 1.5, 2];
const gains = Object.fromEntries(ids.map((id) => [id, Math.sqrt(gainSquared(activationOf(id)))]));

function sizesOf(id: Id, { depth, factor, wiring, seed }: Settings): number[] {
  const activation = activationOf(id);
  const values = defaultsOf(activation);
  const { input, matrices } = drawnNet(seed, width, depth);
  const deviation = (factor * gains[id]) / Math.sqrt(width);
  let signal = input;
  const sizes = [rms(signal)];
  for (let layer = 0; layer < depth; layer++) {
    const weights = matrices[layer];
    const before = signal;
    let sums = new Float64Array(width);
    for (let i = 0; i < width; i++) {
      let sum = 0;
      for (let j = 0; j < width; j++) sum += weights[i * width + j] * before[j];
      sums[i] = deviation * sum;
    }
    if (wiring === 'normalised') sums = sums.map(divideBy(rms(sums)));
    const branch = sums.map((z) => activation.f(z, values));
    signal = wiring === 'residual' ? branch.map((value, i) => value + before[i]) : branch;
    sizes.push(rms(signal));
  }
  return sizes;
}
const divideBy =
  (size: number) =>
  (z: number): number =>
    size > 0 ? z / size : 0;
const endOf = (sizes: readonly number[]): number => sizes.at(-1) ?? NaN;

function scaleOf(id: Id, settings: Settings): Scale {
  const outputAt = (factor: number) => endOf(sizesOf(id, { ...settings, factor }));
  // Wide apart: past its bounds tanh’s output is chaotic in the factor, and a local slope would be noise.
  const near = [0.8, 1.25].map((by) => settings.factor * by);
  return {
    id,
    sizes: sizesOf(id, settings),
    outputs: factors.map((factor) => [factor, outputAt(factor)] as const),
    degree: slopeOf(near.map((factor) => [Math.log(factor), Math.log(outputAt(factor))] as const)),
  };
}

export default defineFigure({
  id: 'activation-scale',
  title:
    'Make every weight a little larger, and a ReLU network’s output grows by that factor to the power of its depth',
  sentence:
    'Multiply all weights of {depth} {wiring} layers by {factor}; they are drawn with each activation’s own gain, from seed {seed}.',
  controls: {
    depth: integer({ label: 'Layers', min: 1, max: 40, default: 30 }),
    wiring: choice({
      label: 'How layers are joined',
      options: { plain: 'plain', residual: 'residual', normalised: 'normalised' },
      default: 'plain',
    }),
    factor: range({
      label: 'Factor on every weight',
      min: 0.5,
      max: 2,
      step: 0.05,
      default: 1.5,
      format: (factor) => fixed(factor, 2),
    }),
    seed: seed(),
  },
  source: {
    kind: 'instant',
    compute(settings: Settings): Scales {
      const each = ids.map((id) => scaleOf(id, settings));
      return { each, reluEnd: endOf(each[0].sizes), reluDegree: each[0].degree };
    },
  },
  rows: [
    [
      {
        id: 'layers',
        label: 'Size of the activations after each layer, on a logarithmic axis, for ReLU, ReLU6 and tanh',
        height: { wide: 340, narrow: 290 },
        draw: drawLayers,
        series: ({ each }) =>
          each.map(({ id, sizes }) => ({
            label: activationOf(id).name,
            points: sizes.map((size, layer) => [layer, size] as const),
            sayX: (layer) => `layer ${layer}`,
            sayY: (size) => significant(size, 2),
            scale: 'log',
          })),
      },
      {
        id: 'output',
        label: 'Size of the output against the factor on every weight, on logarithmic axes',
        height: { wide: 340, narrow: 270 },
        draw: drawOutput,
      },
    ],
  ],
  readouts: ({ each }) =>
    each.map(({ id, sizes, degree }) => ({
      label: activationOf(id).name,
      value: `output ${significant(endOf(sizes), 2)}, degree ${Number.isFinite(degree) ? fixed(degree, 1) : 'none'}`,
    })),
  describe: ({ each }, { depth, factor }) =>
    `With every weight times ${fixed(factor, 2)}, the activations after ${count(depth)} layers have a size of ${each.map(({ id, sizes }) => `${significant(endOf(sizes), 2)} with ${activationOf(id).name}`).join(', ')}.`,
  caption:
    'Size is the root of the mean square over 48 units, for an input of size about 1. There are no biases. The degree is the slope of the right picture around the chosen factor. The level marked float16 is 65,504, the largest number of that format. What leaves the picture is drawn at its edge.',
  table: ({ each }) => ({
    columns: ['Layer', ...ids.map((id) => activationOf(id).name)],
    rows: each[0].sizes.map((_, layer) => [layer, ...each.map(({ sizes }) => significant(sizes[layer]))]),
  }),
});

function drawLayers(context: Context): Element {
  const { result, settings, narrow } = context;
  const shown = result.each.flatMap(({ sizes }) => sizes);
  return chart(context, {
    marginLeft: 62,
    marginRight: narrow ? 52 : 60,
    x: { domain: [0, settings.depth], ticks: Math.min(4, settings.depth), label: 'layer' },
    y: axis(shown),
    marks: [
      level(shown),
      text(['size of the activations'], { frameAnchor: 'top-left', textAnchor: 'start', dy: -18 }),
      result.each.map(({ id, sizes }) => {
        const along = sizes.map((size, layer): [number, number] => [layer, clamp(size)]);
        return [
          line(along, lineOf(id)),
          text(along.slice(-1), {
            text: [activationOf(id).name],
            dx: 6,
            dy: id === 'relu6' ? -8 : id === 'tanh' ? 8 : 0,
            textAnchor: 'start',
            ...labelled(id),
          }),
        ];
      }),
    ],
  });
}

function drawOutput(context: Context): Element {
  const { result, settings } = context;
  const shown = result.each.flatMap(({ outputs }) => outputs.map(([, size]) => size));
  return chart(context, {
    marginLeft: 62,
    x: {
      type: 'log',
      domain: [0.5, 2],
      ticks: [0.5, 1, 2],
      tickFormat: (factor: number) => significant(factor, 1),
      label: 'factor on every weight',
    },
    y: axis(shown),
    marks: [
      level(shown),
      ruleX([settings.factor], { stroke: 'var(--ink-3)' }),
      text(['size of the output'], { frameAnchor: 'top-left', textAnchor: 'start', dy: -18 }),
      result.each.map(({ id, sizes, outputs }) => [
        line(
          outputs.map(([factor, size]): [number, number] => [factor, clamp(size)]),
          lineOf(id),
        ),
        dot([[settings.factor, clamp(endOf(sizes))]], { r: 4, fill: `var(--a-${id})` }),
      ]),
    ],
  });
}

function axis(sizes: readonly number[]) {
  const seen = sizes.map(clamp);
  return {
    type: 'log' as const,
    domain: [
      10 ** Math.floor(Math.log10(Math.min(0.1, ...seen))),
      10 ** Math.ceil(Math.log10(1.5 * Math.max(10, ...seen))),
    ],
    ticks: 4,
    tickFormat: (size: number) => significant(size, 1),
    label: null,
  };
}

/** The largest number of float16, where it is in the picture. */
function level(sizes: readonly number[]) {
  if (Math.max(...sizes) < largestHalf / 10) return [];
  return [
    ruleY([largestHalf], { stroke: 'var(--grid)' }),
    text([largestHalf], {
      y: (y: number) => y,
      text: ['float16'],
      frameAnchor: 'left',
      textAnchor: 'start',
      dx: 4,
      dy: -8,
      className: 'halo',
    }),
  ];
}
