/** P6, “Reproduce it”: what gradient flow conserves in each unit, and how its drift falls with the step (Du et al. 2018). */
import { dot, line, text } from '@observablehq/plot';
import type { BalancednessFrame } from '../experiments/balancedness.ts';
import { chart, labelled, lineOf } from '../figure-kit/chart.ts';
import { choice, integer, seed } from '../figure-kit/controls.ts';
import { emptyView } from '../figure-kit/empty-view.ts';
import { defineFigure, type DrawContext } from '../figure-kit/figure.ts';
import { count, fixed, significant } from '../figure-kit/format.ts';
import type { SeriesPoint } from '../figure-kit/series.ts';
import { mean } from '../numerics/statistics.ts';
import { slopeOf } from '../numerics/slope.ts';

type UnitsAt = Pick<BalancednessFrame, 'incoming' | 'outgoing'>;
interface Run {
  readonly stepSize: number;
  readonly finished: boolean;
  readonly start: UnitsAt;
  readonly last: BalancednessFrame;
  /** Of the run that is under way or came last; of earlier ones only the end is kept. */
  readonly path: readonly UnitsAt[];
}
interface Runs {
  readonly runs: readonly Run[];
}
interface Settings {
  readonly activation: string;
  readonly method: string;
  readonly degree: number;
}
type Context = DrawContext<Settings, Runs>;

const largestShown = 0.5;
const smallestShown = 0.008;
const units = (values: Float64Array, of: (value: number, i: number) => number): number =>
  mean(values.map((value, i) => Math.abs(of(value, i))));
/** Mean over the units of how far ‖w‖² + b² − k·a² is from where it was. */
const driftOf = ({ start, last }: Run, k: number): number =>
  units(last.incoming, (q, i) => q - start.incoming[i] - k * (last.outgoing[i] - start.outgoing[i]));
/** What second-order terms alone would make of it: exact for gradient descent on units that are homogeneous of degree k. */
const promised = ({ last }: Run, k: number): number =>
  units(last.incomingSquares, (q, i) => q - k * last.outgoingSquares[i]);
const isPlain = (method: string): boolean => method === 'full' || method === 'batches';
const finished = ({ runs }: Runs): readonly Run[] => runs.filter((run) => run.finished);
/** The slope on logarithmic axes, over steps of 0.1 and less; NaN before there are two. */
function orderOf(result: Runs, k: number): number {
  const small = finished(result).filter(({ stepSize }) => stepSize <= 0.1);
  return slopeOf(small.map((run) => [Math.log(run.stepSize), Math.log(driftOf(run, k))] as const));
}

export default defineFigure({
  id: 'balancedness',
  title: 'What gradient flow conserves in a ReLU unit, gradient descent loses in proportion to its step',
  sentence:
    'Train {activation} units with {method} and smaller and smaller steps, and follow ‖w‖² + b² − {degree}·a² from seed {seed}.',
  controls: {
    activation: choice({
      label: 'Activation',
      options: {
        relu: 'ReLU',
        'leaky-relu': 'leaky ReLU',
        'squared-relu': 'squared ReLU',
        gelu: 'GELU',
        tanh: 'tanh',
      },
      default: 'relu',
    }),
    method: choice({
      label: 'Method',
      options: {
        full: 'full gradients',
        batches: 'batches of ten',
        momentum: 'momentum 0.9',
        adam: 'Adam',
      },
      default: 'full',
    }),
    degree: integer({ label: 'Weight of the outgoing square', min: 1, max: 3, default: 1, viewOnly: true }),
    seed: seed(),
  },
  source: {
    kind: 'run',
    experiment: 'balancedness',
    noun: 'steps',
    stepsAtBuild: Infinity,
    settings: ({ activation, method, seed }) => ({ activation, method, seed }),
    start: (): Runs => ({ runs: [] }),
    collect({ runs }: Runs, frame: BalancednessFrame): Runs {
      const now = { incoming: frame.incoming, outgoing: frame.outgoing };
      const isFinished = frame.time >= frame.endTime * (1 - 1e-9);
      const current = runs.at(-1);
      if (current?.stepSize === frame.stepSize)
        return {
          runs: [
            ...runs.slice(0, -1),
            { ...current, finished: isFinished, last: frame, path: [...current.path, now] },
          ],
        };
      const earlier = runs.map((run) => ({ ...run, path: [] }));
      return {
        runs: [
          ...earlier,
          { stepSize: frame.stepSize, finished: false, start: now, last: frame, path: [now] },
        ],
      };
    },
  },
  rows: [
    [
      {
        id: 'paths',
        label:
          'The way of each unit in the plane of its outgoing and its incoming size, with curves of constant difference',
        height: { wide: 360, narrow: 320 },
        draw: drawPaths,
      },
      {
        id: 'drift',
        label:
          'Drift of the difference against the step size, on logarithmic axes: measured, and as the second order says',
        height: { wide: 360, narrow: 300 },
        draw: drawDrift,
        series: (result, { degree, method }) => {
          const words = {
            sayX: (step: number) => `a step of ${significant(step, 1)}`,
            sayY: (drift: number) => significant(drift, 2),
            scale: 'log' as const,
          };
          const along = (of: (run: Run) => number): SeriesPoint[] =>
            [...finished(result)].reverse().map((run): SeriesPoint => [run.stepSize, of(run)]);
          return [
            { label: 'drift', points: along((run) => driftOf(run, degree)), ...words },
            ...(isPlain(method)
              ? [{ label: 'theory', points: along((run) => promised(run, degree)), ...words }]
              : []),
          ];
        },
      },
    ],
  ],
  readouts(result, { degree }) {
    const done = finished(result);
    const order = orderOf(result, degree);
    return [
      { label: 'runs', value: `${count(done.length)} of 6` },
      ...[done[0], done.at(-1)].flatMap((run, i) =>
        run && (i === 0 || done.length > 1)
          ? [
              {
                label: `drift with steps of ${significant(run.stepSize, 1)}`,
                value: significant(driftOf(run, degree), 2),
              },
            ]
          : [],
      ),
      ...(Number.isFinite(order) ? [{ label: 'order of the drift', value: fixed(order, 2) }] : []),
    ];
  },
  compares(result, { degree }) {
    const order = orderOf(result, degree);
    return Number.isFinite(order)
      ? [{ label: 'order of the drift', value: order, format: (x) => fixed(x, 2) }]
      : [];
  },
  numbers(result, { degree }) {
    const done = finished(result);
    const at = (run: Run | undefined, of: (run: Run, k: number) => number) => (run ? of(run, degree) : NaN);
    return {
      order: orderOf(result, degree),
      largest: at(done[0], driftOf),
      smallest: at(done.at(-1), driftOf),
      promised: at(done.at(-1), promised),
    };
  },
  describe(result, { degree }) {
    const done = finished(result);
    const [first, last] = [done[0], done.at(-1)];
    if (!first || !last) return 'None of the 6 runs is finished yet.';
    const order = orderOf(result, degree);
    const fell = Number.isFinite(order)
      ? ` The drift goes with the step to the power of ${fixed(order, 2)}.`
      : '';
    return `Trained to the same time, the mean drift of a unit is ${significant(driftOf(first, degree), 2)} with steps of ${significant(first.stepSize, 1)} and ${significant(driftOf(last, degree), 2)} with steps of ${significant(last.stepSize, 1)}.${fell}`;
  },
  caption:
    'Left, each unit walks from its open dot to its full one, in the run that came last; it would stay on its thin curve if the difference were conserved. Right, the mean over the units of the drift at the end of each run, and, as a thin line, what the terms of second order make of it in gradient descent.',
  table: (result, { degree, method }) => ({
    columns: ['Step size', 'Loss at the end', 'Drift', 'Drift by the second order'],
    rows: finished(result).map((run) => [
      significant(run.stepSize, 1),
      fixed(run.last.loss, 3),
      significant(driftOf(run, degree)),
      isPlain(method) ? significant(promised(run, degree)) : '',
    ]),
  }),
});

function drawPaths(context: Context): Element {
  const { result, settings } = context;
  const run = result.runs.at(-1);
  if (!run) return emptyView(context, 'Press Play: the way of each unit is drawn here.');
  const k = settings.degree;
  const place = ({ incoming, outgoing }: UnitsAt, i: number): [number, number] => [
    Math.sqrt(outgoing[i]),
    Math.sqrt(incoming[i]),
  ];
  const each = Array.from(run.start.incoming.keys());
  const top = Math.max(
    1,
    ...run.path.flatMap(({ incoming, outgoing }) => [...incoming, ...outgoing].map(Math.sqrt)),
  );
  const reach = Math.ceil(2 * top) / 2;
  const curve = (i: number): [number, number][] => {
    const difference = run.start.incoming[i] - k * run.start.outgoing[i];
    return Array.from({ length: 11 }, (_, p): [number, number] => {
      const a = (reach * p) / 10;
      return [a, Math.sqrt(Math.max(0, difference + k * a * a))];
    }).filter(([, w]) => w > 0 && w <= reach);
  };
  return chart(context, {
    marginLeft: 34,
    x: { domain: [0, reach], ticks: 4, label: 'size of the outgoing weight' },
    y: { domain: [0, reach], ticks: 4, label: null },
    marks: [
      text(['size of the incoming weights, √(‖w‖² + b²)'], {
        frameAnchor: 'top-left',
        textAnchor: 'start',
        dy: -18,
      }),
      line(
        each.flatMap((i) => curve(i).map(([x, y]) => ({ x, y, i }))),
        { x: 'x', y: 'y', z: 'i', stroke: 'var(--ink-3)', strokeWidth: 0.8 },
      ),
      each.map((i) =>
        line(
          run.path.filter((_, p) => p % 12 === 0 || p === run.path.length - 1).map((at) => place(at, i)),
          lineOf(settings.activation),
        ),
      ),
      dot(
        each.map((i) => place(run.start, i)),
        { r: 3, fill: 'var(--paper)', stroke: 'var(--ink)', strokeWidth: 1.2 },
      ),
      dot(
        each.map((i) => place(run.last, i)),
        { r: 3, fill: 'var(--ink)' },
      ),
    ],
  });
}

function drawDrift(context: Context): Element {
  const { result, settings } = context;
  const done = finished(result);
  if (done.length === 0) return emptyView(context, 'The drift of each finished run is drawn here.');
  const k = settings.degree;
  const measured = done.map((run): [number, number] => [run.stepSize, Math.max(1e-9, driftOf(run, k))]);
  const theory = isPlain(settings.method)
    ? done.map((run): [number, number] => [run.stepSize, Math.max(1e-9, promised(run, k))])
    : [];
  const seen = [...measured, ...theory].map(([, drift]) => drift);
  const low = 10 ** Math.floor(Math.log10(0.6 * Math.min(1e-4, ...seen)));
  const high = 10 ** Math.ceil(Math.log10(1.2 * Math.max(5e-3, ...seen)));
  const named = theory.at(2);
  return chart(context, {
    marginLeft: 46,
    x: {
      type: 'log',
      domain: [smallestShown, largestShown],
      ticks: [0.01, 0.05, 0.2],
      tickFormat: (step: number) => significant(step, 1),
      label: 'step size',
    },
    y: {
      type: 'log',
      domain: [low, high],
      ticks: 4,
      tickFormat: (drift: number) => significant(drift, 1),
      label: null,
    },
    marks: [
      text(['mean drift of a unit'], {
        frameAnchor: 'top-left',
        textAnchor: 'start',
        dy: -18,
        ...labelled(settings.activation, 'plain'),
      }),
      line(measured, lineOf(settings.activation)),
      line(theory, { stroke: 'var(--ink)', strokeWidth: 1.2 }),
      dot(measured, { r: 4, fill: `var(--a-${settings.activation})` }),
      text(named ? [named] : [], {
        text: ['theory'],
        dx: 8,
        dy: 12,
        textAnchor: 'start',
        className: 'halo',
      }),
    ],
  });
}
