/** U4: nanoseconds for one number of each activation, forward and backward, measured where the reader is. */
import { dot, ruleX, ruleY, text, type Markish } from '@observablehq/plot';
import type { CostFrame } from '../experiments/cost-per-element.ts';
import { chart, labelled } from '../figure-kit/chart.ts';
import { choice } from '../figure-kit/controls.ts';
import { emptyView } from '../figure-kit/empty-view.ts';
import { defineFigure, type DrawContext } from '../figure-kit/figure.ts';
import { count, fixed, significant } from '../figure-kit/format.ts';
import { quantile } from '../numerics/statistics.ts';

const rounds = 15;

interface Times {
  readonly name: string;
  readonly forward: readonly number[];
  readonly backward: readonly number[];
}
/** By id, in the order measured, which is by family. */
type Measured = Readonly<Record<string, Times>>;

interface Spread {
  readonly low: number;
  readonly median: number;
  readonly high: number;
}
interface Row {
  readonly id: string;
  readonly name: string;
  readonly forward: Spread;
  readonly backward: Spread;
}
type Context = DrawContext<{ readonly order: string }, Measured>;

export default defineFigure({
  id: 'cost-per-element',
  title: 'ReLU is about the cheapest bend there is; an error function costs several times as much',
  sentence: 'Time every activation on this machine and show them by {order}.',
  controls: {
    order: choice({
      label: 'Order',
      options: { cost: 'cost', family: 'family' },
      default: 'cost',
      viewOnly: true,
    }),
  },
  source: {
    kind: 'run',
    experiment: 'cost-per-element',
    noun: 'measurements',
    settings: () => ({ rounds }),
    start: (): Measured => ({}),
    collect(result, { id, name, counted, forward, backward }: CostFrame): Measured {
      if (!counted) return result;
      const before = result[id] ?? { name, forward: [], backward: [] };
      return {
        ...result,
        [id]: {
          name,
          forward: [...before.forward, forward],
          backward: [...before.backward, backward],
        },
      };
    },
    stepsAtBuild: Infinity,
    measures: true,
    madeAtBuild: 'measured on the machine that built this page',
  },
  rows: [
    [
      {
        id: 'first-half',
        label: 'Nanoseconds for one number, forward and backward: the first half of the activations',
        height: { wide: 430, narrow: 420 },
        draw: (context: Context) => draw(context, 0),
      },
      {
        id: 'second-half',
        label: 'Nanoseconds for one number, forward and backward: the second half of the activations',
        height: { wide: 430, narrow: 420 },
        draw: (context: Context) => draw(context, 1),
      },
    ],
  ],
  readouts(result) {
    const { relu, identity, sigmoid, gelu } = result;
    const of = (label: string, times: Times | undefined) =>
      times ? [{ label, value: `${significant(spread(times.forward).median, 3)} ns` }] : [];
    return [
      ...of('forward: the call alone', identity),
      ...of('ReLU', relu),
      ...of('sigmoid', sigmoid),
      ...of('GELU', gelu),
    ];
  },
  describe(result) {
    const rows = sorted(result, 'cost').filter(({ id }) => id !== 'copy' && id !== 'identity');
    const [first] = rows;
    const last = rows.at(-1);
    const { relu } = result;
    if (!first || !last || !relu) return 'Nothing is measured yet: 0 rounds done. Play begins.';
    const reluTime = spread(relu.forward).median;
    return `Median of ${count(relu.forward.length)} rounds, forward, for one number: ReLU ${significant(reluTime, 3)} nanoseconds; the cheapest is ${first.name} with ${significant(first.forward.median, 3)}, the dearest ${last.name} with ${significant(last.forward.median, 3)}, ${fixed(last.forward.median / reluTime, 1)} times ReLU.`;
  },
  caption:
    'Full dots are forward, open ones backward: medians, with a line over the middle half of the rounds. Measured is this course’s own code on 4,096 numbers. ReLU, CReLU, Leaky ReLU, sigmoid, tanh, SiLU and GELU have a compiled loop that takes four numbers at a time; the others are called for each number, which by itself costs what the vertical line says. So compare like with like. It says nothing about a graphics card.',
  table: (result) => ({
    columns: [
      'activation',
      'forward, ns (median)',
      'middle half',
      'backward, ns (median)',
      'middle half',
      'rounds',
    ],
    rows: sorted(result, 'cost').map(({ id, name, forward, backward }) => [
      name,
      significant(forward.median, 3),
      `${significant(forward.low, 3)} to ${significant(forward.high, 3)}`,
      significant(backward.median, 3),
      `${significant(backward.low, 3)} to ${significant(backward.high, 3)}`,
      result[id].forward.length,
    ]),
  }),
});

const spread = (times: readonly number[]): Spread => ({
  low: quantile(times, 0.25),
  median: quantile(times, 0.5),
  high: quantile(times, 0.75),
});

function sorted(measured: Measured, order: string): readonly Row[] {
  const rows = Object.entries(measured).map(([id, { name, forward, backward }]): Row => ({
    id,
    name,
    forward: spread(forward),
    backward: spread(backward),
  }));
  return order === 'cost' ? rows.sort((a, b) => a.forward.median - b.forward.median) : rows;
}

function draw(context: Context, half: 0 | 1): Element {
  const all = sorted(context.result, context.settings.order);
  if (all.length === 0)
    return emptyView(
      context,
      half === 0 ? 'Press Play: each activation is timed here, round after round.' : 'The others come here.',
    );
  const middle = Math.ceil(all.length / 2);
  const rows = half === 0 ? all.slice(0, middle) : all.slice(middle);
  // A busy moment can stretch a spread far out: the medians decide how far the axis goes.
  const medians = all.flatMap(({ forward, backward }) => [forward.median, backward.median]);
  const right = niceEnd(1.15 * Math.max(...medians));
  const identity = context.result['identity'];
  const call = identity ? spread(identity.forward).median : undefined;
  return chart(context, {
    marginLeft: 140,
    marginRight: 12,
    marginTop: 22,
    x: { domain: [0, right], ticks: 4, label: 'nanoseconds for one number' },
    y: { type: 'point', domain: rows.map(({ id }) => id), axis: null, padding: 0.6 },
    marks: [
      call === undefined
        ? []
        : [
            ruleX([call], { stroke: 'var(--ghost)' }),
            half === 0
              ? text([call], { x: (at: number) => at, frameAnchor: 'top', dy: -10, text: ['the call alone'] })
              : [],
          ],
      rows.map((row) => rowMarks(row, right)),
    ],
  });
}

function rowMarks({ id, name, forward, backward }: Row, right: number): Markish {
  const known = id !== 'copy';
  const stroke = known ? `var(--a-${id})` : 'var(--ink-3)';
  const line = { y: 'id', x1: 'low', x2: 'high', stroke, strokeWidth: 2, strokeOpacity: 0.5 } as const;
  const inside = (times: Spread) => [{ id, ...times, high: Math.min(times.high, right) }];
  const [full, open] = [inside(forward), inside(backward)];
  return [
    text([{ id, name }], {
      y: 'id',
      text: 'name',
      frameAnchor: 'left',
      textAnchor: 'end',
      dx: -12,
      ...(known ? labelled(id, id === 'relu' ? 'strong' : 'plain') : {}),
    }),
    ruleY(full, { ...line, dy: -3 }),
    ruleY(open, { ...line, dy: 4 }),
    dot(full, { y: 'id', x: 'median', r: 4, fill: stroke, dy: -3 }),
    dot(open, { y: 'id', x: 'median', r: 3.4, fill: 'var(--paper)', stroke, strokeWidth: 1.5, dy: 4 }),
  ];
}

/** A round number at or above it, so that the axis does not tremble while medians settle. */
function niceEnd(value: number): number {
  const power = 10 ** Math.floor(Math.log10(value));
  const step = [1, 1.5, 2, 3, 4, 5, 7.5, 10].find((factor) => factor * power >= value) ?? 10;
  return step * power;
}
