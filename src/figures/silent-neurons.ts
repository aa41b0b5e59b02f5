/** U6: how much of a network is silent, before it has learned and while it learns, in three kinds of unit. */
import { areaY, dot, line, ruleY } from '@observablehq/plot';
import { activationOf } from '../activations/index.ts';
import type { SilentNeurons, SilentNeuronsFrame } from '../experiments/silent-neurons.ts';
import { shareAxis } from '../figure-kit/axes.ts';
import { bandOf } from '../figure-kit/band.ts';
import { endLabels, ground, valueName } from '../figure-kit/chart-marks.ts';
import { chart, inkOf, lineOf } from '../figure-kit/chart.ts';
import { choice, integer, seed } from '../figure-kit/controls.ts';
import { emptyView } from '../figure-kit/empty-view.ts';
import { defineFigure } from '../figure-kit/figure.ts';
import { count, percent } from '../figure-kit/format.ts';

interface Measured {
  readonly step: number;
  readonly networks: readonly SilentNeurons[];
}
interface Silence {
  readonly measured: readonly Measured[];
  readonly totalSteps: number;
}
interface Shown {
  readonly layer: 'first' | 'second';
  readonly silent: 'zero' | 'near';
}

const layerIndex = ({ layer }: Shown): number => (layer === 'first' ? 0 : 1);
const shareOf = (network: SilentNeurons, shown: Shown): number =>
  (shown.silent === 'zero' ? network.zeros : network.near)[layerIndex(shown)];

/** One line of points for each network: its silent share at every measurement. */
function curves(result: Silence, shown: Shown) {
  return (result.measured[0]?.networks ?? []).map(({ activation }, place) => ({
    activation,
    points: result.measured.map(({ step, networks }) => ({ step, share: shareOf(networks[place], shown) })),
  }));
}

/** One network's silent share in any run, as a band is made of. */
const shares = ({ measured }: Silence, shown: Shown, place: number) =>
  measured.map(({ step, networks }) => ({ step, value: shareOf(networks[place], shown) }));

const frame = {
  marginLeft: 46,
  y: shareAxis,
} as const;
const shareMarks = (heading: string) => [
  ground(),
  ruleY([0.5], { stroke: 'var(--grid)' }),
  valueName(heading),
];

export default defineFigure({
  id: 'silent-neurons',
  title: 'Half of the ReLUs are silent before the network has learned anything at all',
  sentence:
    'Train three networks on the same digits for {epochs} passes from seed {seed}. In the {layer} hidden layer, call a unit silent when its output is {silent}.',
  controls: {
    epochs: integer({ label: 'Passes over the images', min: 1, max: 6, default: 3 }),
    seed: seed(),
    layer: choice({
      label: 'Hidden layer',
      options: { first: 'first', second: 'second' },
      default: 'first',
      viewOnly: true,
    }),
    silent: choice({
      label: 'What counts as silent',
      options: { zero: 'exactly 0', near: 'under 0.01 in size' },
      default: 'near',
      viewOnly: true,
    }),
  },
  source: {
    kind: 'run',
    experiment: 'silent-neurons',
    noun: 'steps',
    stepsAtBuild: Infinity,
    settings: ({ epochs, seed }) => ({ epochs, seed }),
    start: (): Silence => ({ measured: [], totalSteps: 1 }),
    collect: (result: Silence, { step, totalSteps, networks }: SilentNeuronsFrame): Silence =>
      networks ? { measured: [...result.measured, { step, networks }], totalSteps } : result,
  },
  rows: [
    [
      {
        id: 'over-training',
        label: 'Share of silent units on the test images, over training',
        share: 1.5,
        height: { wide: 320, narrow: 280 },
        series: (result, shown) =>
          curves(result, shown).map(({ activation, points }) => ({
            label: activationOf(activation).name,
            points: points.map(({ step, share }) => [step, share]),
            sayX: (step) => `step ${count(step)}`,
            sayY: (share) => `${percent(share)} silent`,
          })),
        draw(context) {
          const { result, settings, narrow, others = [], reference } = context;
          if (result.measured.length === 0)
            return emptyView(context, 'The silent share of each network is drawn here.');
          const lines = curves(result, settings);
          const ends = lines.map(({ activation, points }) => {
            const y = points.at(-1)?.share ?? 0;
            const words = `${activationOf(activation).name} ${percent(y, 0)}`;
            return { activation, x: result.totalSteps, y, words };
          });
          return chart(context, {
            ...frame,
            marginRight: narrow ? 92 : 112,
            x: { domain: [0, result.totalSteps], label: 'steps of 32 images', ticks: narrow ? 3 : 5 },
            marks: [
              ...shareMarks('silent units'),
              ...lines.flatMap(({ activation }, place) => [
                areaY(
                  others.length > 0
                    ? bandOf([result, ...others].map((run) => shares(run, settings, place)))
                    : [],
                  {
                    x: 'step',
                    y1: 'low',
                    y2: 'high',
                    fill: inkOf(activation),
                    fillOpacity: 0.16,
                  },
                ),
                line(reference ? shares(reference.result, settings, place) : [], {
                  x: 'step',
                  y: 'value',
                  ...lineOf(activation, 'thin'),
                }),
              ]),
              ...lines.flatMap(({ activation, points }) => [
                line(points, { x: 'step', y: 'share', ...lineOf(activation) }),
                dot(points.slice(0, 1), { x: 'step', y: 'share', r: 3.5, fill: inkOf(activation) }),
              ]),
              endLabels(context, ends, { domain: [0, 1], apart: 15 }),
            ],
          });
        },
      },
      {
        id: 'by-class',
        label: 'Share of silent units by the digit shown',
        height: { wide: 320, narrow: 280 },
        series: ({ measured }, shown) =>
          (measured.at(-1)?.networks ?? []).map(({ activation, nearByClass }) => ({
            label: activationOf(activation).name,
            points: Array.from(nearByClass[layerIndex(shown)], (share, digit) => [digit, share]),
            sayX: (digit) => `the digit ${digit}`,
            sayY: (share) => `${percent(share)} silent`,
          })),
        draw(context) {
          const { result, settings } = context;
          const last = result.measured.at(-1);
          if (!last) return emptyView(context, 'And here by digit.');
          const points = last.networks.flatMap(({ activation, nearByClass }) =>
            Array.from(nearByClass[layerIndex(settings)], (share, digit) => ({ activation, share, digit })),
          );
          return chart(context, {
            ...frame,
            x: {
              domain: [-0.5, 9.5],
              ticks: 10,
              tickFormat: (digit: number) => String(digit),
              label: 'the digit shown',
            },
            marks: [
              ...shareMarks('output under 0.01, by digit'),
              dot(points, {
                x: 'digit',
                y: 'share',
                r: 4,
                fill: (d: { activation: string }) => `var(--a-${d.activation})`,
              }),
            ],
          });
        },
      },
    ],
  ],
  readouts: ({ measured }) =>
    (measured.at(-1)?.networks ?? []).map(({ activation, accuracy }) => ({
      label: `${activationOf(activation).name} reads right`,
      value: percent(accuracy),
    })),
  compares: ({ measured }) =>
    (measured.at(-1)?.networks ?? []).map(({ activation, accuracy }) => ({
      label: `${activationOf(activation).name} reads right`,
      value: accuracy,
      format: (share) => percent(share),
    })),
  describe(result, shown) {
    const first = result.measured[0];
    const last = result.measured.at(-1);
    if (!first || !last) return 'Nothing has been measured yet.';
    const words = curves(result, shown).map(
      ({ activation, points }) =>
        `${activationOf(activation).name} ${percent(points[0].share, 0)} before training and ${percent(points.at(-1)?.share ?? NaN, 0)} after ${count(last.step)} steps`,
    );
    return `Silent in the ${shown.layer} hidden layer, on average over 2,000 test images: ${words.join('; ')}.`;
  },
  caption:
    'Left, each line is one network; its first point is measured before the first step. Right, the same share for each digit, at the last measurement. All three networks see the same images in the same order.',
  table: (result, shown) => ({
    columns: ['Step', ...curves(result, shown).map(({ activation }) => activationOf(activation).name)],
    rows: result.measured.map(({ step, networks }) => [
      step,
      ...networks.map((network) => percent(shareOf(network, shown))),
    ]),
  }),
});
