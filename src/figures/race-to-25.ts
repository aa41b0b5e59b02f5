/** U7: the race of ReLU against tanh, from several seeds, to the same training error. */
import { dot, line, ruleX, ruleY, text, tickX, type Markish } from '@observablehq/plot';
import { activationOf } from '../activations/index.ts';
import type { RaceFrame } from '../experiments/race-to-25.ts';
import { bestRates, finishLines, racers } from '../experiments/race-to-25/set-up.ts';
import { chart, labelled, lineOf } from '../figure-kit/chart.ts';
import { choice, integer, seed } from '../figure-kit/controls.ts';
import { emptyView } from '../figure-kit/empty-view.ts';
import { defineFigure, type DrawContext } from '../figure-kit/figure.ts';
import { count, fixed, percent, significant } from '../figure-kit/format.ts';
import { median } from '../numerics/statistics.ts';

type Points = readonly (readonly [step: number, error: number])[];

interface Pair {
  readonly seed: number;
  readonly curves: readonly Points[];
  readonly arrivals: readonly (readonly number[])[];
  readonly diverged: readonly boolean[];
  readonly over: boolean;
}
interface Race {
  readonly pairs: readonly Pair[];
}

/** The paper's, on CIFAR-10 with its own network. */
const papersRatio = 6;
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

/** tanh's steps over ReLU's, at each finish line that both have reached; NaN elsewhere. */
const ratiosOf = ({ arrivals: [relu, tanh] }: Pair): number[] => finishLines.map((_, i) => tanh[i] / relu[i]);
const linesTo = (to: string): readonly number[] => finishLines.filter((error) => error >= Number(to) - 1e-9);
const ratiosAt = ({ pairs }: Race, place: number): number[] =>
  pairs.map((pair) => ratiosOf(pair)[place]).filter((ratio) => Number.isFinite(ratio));

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

type Context = DrawContext<{ readonly to: string }, Race>;

function drawErrors(context: Context): Element {
  const { result, settings, narrow } = context;
  const { pairs } = result;
  if (pairs.length === 0)
    return emptyView(context, 'Press Play: the training errors of each pair are drawn here.');
  const furthest = Math.max(
    300,
    ...pairs.flatMap(({ curves }) => curves.map((points) => points.at(-1)?.[0] ?? 0)),
  );
  const lines = linesTo(settings.to);
  const last = pairs[pairs.length - 1];
  return chart(context, {
    marginLeft: 40,
    marginRight: narrow ? 48 : 56,
    x: { domain: [0, Math.ceil(furthest / 100) * 100], ticks: narrow ? 3 : 5, label: 'steps of 32 images' },
    y: {
      domain: [0, 0.6],
      ticks: [0, 0.2, 0.4, 0.6],
      tickFormat: (error: number) => percent(error, 0),
      label: null,
    },
    marks: [
      ruleY([0], { stroke: 'var(--ink-3)' }),
      ruleY(lines, { stroke: 'var(--grid)' }),
      text(lines, {
        y: (error: number) => error,
        frameAnchor: 'right',
        dx: narrow ? 46 : 54,
        text: (error: number) => percent(error, 0),
      }),
      text(['training error'], { frameAnchor: 'top-left', textAnchor: 'start', dy: -18 }),
      pairs
        .slice(0, -1)
        .map(({ curves }) => racers.map((id, i) => line(curves[i], { ...lineOf(id, 'ghost'), clip: true }))),
      racers.map((id, i) => line(last.curves[i], { ...lineOf(id), clip: true })),
      racers.map((id, i) =>
        text(last.curves[i].slice(-1), {
          dy: i === 0 ? -14 : 14,
          text: [activationOf(id).name],
          ...labelled(id),
        }),
      ),
    ],
  });
}

function drawRatios(context: Context): Element {
  const { result, settings } = context;
  const lines = linesTo(settings.to);
  const rows = lines.map((error, i) => ({ error: percent(error, 0), ratios: ratiosAt(result, i) }));
  const marksOf = ({ error, ratios }: (typeof rows)[number]): Markish[] => [
    dot(ratios, { x: (ratio: number) => ratio, y: () => error, r: 4, fill: 'var(--ink)', fillOpacity: 0.35 }),
    tickX(ratios.length > 0 ? [median(ratios)] : [], {
      x: (ratio: number) => ratio,
      y: () => error,
      stroke: 'var(--ink)',
      strokeWidth: 2.5,
    }),
  ];
  return chart(context, {
    marginLeft: 40,
    marginRight: 24,
    marginTop: 44,
    x: {
      type: 'log',
      domain: [0.2, 10],
      ticks: [0.2, 0.5, 1, 2, 5, 10],
      tickFormat: (ratio: number) => String(ratio),
      label: 'steps of tanh / steps of ReLU',
    },
    y: { type: 'band', domain: rows.map(({ error }) => error), label: null, padding: 0.3 },
    marks: [
      ruleX([1], { stroke: 'var(--ink-3)' }),
      ruleX([papersRatio], { stroke: 'var(--grid)' }),
      text(['tanh faster ←'], { x: () => 0.9, frameAnchor: 'top', textAnchor: 'end', dy: -22 }),
      text(['→ ReLU faster'], { x: () => 1.1, frameAnchor: 'top', textAnchor: 'start', dy: -22 }),
      dot([papersRatio], {
        x: (ratio: number) => ratio,
        y: () => rows[0].error,
        symbol: 'times',
        r: 6,
        stroke: 'var(--ink)',
        strokeWidth: 2,
      }),
      text([`the paper: ${papersRatio}`], { x: () => papersRatio, y: () => rows[0].error, dy: -14 }),
      rows.map(marksOf),
    ],
  });
}
