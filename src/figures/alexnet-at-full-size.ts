/** P8: the convolutional layers of AlexNet at the paper's size and start, with biases of 1 and of 0. */
import { dot, line, ruleY, text } from '@observablehq/plot';
import type { FullSizeFrame, LayerReading } from '../experiments/alexnet-at-full-size.ts';
import { chart, labelled, lineOf } from '../figure-kit/chart.ts';
import { choice, seed } from '../figure-kit/controls.ts';
import { emptyView } from '../figure-kit/empty-view.ts';
import { defineFigure, type DrawContext } from '../figure-kit/figure.ts';
import { fixed, percent, seconds, significant } from '../figure-kit/format.ts';
import type { Series } from '../figure-kit/series.ts';

type Passed = Pick<FullSizeFrame, 'passes' | 'normFactors' | 'forwardMilliseconds' | 'backwardMilliseconds'>;
type Context = DrawContext<unknown, Passed>;

const convolutions = ['conv1', 'conv2', 'conv3', 'conv4', 'conv5'] as const;
const names = ['biases of 1', 'biases of 0'] as const;

interface Quantity {
  readonly heading: string;
  readonly of: (reading: LayerReading) => number | undefined;
  readonly say: (value: number) => string;
  readonly axis: {
    readonly type?: 'log';
    readonly domain: readonly [number, number];
    readonly ticks: number[];
  };
  readonly tickFormat: (value: number) => string;
}
const power = (x: number): string => significant(x, 1);
const quantities = {
  zeros: {
    heading: 'zeros after ReLU',
    of: ({ zeros }) => zeros,
    say: (x) => percent(x),
    axis: { domain: [0, 0.7], ticks: [0, 0.25, 0.5] },
    tickFormat: (x) => percent(x, 0),
  },
  likeness: {
    heading: 'likeness of two pictures',
    of: ({ likeness }) => likeness,
    say: (x) => fixed(x, 3),
    axis: { domain: [0, 1.08], ticks: [0, 0.5, 1] },
    tickFormat: (x) => fixed(x, 1),
  },
  signals: {
    heading: 'size of the signal',
    of: ({ signal }) => signal,
    say: (x) => significant(x, 2),
    axis: { type: 'log', domain: [1e-4, 100], ticks: [1e-4, 1e-2, 1, 100] },
    tickFormat: power,
  },
  gradients: {
    heading: 'size of the weights’ gradient',
    of: ({ weightGradient }) => weightGradient,
    say: (x) => significant(x, 2),
    axis: { type: 'log', domain: [1e-3, 100], ticks: [1e-3, 1e-1, 10] },
    tickFormat: power,
  },
} as const satisfies Record<string, Quantity>;
type Name = keyof typeof quantities;

const view = (id: Name, label: string) => ({
  id,
  label,
  height: { wide: 240, narrow: 220 },
  draw: (context: Context) => draw(context, id),
  series: (result: Passed): readonly Series[] => seriesOf(result, id),
});
const readingOf = ({ passes }: Passed, pass: number, layer: number): LayerReading | undefined =>
  passes.at(pass)?.at(layer);

export default defineFigure({
  id: 'alexnet-at-full-size',
  title: 'Biases of 1 feed AlexNet’s ReLUs so well that in its upper convolutions hardly one is closed',
  sentence:
    'Send {picture}, in pixels {pixels}, through AlexNet’s convolutions {norm} response normalisation, with random weights from seed {seed}.',
  controls: {
    picture: choice({
      label: 'Picture',
      options: { clothes: 'an image of clothes', noise: 'noise' },
      default: 'clothes',
    }),
    pixels: choice({
      label: 'Pixels',
      options: { grey: 'from 0 to 255 less the mean', standard: 'of deviation 1' },
      default: 'grey',
    }),
    norm: choice({ label: 'Normalisation', options: { with: 'with', without: 'without' }, default: 'with' }),
    seed: seed(),
  },
  source: {
    kind: 'run',
    experiment: 'alexnet-at-full-size',
    noun: 'pieces of work',
    stepsAtBuild: Infinity,
    measures: true,
    madeAtBuild: 'computed, and timed, when this page was built',
    settings: ({ picture, pixels, norm, seed }) => ({ picture, pixels, normalise: norm === 'with', seed }),
    start: (): Passed => ({ passes: [], normFactors: [], forwardMilliseconds: 0, backwardMilliseconds: 0 }),
    collect: (
      _: Passed,
      { passes, normFactors, forwardMilliseconds, backwardMilliseconds }: FullSizeFrame,
    ): Passed => ({ passes, normFactors, forwardMilliseconds, backwardMilliseconds }),
  },
  rows: [
    [
      view('zeros', 'Share of zeros after each convolution’s ReLU, with biases of 1 and of 0'),
      view('likeness', 'Cosine between what two pictures make of each layer’s output'),
    ],
    [
      view('signals', 'Root mean square after each convolution’s ReLU'),
      view('gradients', 'Root mean square of the gradient of each convolution’s weights'),
    ],
  ],
  readouts: (result) => {
    const [one, none] = [0, 1].map((pass) => readingOf(result, pass, 4));
    const both = (say: (reading: LayerReading) => string) =>
      [one, none].map((reading) => (reading ? say(reading) : 'not yet')).join(' and ');
    return [
      { label: 'zeros in convolution 5, biases of 1 and of 0', value: both(({ zeros }) => percent(zeros)) },
      { label: 'likeness there', value: both(({ likeness }) => fixed(likeness, 3)) },
      { label: 'one picture forward', value: timeOf(result.forwardMilliseconds) },
      { label: 'and backward', value: timeOf(result.backwardMilliseconds) },
    ];
  },
  compares: (result) =>
    names.flatMap((name, pass) => {
      const reading = readingOf(result, pass, 4);
      return reading
        ? [
            {
              label: `zeros in convolution 5, ${name}`,
              value: reading.zeros,
              format: (x: number) => percent(x),
            },
            { label: `likeness there, ${name}`, value: reading.likeness, format: (x: number) => fixed(x, 3) },
          ]
        : [];
    }),
  numbers: (result) => ({
    ...Object.fromEntries(
      convolutions.flatMap((_, layer) =>
        ['', 'plain'].flatMap((prefix, pass) => {
          const { zeros, likeness, signal, weightGradient } = readingOf(result, pass, layer) ?? {};
          const named = { zeros, likeness, signal, weightGradient };
          return Object.entries(named).map(([key, value]) => [`${prefix}${key}${layer + 1}`, value ?? NaN]);
        }),
      ),
    ),
    norm1: result.normFactors[0] ?? NaN,
    norm2: result.normFactors[1] ?? NaN,
    seconds: (result.forwardMilliseconds + result.backwardMilliseconds) / 1000,
  }),
  describe(result) {
    const told = result.passes.flatMap((readings, pass) =>
      readings.length === convolutions.length
        ? [
            `With ${names[pass]} the share of zeros in convolutions 1 to 5 is ${readings.map(({ zeros }) => percent(zeros)).join(', ')}, and the last one’s outputs for two pictures have a cosine of ${fixed(readings[4].likeness, 3)}.`,
          ]
        : [],
    );
    return told.length > 0 ? told.join(' ') : '2,334,080 weights are waiting to be drawn.';
  },
  caption:
    'Five convolutions at the paper’s size, in its two groups: 2.3 million weights N(0, 0.01²); one picture goes up, a random gradient comes back from the last pool. Thick: biases of 1 in convolutions 2, 4 and 5, as in the paper. Thin: the same weights, all biases 0. Short strokes in the first picture are what a normal pre-activation would give. Likeness is the cosine of two pictures’ outputs: 1 where they differ by a factor only.',
  table: ({ passes }) => ({
    columns: [
      'Layer',
      'Bias',
      'Mean before ReLU',
      'Deviation',
      'Zeros',
      'Zeros if normal',
      'Signal',
      'Likeness',
      'Gradient before ReLU',
      'Gradient of the weights',
    ],
    rows: passes
      .flat()
      .map((reading) => [
        reading.name,
        reading.bias,
        fixed(reading.mean, 2),
        significant(reading.deviation, 3),
        percent(reading.zeros),
        percent(reading.predictedZeros),
        significant(reading.signal, 3),
        fixed(reading.likeness, 4),
        reading.gradient === undefined ? '' : significant(reading.gradient, 3),
        reading.weightGradient === undefined ? '' : significant(reading.weightGradient, 3),
      ]),
  }),
});

const timeOf = (milliseconds: number): string =>
  milliseconds > 0 ? seconds(milliseconds / 1000) : 'not yet';

function pointsOf({ passes }: Passed, pass: number, name: Name): { layer: number; value: number }[] {
  const { of }: Quantity = quantities[name];
  return (passes.at(pass) ?? []).flatMap((reading, i) => {
    const value = of(reading);
    return value === undefined ? [] : [{ layer: i + 1, value }];
  });
}

const seriesOf = (result: Passed, id: Name): readonly Series[] =>
  names.map((label, pass) => ({
    label,
    points: pointsOf(result, pass, id).map(({ layer, value }) => [layer, value] as const),
    sayX: (layer) => `convolution ${layer}`,
    sayY: quantities[id].say,
  }));

function draw(context: Context, id: Name): Element {
  const { result } = context;
  const { heading, axis, tickFormat }: Quantity = quantities[id];
  if (pointsOf(result, 0, id).length === 0)
    return emptyView(context, `Press Play: ${heading}, layer by layer.`);
  const [low, high] = axis.domain;
  const clamp = (value: number): number => Math.min(high, Math.max(low, value));
  const curves = names.map((_, pass) => pointsOf(result, pass, id));
  const predicted = id === 'zeros' ? (result.passes[0] ?? []) : [];
  return chart(context, {
    marginLeft: 46,
    marginRight: 12,
    x: {
      domain: [0.7, 5.3],
      ticks: [1, 2, 3, 4, 5],
      tickFormat: (d: number) => String(d),
      label: 'convolution',
    },
    y: { ...axis, domain: [low, high], label: null, tickFormat },
    marks: [
      ruleY(axis.type === 'log' ? [low] : [0], { stroke: 'var(--ink-3)' }),
      text([heading], { frameAnchor: 'top-left', textAnchor: 'start', dy: -18 }),
      curves.map((points, pass) => {
        const style = pass === 0 ? lineOf('relu') : { stroke: 'var(--ink-2)', strokeWidth: 1.5 };
        return [
          line(points, { x: 'layer', y: (d: { value: number }) => clamp(d.value), ...style }),
          dot(points, {
            x: 'layer',
            y: (d: { value: number }) => clamp(d.value),
            r: pass === 0 ? 4 : 3,
            fill: pass === 0 ? 'var(--a-relu)' : 'var(--paper)',
            stroke: style.stroke,
            strokeWidth: 1.5,
          }),
        ];
      }),
      ruleY(
        predicted.map(({ predictedZeros }, i) => ({ y: predictedZeros, x1: i + 0.8, x2: i + 1.2 })),
        { y: 'y', x1: 'x1', x2: 'x2', stroke: 'var(--ink)', strokeWidth: 1.5 },
      ),
      id === 'zeros' && curves[1].length > 3
        ? [
            text([names[1]], { x: 4.5, y: curves[1][3].value, dy: -12, className: 'halo' }),
            text([names[0]], {
              x: 4.5,
              y: Math.max(0.05, curves[0][3].value),
              dy: -12,
              ...labelled('relu'),
            }),
          ]
        : [],
    ],
  });
}
