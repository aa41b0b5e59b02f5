/** U8: how many units a learning rate kills, when, and what it does to the accuracy. */
import { areaY, dot, line, ruleX, text } from '@observablehq/plot';
import { activationOf } from '../activations/index.ts';
import type { DeadCount, DeadCountFrame } from '../experiments/dead-count.ts';
import { shareAxis } from '../figure-kit/axes.ts';
import { bandOf } from '../figure-kit/band.ts';
import { endLabels, ground, valueName } from '../figure-kit/chart-marks.ts';
import { chart, inkOf, lineOf } from '../figure-kit/chart.ts';
import { choice, seed } from '../figure-kit/controls.ts';
import { emptyView } from '../figure-kit/empty-view.ts';
import { defineFigure, type DrawContext } from '../figure-kit/figure.ts';
import { percent } from '../figure-kit/format.ts';

interface Measured {
  readonly rate: number;
  readonly at: number;
  readonly networks: readonly DeadCount[];
}
interface Shown {
  readonly rate: string;
  readonly count: 'positive' | 'mute';
}
type Context = DrawContext<Shown, readonly Measured[]>;

/** As in the experiment, whose code stays in the worker; from small to large. */
const rates = [0.001, 0.003, 0.01, 0.03];
const calmRate = '0.001';

const shareOf = ({ neverPositive, mute }: DeadCount, { count }: Shown): number =>
  count === 'positive' ? neverPositive : mute;
const ofRate = (result: readonly Measured[], rate: number) => result.filter((each) => each.rate === rate);
/** The measurement at the end of the pass at the rate itself, before the calm quarter. */
const atRatesEnd = (result: readonly Measured[], rate: number) => ofRate(result, rate)[5];

/** Few steps at first, where most happens: the axis is the root of the step. */
const across = (step: number): number => Math.sqrt(step);
const shares = {
  marginLeft: 46,
  y: shareAxis,
} as const;

function overTraining(context: Context, of: 'dead' | 'accuracy'): Element {
  const { result, settings, narrow, others = [] } = context;
  const found = ofRate(result, Number(settings.rate));
  if (found.length === 0)
    return emptyView(context, of === 'dead' ? 'The dead are counted here.' : 'And here the accuracy.');
  const read = (network: DeadCount) => (of === 'dead' ? shareOf(network, settings) : network.accuracy);
  const pointsIn = (run: readonly Measured[], place: number) =>
    ofRate(run, Number(settings.rate)).flatMap(({ at, networks }) => {
      const network = networks[place];
      return network ? [{ step: at, value: read(network) }] : [];
    });
  const ids = found[0].networks.map(({ activation }) => activation);
  const ends = ids.map((activation, place) => {
    const y = pointsIn(result, place).at(-1)?.value ?? 0;
    return { activation, x: across(392), y, words: `${activationOf(activation).name} ${percent(y, 0)}` };
  });
  return chart(context, {
    ...shares,
    marginRight: narrow ? 116 : 116,
    x: {
      domain: [0, across(392)],
      ticks: [0, 20, 100, 313].map(across),
      tickFormat: (root: number) => String(Math.round(root ** 2)),
      label: 'step of 32 images',
    },
    marks: [
      ground(),
      ruleX([across(313)], { stroke: 'var(--ghost)' }),
      text([[across(313), 1]], {
        text: [`then ${calmRate}`],
        textAnchor: 'end',
        dx: -5,
        dy: 8,
        className: 'halo',
      }),
      valueName(of === 'dead' ? 'dead units' : 'test images read right'),
      ids.map((id, place) => [
        others.length === 0
          ? []
          : areaY(bandOf([result, ...others].map((run) => pointsIn(run, place))), {
              x: (point: { step: number }) => across(point.step),
              y1: 'low',
              y2: 'high',
              fill: inkOf(id),
              fillOpacity: 0.16,
            }),
        line(pointsIn(result, place), {
          x: (point: { step: number }) => across(point.step),
          y: 'value',
          ...lineOf(id),
        }),
      ]),
      endLabels(context, ends, { domain: [0, 1] }),
    ],
  });
}

function byRate(context: Context): Element {
  const { result, settings } = context;
  const points = rates.flatMap((rate, place) =>
    (atRatesEnd(result, rate)?.networks ?? []).map((network) => ({
      rate: place,
      share: shareOf(network, settings),
      id: network.activation,
    })),
  );
  if (points.length === 0) return emptyView(context, 'The four rates side by side come here.');
  const ids = [...new Set(points.map(({ id }) => id))];
  return chart(context, {
    ...shares,
    x: {
      domain: [-0.3, rates.length - 0.7],
      ticks: rates.map((_, place) => place),
      tickFormat: (place: number) => String(rates[place] ?? ''),
      label: 'learning rate, after one pass',
    },
    marks: [
      ground(),
      valueName('dead units, by rate'),
      ids.map((id) => [
        line(
          points.filter((point) => point.id === id),
          { x: 'rate', y: 'share', ...lineOf(id) },
        ),
        dot(
          points.filter((point) => point.id === id),
          { x: 'rate', y: 'share', r: 3.5, fill: inkOf(id) },
        ),
      ]),
    ],
  });
}

export default defineFigure({
  id: 'dead-count',
  title:
    'The first twenty steps kill most of those that will ever die, and the network recovers without them',
  sentence:
    'Look at Adam with a learning rate of {rate}, and count a unit if {count}. All rates run from seed {seed}.',
  controls: {
    rate: choice({
      label: 'Learning rate',
      options: { '0.001': '0.001', '0.003': '0.003', '0.01': '0.01', '0.03': '0.03' },
      default: '0.01',
      viewOnly: true,
    }),
    count: choice({
      label: 'What counts as dead',
      options: {
        positive: 'it is never above zero',
        mute: 'it hands on under 1 % of any gradient',
      },
      default: 'positive',
      viewOnly: true,
    }),
    seed: seed(),
  },
  source: {
    kind: 'run',
    experiment: 'dead-count',
    noun: 'steps',
    stepsAtBuild: Infinity,
    settings: ({ seed }) => ({ seed }),
    start: (): readonly Measured[] => [],
    collect: (result: readonly Measured[], { rate, measured }: DeadCountFrame): readonly Measured[] =>
      measured ? [...result, { rate, ...measured }] : result,
  },
  rows: [
    [
      {
        id: 'dead',
        label: 'Share of dead units over training',
        height: { wide: 300, narrow: 270 },
        draw: (context: Context) => overTraining(context, 'dead'),
      },
      {
        id: 'accuracy',
        label: 'Accuracy over training',
        height: { wide: 300, narrow: 270 },
        draw: (context: Context) => overTraining(context, 'accuracy'),
      },
    ],
    [
      {
        id: 'by-rate',
        label: 'Share of dead units against the learning rate',
        height: { wide: 240, narrow: 240 },
        draw: byRate,
      },
    ],
  ],
  compares(result, shown) {
    const last = ofRate(result, Number(shown.rate)).at(-1);
    return (last?.networks ?? []).map((network) => ({
      label: `${activationOf(network.activation).name}, dead at the end`,
      value: shareOf(network, shown),
      format: (share) => percent(share),
    }));
  },
  describe(result, shown) {
    const measured = ofRate(result, Number(shown.rate));
    if (measured.length === 0) return `Nothing has been counted yet at ${shown.rate}.`;
    const words = (measured[0]?.networks ?? []).map(({ activation }, place) => {
      const counts = measured.map(({ at, networks }) => {
        const network = networks[place];
        return network ? `${percent(shareOf(network, shown), 0)} at step ${at}` : '';
      });
      const last = measured.at(-1)?.networks[place]?.accuracy ?? NaN;
      return `${activationOf(activation).name}: dead ${counts.join(', ')}; it then reads ${percent(last)} right`;
    });
    return `Adam at ${shown.rate}. ${words.join('. ')}.`;
  },
  caption:
    'Three networks, 784–128–64–10, see the same images in the same order; counted are the 192 units of both hidden layers, on the 2,000 test images. The axis of steps is drawn wide at its beginning. Right of the grey line all go on at 0.001.',
  table: (result, shown) => ({
    columns: [
      'Rate',
      'Step',
      ...['ReLU', 'Leaky ReLU', 'ELU'].flatMap((name) => [`${name} dead`, `${name} right`]),
    ],
    rows: result.map(({ rate, at, networks }) => [
      rate,
      at,
      ...networks.flatMap((network) => [percent(shareOf(network, shown)), percent(network.accuracy)]),
    ]),
  }),
});
