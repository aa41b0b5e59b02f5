/** P8, “Reproduce it”: plain networks get worse with depth, residual ones do not (He et al. 2016, table 2 and figure 4). */
import { areaY, line, ruleY, text } from '@observablehq/plot';
import type { Contestant, PlainOrResidualFrame } from '../experiments/plain-or-residual.ts';
import { shallow } from '../experiments/plain-or-residual/set-up.ts';
import { bandOf } from '../figure-kit/band.ts';
import { chart, labelled, lineOf, namedLevels } from '../figure-kit/chart.ts';
import { choice, seed } from '../figure-kit/controls.ts';
import { emptyView } from '../figure-kit/empty-view.ts';
import { defineFigure, type DrawContext } from '../figure-kit/figure.ts';
import { count, fixed, percent, significant } from '../figure-kit/format.ts';
import { spreadApart } from '../figure-kit/spread-apart.ts';

interface Point {
  readonly step: number;
  readonly value: number;
}
interface Contest {
  readonly step: number;
  readonly networks: readonly Contestant[];
  readonly curves: readonly (readonly Point[])[];
  readonly gradients: readonly (readonly number[])[];
}
interface Chosen {
  readonly deep: string;
  readonly normalise: 'none' | 'batch';
}
type Context = DrawContext<Chosen, Contest>;

const steps = 300;
const highest = 2.6;
const rates = { best: 0, r01: 0.01, r03: 0.03, r1: 0.1 } as const;
const nameOf = ({ residual, depth }: Contestant): string => `${residual ? 'residual' : 'plain'} ${depth}`;
const keyOf = ({ residual, depth }: Contestant): string =>
  `${residual ? 'residual' : 'plain'}${depth === shallow ? 'Shallow' : 'Deep'}`;
/** Residual networks in the colour of ReLU, plain ones in ink; the shallow ones thin. */
const styleOf = ({ residual, depth }: Contestant) => {
  const shallowOne = depth === shallow;
  if (residual) return lineOf('relu', shallowOne ? 'thin' : 'data');
  return { stroke: 'var(--ink)', strokeWidth: shallowOne ? 1.1 : 2.2, strokeDasharray: '5 3' };
};
const inWords = (network: Contestant): string =>
  network.ranAwayAt === undefined
    ? `${fixed(network.loss ?? NaN, 2)}${network.accuracy === undefined ? '' : `, ${percent(network.accuracy)} read right`}`
    : `ran away at step ${count(network.ranAwayAt)}`;

/** Rectifiers behind a batch normalisation: each block makes the gradient’s mean square π/(π − 1) times as large. */
const theoryOf = (normalise: 'none' | 'batch', depth: number): Point[] =>
  Array.from({ length: depth }, (_, i) => ({
    step: i + 1,
    value: normalise === 'batch' ? (Math.PI / (Math.PI - 1)) ** ((depth - 1 - i) / 2) : 1,
  }));

export default defineFigure({
  id: 'plain-or-residual',
  title: 'A plain network gets worse when it gets deeper; with residual paths it does not',
  sentence: `Train networks of ${shallow} and of {deep} layers {normalise}, each branch times {branch}, at {rate}, from seed {seed}.`,
  controls: {
    deep: choice({ label: 'Layers', options: { '20': '20', '40': '40', '60': '60' }, default: '40' }),
    normalise: choice({
      label: 'Normalisation',
      options: { none: 'without normalisation', batch: 'with batch normalisation' },
      default: 'none',
    }),
    branch: choice({
      label: 'Factor of a branch',
      options: { scaled: '1/√blocks', one: '1' },
      default: 'scaled',
    }),
    rate: choice({
      label: 'Learning rate',
      options: {
        best: 'the best rate of each',
        r01: 'a rate of 0.01',
        r03: 'a rate of 0.03',
        r1: 'a rate of 0.1',
      },
      default: 'best',
    }),
    seed: seed(),
  },
  source: {
    kind: 'run',
    experiment: 'plain-or-residual',
    noun: 'steps',
    stepsAtBuild: steps,
    settings: ({ deep, normalise, branch, rate, seed }) => ({
      ...{ deep: Number(deep), normalise, branch, learningRate: rates[rate], steps, seed },
    }),
    start: (): Contest => ({ step: 0, networks: [], curves: [], gradients: [] }),
    collect: (
      { step: before, curves }: Contest,
      { step, networks, gradients }: PlainOrResidualFrame,
    ): Contest => ({
      step,
      networks,
      gradients,
      curves: networks.map(({ loss }, i) => {
        const points = curves.at(i) ?? [];
        return step > before && loss !== undefined ? [...points, { step, value: loss }] : points;
      }),
    }),
  },
  rows: [
    [
      {
        id: 'losses',
        label: 'Training loss of the four networks over the steps',
        share: 1.4,
        height: { wide: 340, narrow: 320 },
        draw: drawLosses,
        series: ({ networks, curves }: Contest) =>
          networks.map((network, i) => ({
            label: nameOf(network),
            points: curves[i].map(({ step, value }) => [step, value] as const),
            sayX: (step: number) => `step ${count(step)}`,
            sayY: (loss: number) => fixed(loss, 2),
          })),
      },
      {
        id: 'gradients',
        label: 'The gradient behind each layer of the two deep networks before training',
        height: { wide: 340, narrow: 280 },
        draw: drawGradients,
        series: ({ networks, gradients }: Contest) =>
          deepOnes(networks).flatMap((i) => {
            const found = gradients.at(i);
            return found
              ? [
                  {
                    label: nameOf(networks[i]),
                    points: found.map((value, layer) => [layer + 1, value] as const),
                    sayX: (layer: number) => `layer ${count(layer)}`,
                    sayY: (value: number) => significant(value, 2),
                    scale: 'log' as const,
                  },
                ]
              : [];
          }),
      },
    ],
  ],
  readouts: ({ networks }) =>
    networks
      .filter(({ loss, ranAwayAt }) => loss !== undefined || ranAwayAt !== undefined)
      .map((network) => ({ label: `${nameOf(network)}, loss`, value: inWords(network) })),
  compares: ({ networks }) =>
    networks.flatMap((network) =>
      network.loss === undefined
        ? []
        : [
            {
              label: `${nameOf(network)}, loss`,
              value: network.loss,
              format: (x: number) => fixed(x, 2),
            },
          ],
    ),
  numbers: ({ networks, gradients }) =>
    Object.fromEntries(
      networks.flatMap((network, i) => [
        [keyOf(network), network.loss ?? NaN],
        [`${keyOf(network)}Gradient`, gradients.at(i)?.at(0) ?? NaN],
        [`${keyOf(network)}Accuracy`, network.accuracy ?? NaN],
      ]),
    ),
  describe({ step, networks, gradients }, { deep }) {
    if (step === 0) return `Four networks of ${shallow} and ${deep} layers are waiting for their first step.`;
    const losses = networks.map((network) => `${nameOf(network)} ${inWords(network)}`).join('; ');
    const first = deepOnes(networks)
      .map((i) => `${nameOf(networks[i])} ${significant(gradients.at(i)?.at(0) ?? NaN, 2)}`)
      .join(', ');
    return `Training loss after ${count(step)} steps: ${losses}. Before training the gradient behind the first layer, over that behind the last: ${first}.`;
  },
  caption:
    'All four learn the same digits in the same order: 784–64–…–64–10 with ReLU and He’s weights, plain gradient descent. A residual layer adds what it computes, times its factor, to what it was given. Thick: deep; thin: shallow; broken: plain. Left, a running mean of the loss over about 20 batches. Right, the gradient’s size behind each layer of the deep networks before training, over that behind the last layer; the grey line is the theory for the plain one.',
  table: ({ networks, curves }) => ({
    columns: ['Step', ...networks.map(nameOf)],
    rows: Array.from({ length: steps / 20 }, (_, i) => 20 * (i + 1))
      .filter((step) => curves.some((points) => (points.at(-1)?.step ?? 0) >= step))
      .map((step) => [
        step,
        ...curves.map((points) => {
          const found = points.find((point) => point.step === step);
          return found ? fixed(found.value, 3) : 'ran away';
        }),
      ]),
  }),
});

const deepOnes = (networks: readonly Contestant[]): readonly number[] =>
  networks.flatMap(({ depth }, i) => (depth === shallow ? [] : [i]));

function drawLosses(context: Context): Element {
  const { result, narrow, height, others = [] } = context;
  const { networks, curves } = result;
  if (curves.every((points) => points.length === 0))
    return emptyView(context, 'Press Play: the loss of each network is drawn here.');
  const shown = networks.flatMap((network, i) => {
    const end = curves[i].at(-1);
    return end ? [{ network, points: curves[i], i, end }] : [];
  });
  const sorted = [...shown].sort((a, b) => a.end.value - b.end.value);
  const gap = (17 * highest) / (height - 66);
  const heights = spreadApart(
    sorted.map(({ end }) => Math.min(highest, end.value)),
    gap,
    [gap / 2, highest],
  );
  return chart(context, {
    marginLeft: 26,
    marginRight: narrow ? 116 : 122,
    x: { domain: [0, steps], ticks: narrow ? 3 : 4, label: 'steps of 64 images' },
    y: { domain: [0, highest], ticks: [0, 1, 2], label: null },
    marks: [
      ruleY([0], { stroke: 'var(--ink-3)' }),
      namedLevels([{ y: Math.LN10, name: 'loss of a guess' }], 'right'),
      text(['training loss'], { frameAnchor: 'top-left', textAnchor: 'start', dy: -18, dx: 2 }),
      shown.map(({ network, points, i }) => [
        areaY(others.length > 0 ? bandOf([result, ...others].map((run) => run.curves.at(i) ?? [])) : [], {
          ...{ x: 'step', y1: 'low', y2: 'high', fill: 'var(--ink)', fillOpacity: 0.1, clip: true },
        }),
        line(points, { x: 'step', y: 'value', ...styleOf(network), clip: true }),
      ]),
      sorted.map(({ network, end }, i) =>
        text([{ step: network.ranAwayAt === undefined ? end.step : steps, at: heights[i] }], {
          ...{ x: 'step', y: 'at', dx: 7, textAnchor: 'start' },
          text: () => `${nameOf(network)}: ${network.ranAwayAt === undefined ? fixed(end.value, 2) : '∞'}`,
          ...(network.residual ? labelled('relu') : { className: 'strong halo' }),
        }),
      ),
    ],
  });
}

function drawGradients(context: Context): Element {
  const { result, settings } = context;
  const { networks, gradients } = result;
  const deep = Number(settings.deep);
  const measured = deepOnes(networks).filter((i) => gradients.at(i));
  if (measured.length === 0) return emptyView(context, 'Press Play: gradients are measured first.');
  const points = measured.map((i) =>
    gradients[i]
      .map((value, layer): Point => ({ step: layer + 1, value }))
      .filter(({ value }) => Number.isFinite(value) && value > 0),
  );
  const all = points.flat().map(({ value }) => value);
  const powers = [Math.min(...all, 0.1), Math.max(...all, 10)].map((x) => Math.log10(x));
  const [low, high] = [Math.floor(powers[0]), Math.ceil(powers[1])];
  const every = Math.max(1, Math.ceil((high - low) / 4));
  const ticks = Array.from(
    { length: Math.floor((high - low) / every) + 1 },
    (_, i) => 10 ** (low + i * every),
  );
  return chart(context, {
    marginLeft: 46,
    marginRight: 12,
    x: { domain: [1, deep], ticks: [1, deep / 2, deep], label: 'layer' },
    y: {
      ...{ type: 'log', domain: [10 ** low, 10 ** high], ticks, label: null },
      tickFormat: (x: number) => significant(x, 1),
    },
    marks: [
      ruleY([1], { stroke: 'var(--grid)' }),
      text(['gradient before training'], { frameAnchor: 'top-left', textAnchor: 'start', dy: -18 }),
      line(theoryOf(settings.normalise, deep), {
        ...{ x: 'step', y: 'value', stroke: 'var(--ink-3)', strokeWidth: 1, clip: true },
      }),
      points.map((each, i) =>
        line(each, { x: 'step', y: 'value', ...styleOf(networks[measured[i]]), clip: true }),
      ),
    ],
  });
}
