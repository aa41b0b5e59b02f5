/** U7: the race of ReLU against tanh, from several seeds, to the same training error. */
import { activationOf } from '../activations/index.ts';
import type { RaceFrame } from '../experiments/race-to-25.ts';
import { bestRates, finishLines, racers } from '../experiments/race-to-25/set-up.ts';
import { choice, integer, seed } from '../figure-kit/controls.ts';
import { defineFigure } from '../figure-kit/figure.ts';
import { count, fixed, percent, significant } from '../figure-kit/format.ts';
import { median } from '../numerics/statistics.ts';
import {
  type Pair,
  type Points,
  type Race,
  drawErrors,
  drawRatios,
  linesTo,
  ratiosAt,
} from './race-to-25/drawing.ts';

const most = 2500;
/** A point of a curve each so many steps: a pixel or so. */
const pointEvery = 10;
/** Words in front of “its best learning rate”. */
const parts = {
  thirtieth: 'a thirtieth of',
  tenth: 'a tenth of',
  third: 'a third of',
  best: 'exactly',
  twice: 'twice',
} as const;
const factors: Readonly<Record<keyof typeof parts, number>> = {
  thirtieth: 1 / 30,
  tenth: 0.1,
  third: 1 / 3,
  best: 1,
  twice: 2,
};

/** The curve of one racer with a point more, if one is due; it ends where the racer did. */
function longer(
  points: Points,
  { pairStep, errors, over }: RaceFrame,
  racer: number,
  finish: number,
): Points {
  const error = errors[racer];
  const [lastStep] = points.at(-1) ?? [0];
  if (Number.isNaN(error) || lastStep >= finish) return points;
  if (pairStep >= finish) return [...points, [finish, error]];
  return over || pairStep % pointEvery === 0 ? [...points, [pairStep, error]] : points;
}

type Part = keyof typeof parts;

function ratesOf({
  start,
  relu,
  tanh,
}: {
  readonly start: 'own' | 'small';
  readonly relu: Part;
  readonly tanh: Part;
}): readonly [number, number] {
  const [r, t] = bestRates[start];
  return [r * factors[relu], t * factors[tanh]];
}

export default defineFigure({
  id: 'race-to-25',
  title: 'How many times faster ReLU is depends on the weights, the rates and the finishing line',
  sentence:
    'Race {seeds} pairs from seed {seed} to {to} training error, with {start}; give ReLU {relu} its best learning rate and tanh {tanh} its own.',
  controls: {
    seeds: integer({ label: 'Pairs', min: 1, max: 9, default: 5 }),
    seed: seed(),
    to: choice({
      label: 'Finishing line',
      options: { '0.25': '25 %', '0.2': '20 %', '0.15': '15 %', '0.1': '10 %' },
      default: '0.2',
    }),
    start: choice({
      label: 'Set-up',
      options: { own: 'weights made for each', small: 'weights and pixels as in 2012' },
      default: 'own',
    }),
    relu: choice({ label: 'ReLU’s rate', options: parts, default: 'best' }),
    tanh: choice({ label: 'tanh’s rate', options: parts, default: 'best' }),
  },
  source: {
    kind: 'run',
    experiment: 'race-to-25',
    noun: 'steps',
    stepsAtBuild: 3 * most,
    settings(settings) {
      const [reluRate, tanhRate] = ratesOf(settings);
      const { start, to, seeds, seed: first } = settings;
      return { start, reluRate, tanhRate, to: Number(to), seeds, seed: first, most };
    },
    start: (): Race => ({ pairs: [] }),
    collect({ pairs }: Race, frame: RaceFrame, { to }): Race {
      const last = pairs.at(-1);
      const going = last?.over === false ? last : undefined;
      const before = going?.curves ?? racers.map(() => []);
      const finish = linesTo(to).length - 1;
      const pair: Pair = {
        seed: frame.seed,
        curves: before.map((points, i) => longer(points, frame, i, frame.arrivals[i][finish])),
        arrivals: frame.arrivals,
        diverged: frame.diverged,
        over: frame.over,
      };
      return { pairs: [...(going ? pairs.slice(0, -1) : pairs), pair] };
    },
  },
  rows: [
    [
      {
        id: 'errors',
        label:
          'Training error over the steps: the pair that is running, or the last one, and earlier ones faint',
        share: 1.3,
        height: { wide: 330, narrow: 290 },
        draw: drawErrors,
      },
      {
        id: 'ratios',
        label:
          'Steps of tanh over steps of ReLU, one dot a pair, at each finishing line; the paper’s six beside them',
        height: { wide: 330, narrow: 270 },
        draw: drawRatios,
      },
    ],
  ],
  readouts(result, settings) {
    const [reluRate, tanhRate] = ratesOf(settings);
    const at = linesTo(settings.to).length - 1;
    const ratios = ratiosAt(result, at);
    return [
      { label: 'ReLU’s rate', value: significant(reluRate, 2) },
      { label: 'tanh’s rate', value: significant(tanhRate, 2) },
      {
        label: `tanh’s steps over ReLU’s, to ${percent(finishLines[at], 0)}`,
        value: ratios.length > 0 ? rangeOf(ratios) : 'none yet',
      },
    ];
  },
  describe(result, { to }) {
    const started = result.pairs.length;
    if (started === 0) return 'No pair has started yet; the paper’s ratio is 6.';
    const ran = result.pairs.flatMap(({ diverged, seed: from }) =>
      racers.flatMap((id, i) =>
        diverged[i] ? [`${activationOf(id).name} ran away from seed ${from}.`] : [],
      ),
    );
    const said = linesTo(to).flatMap((error, i) => {
      const ratios = ratiosAt(result, i);
      return ratios.length > 0
        ? [`to ${percent(error, 0)} ${rangeOf(ratios)} in ${count(ratios.length)} pairs`]
        : [];
    });
    const ratios =
      said.length > 0
        ? `tanh’s steps over ReLU’s: ${said.join('; ')}.`
        : `${count(started)} pair on its way.`;
    return [ratios, ...ran, 'The paper’s ratio is 6.'].join(' ');
  },
  caption:
    'Left, each line is the error over the last 1,000 training images; a network stops when it has reached the last line. Right, a dot is one pair with the same images in the same order, the bar its median; to the right of 1 ReLU was faster. The cross is the ratio that Krizhevsky, Sutskever and Hinton report for a net of theirs on CIFAR-10.',
  table: (result) => ({
    columns: [
      'Seed',
      ...finishLines.flatMap((error) =>
        racers.map((id) => `${activationOf(id).name} to ${percent(error, 0)}`),
      ),
    ],
    rows: result.pairs.map(({ seed: from, arrivals }) => [
      from,
      ...finishLines.flatMap((_, i) => arrivals.map((at) => (Number.isNaN(at[i]) ? '' : at[i]))),
    ]),
  }),
});

function rangeOf(ratios: readonly number[]): string {
  const middle = fixed(median(ratios), 2);
  return ratios.length === 1
    ? middle
    : `${middle}, from ${fixed(Math.min(...ratios), 2)} to ${fixed(Math.max(...ratios), 2)}`;
}
