/** U9: a few activations, five seeds, one small task, and what may be concluded from it. */
import { dot, link, ruleX, text } from '@observablehq/plot';
import { activationOf } from '../activations/index.ts';
import type { SmallTournamentFrame, TournamentRun } from '../experiments/small-tournament.ts';
import { activationOptions } from '../figure-kit/activation-options.ts';
import { chart, inkOf, labelled } from '../figure-kit/chart.ts';
import { seed, set } from '../figure-kit/controls.ts';
import { emptyView } from '../figure-kit/empty-view.ts';
import { defineFigure, type DrawContext } from '../figure-kit/figure.ts';
import { fixed, percent } from '../figure-kit/format.ts';
import { estimate, standAfterHolm, type Estimate } from '../numerics/student-t.ts';

interface Tournament {
  readonly runs: readonly TournamentRun[];
  readonly step: number;
}
interface Entrant {
  readonly id: string;
  readonly rate: number;
  /** By seed, in one order for all. */
  readonly accuracies: readonly number[];
  readonly all: Estimate | undefined;
}

const entered = [
  'relu',
  'leaky-relu',
  'elu',
  'selu',
  'gelu',
  'silu',
  'mish',
  'hard-swish',
  'softplus',
  'tanh',
  'sigmoid',
  'squared-relu',
] as const;

/** The best on average first. What diverged has no average. */
function entrants({ runs }: Tournament): readonly Entrant[] {
  const ids = [...new Set(runs.map(({ activation }) => activation))];
  return ids
    .map((id) => {
      const own = runs.filter(({ activation }) => activation === id);
      const accuracies = own.map(({ accuracy }) => accuracy);
      const whole = accuracies.length > 1 && accuracies.every(Number.isFinite);
      return { id, rate: own[0]?.rate ?? NaN, accuracies, all: whole ? estimate(accuracies) : undefined };
    })
    .sort((a, b) => (b.all?.mean ?? 0) - (a.all?.mean ?? 0));
}

/** Of each pair of entrants the differences seed by seed, of the seeds that both have run. */
function pairs(result: Tournament) {
  const all = entrants(result).filter(({ all }) => all !== undefined);
  return all.flatMap((a, i) =>
    all.slice(i + 1).flatMap((b) => {
      const both = Math.min(a.accuracies.length, b.accuracies.length);
      const differences = a.accuracies
        .slice(0, both)
        .map((accuracy, k) => accuracy - (b.accuracies[k] ?? NaN));
      return [{ a: a.id, b: b.id, ...estimate(differences) }];
    }),
  );
}

const counted = (result: Tournament) => {
  const all = pairs(result);
  const ps = all.map(({ p }) => p);
  return { all: all.length, below: ps.filter((p) => p < 0.05).length, stand: standAfterHolm(ps) };
};

function draw(context: DrawContext<unknown, Tournament>): Element {
  const { result, narrow } = context;
  const found = entrants(result);
  const values = found.flatMap(({ accuracies }) => accuracies).filter(Number.isFinite);
  if (values.length === 0)
    return emptyView(
      context,
      'Press Play: first each activation chooses its learning rate, then the runs that count appear here.',
    );
  const low =
    Math.floor(
      100 * Math.min(...values, ...found.map(({ all }) => (all ? all.mean - all.halfWidth : 1))) - 0.2,
    ) / 100;
  const high = Math.min(
    1,
    Math.ceil(
      100 * Math.max(...values, ...found.map(({ all }) => (all ? all.mean + all.halfWidth : 0))) + 0.2,
    ) / 100,
  );
  return chart(context, {
    marginLeft: narrow ? 96 : 118,
    marginRight: 24,
    x: {
      domain: [low, high],
      ticks: narrow ? 3 : 6,
      tickFormat: (share: number) => percent(share, 0),
      label: 'test images read right',
    },
    y: { domain: [found.length - 0.5, -0.5], ticks: [], label: null },
    marks: found.map(({ id, accuracies, all }, place) => [
      text([place], {
        y: place,
        x: low,
        text: () => activationOf(id).name,
        textAnchor: 'end',
        dx: -10,
        ...labelled(id),
      }),
      all
        ? [
            link([all], {
              x1: Math.max(low, all.mean - all.halfWidth),
              x2: Math.min(high, all.mean + all.halfWidth),
              y1: place,
              y2: place,
              stroke: inkOf(id),
              strokeWidth: 2,
            }),
            ruleX([all.mean], { y1: place - 0.22, y2: place + 0.22, stroke: inkOf(id), strokeWidth: 3 }),
          ]
        : [],
      dot(accuracies.filter(Number.isFinite), {
        x: (accuracy: number) => accuracy,
        y: () => place,
        r: 3.5,
        fill: 'var(--paper)',
        stroke: inkOf(id),
        strokeWidth: 1.5,
      }),
    ]),
  });
}

export default defineFigure({
  id: 'small-tournament',
  title: 'Five seeds are enough to name a winner, and not enough to be right about it',
  sentence: 'Let these compete, six at most: {activations} from seed {seed}',
  controls: {
    activations: set({
      label: 'Activations',
      options: activationOptions(entered),
      default: ['relu', 'gelu', 'silu', 'tanh', 'sigmoid'],
      most: 6,
    }),
    seed: seed(),
  },
  source: {
    kind: 'run',
    experiment: 'small-tournament',
    noun: 'steps',
    stepsAtBuild: Infinity,
    settings: ({ activations, seed }) => ({ activations, seed }),
    start: (): Tournament => ({ runs: [], step: 0 }),
    collect: ({ runs }: Tournament, { run, step }: SmallTournamentFrame): Tournament => ({
      runs: run ? [...runs, run] : runs,
      step,
    }),
  },
  rows: [
    [
      {
        id: 'results',
        label: 'Accuracy of each activation: every seed, the mean, and its 95 % interval',
        height: { wide: 320, narrow: 300 },
        draw,
      },
    ],
  ],
  readouts(result) {
    const { all, below, stand } = counted(result);
    const [first, second] = entrants(result);
    const lead = first?.all && second?.all ? first.all.mean - second.all.mean : NaN;
    return all === 0
      ? []
      : [
          { label: 'the winner leads by', value: `${fixed(100 * lead, 2)} points` },
          { label: 'pairs that differ with p < 0.05', value: `${below} of ${all}` },
          { label: 'that chance alone would give', value: fixed(0.05 * all, 1) },
          { label: 'still standing after Holm', value: `${stand} of ${all}` },
        ];
  },
  describe(result) {
    const found = entrants(result);
    const { all, below, stand } = counted(result);
    if (all === 0) return `At step ${result.step} there is nothing to compare yet.`;
    const words = found.map(({ id, all: own }) =>
      own
        ? `${activationOf(id).name} ${percent(own.mean)} plus or minus ${fixed(100 * own.halfWidth, 1)}`
        : `${activationOf(id).name} without a mean`,
    );
    return `${words.join(', ')}. Of ${all} pairs ${below} differ with p below 0.05, and ${stand} still do when it is counted how many were tried.`;
  },
  caption:
    'Each circle is a network, 784–64–10, after 120 steps of 50 digits; the tick is the mean of its row, the line its 95 % interval. Rows share weights and batches seed by seed, so pairs are compared by their differences. Each chose its rate of 0.01, 0.03 and 0.1 from a seed that is not drawn.',
  table(result) {
    const found = entrants(result);
    const relu = found.find(({ id }) => id === 'relu');
    return {
      columns: ['Activation', 'Rate', 'Mean', '± 95 %', 'Minus ReLU, paired', 'p'],
      rows: found.map(({ id, rate, accuracies, all }) => {
        const both = Math.min(accuracies.length, relu?.accuracies.length ?? 0);
        const against =
          relu && id !== 'relu' && all && relu.all && both > 1
            ? estimate(accuracies.slice(0, both).map((accuracy, k) => accuracy - (relu.accuracies[k] ?? NaN)))
            : undefined;
        return [
          activationOf(id).name,
          rate,
          all ? percent(all.mean, 2) : 'diverged or too few',
          all ? fixed(100 * all.halfWidth, 2) : '',
          against ? fixed(100 * against.mean, 2) : '',
          against ? fixed(against.p, 3) : '',
        ];
      }),
    };
  },
});
