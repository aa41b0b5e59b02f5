/** U4: Nair and Hinton's argument (2010): copies of one sigmoid, each shifted by one more, add up to a bend. */
import { line, ruleX, text, type Markish } from '@observablehq/plot';
import { chart, labelled, lineOf, namedLevels } from '../figure-kit/chart.ts';
import { integer, toggle } from '../figure-kit/controls.ts';
import { curvePoints, lastInside } from '../figure-kit/curve.ts';
import { defineFigure, type DrawContext } from '../figure-kit/figure.ts';
import { count, fixed, significant } from '../figure-kit/format.ts';
import { functionSeries } from '../figure-kit/series.ts';
import { logistic, softplus } from '../numerics/logistic.ts';
import { findMaximum } from '../numerics/search.ts';

const interval = [-4, 12.5] as const;
const most = 12;
/** What counts as following softplus: twice the gap that infinitely many copies leave. */
const tolerance = 0.02;
/** Heights of the second picture: the gap of infinitely many copies fills half of it; all sums are below softplus. */
const gaps: [number, number] = [-0.022, 0.003];

/** Σ σ(x − i + ½) over i = 1 … copies. */
function stepped(x: number, copies: number): number {
  let total = 0;
  for (let i = 1; i <= copies; i++) total += logistic(x - i + 0.5);
  return total;
}
/** Beyond x + 40 a sigmoid is under 10⁻¹⁷: adding more changes no digit. */
const endless = (x: number): number => stepped(x, Math.ceil(Math.max(0, x)) + 40);
const gapOf = (x: number, copies: number): number => stepped(x, copies) - softplus(x);

interface Sum {
  readonly copies: number;
  /** Up to where, from the left, the sum is within the tolerance of softplus. */
  readonly follows: number;
  /** Where the gap of infinitely many copies is largest, and how large. */
  readonly endlessAt: number;
  readonly endlessGap: number;
}

export default defineFigure({
  id: 'from-sigmoids-to-relu',
  title: 'Enough sigmoids, each a step further on, add up to a rectifier with a soft corner',
  sentence: 'Add up {copies} copies of the sigmoid and {each}.',
  controls: {
    copies: integer({ label: 'Copies', min: 1, max: most, default: 5 }),
    each: toggle({ label: 'show each of them', default: true }),
  },
  source: { kind: 'instant', compute: ({ copies }) => sumOf(copies) },
  rows: [
    [
      {
        id: 'sum',
        label: 'The sum of shifted sigmoids, log(1 + eˣ) and max(0, x)',
        share: 1.5,
        height: { wide: 340, narrow: 300 },
        draw: drawSum,
        series: ({ copies }) => [
          functionSeries(`sum of ${copies}`, (x) => stepped(x, copies), interval, 0.25),
          functionSeries('log(1 + eˣ)', softplus, interval, 0.25),
          functionSeries('max(0, x)', (x) => Math.max(0, x), interval, 0.25),
        ],
      },
      {
        id: 'gap',
        label: 'How far the sum is from log(1 + eˣ), for these copies and for infinitely many',
        height: { wide: 340, narrow: 220 },
        draw: drawGap,
        series: ({ copies }) => [
          functionSeries(`sum of ${copies} minus log(1 + eˣ)`, (x) => gapOf(x, copies), interval, 0.25),
          functionSeries(
            'the endless sum minus log(1 + eˣ)',
            (x) => endless(x) - softplus(x),
            interval,
            0.25,
          ),
        ],
      },
    ],
  ],
  readouts: ({ copies, follows, endlessAt, endlessGap }) => [
    { label: `within ${fixed(tolerance, 2)} of log(1 + eˣ) up to`, value: `x = ${fixed(follows, 1)}` },
    { label: 'levels off at', value: count(copies) },
    {
      label: 'infinitely many stay within',
      value: `${significant(-endlessGap, 4)}, the most at x = ${fixed(endlessAt, 1)}`,
    },
  ],
  describe: ({ copies, follows, endlessAt, endlessGap }) =>
    `The sum of ${count(copies)} shifted ${copies === 1 ? 'sigmoid' : 'sigmoids'} stays within ${fixed(tolerance, 2)} of log(1 + eˣ) up to x = ${fixed(follows, 1)} and levels off at ${count(copies)}. Infinitely many are never farther below it than ${significant(-endlessGap, 4)}, at x = ${fixed(endlessAt, 1)}.`,
  caption:
    'Copy i is σ(x − i + ½): the same weights, a bias lower by one each time. Left, their sum against log(1 + eˣ) and max(0, x). Right, sum minus log(1 + eˣ), magnified; the thin line is the sum that never ends. It comes close everywhere, but it is not the same function.',
  table: ({ copies }) => ({
    columns: ['x', `sum of ${copies}`, 'log(1 + eˣ)', 'max(0, x)', 'sum − log(1 + eˣ)'],
    rows: Array.from({ length: 9 }, (_, i) => 2 * i - 4).map((x) => [
      x,
      significant(stepped(x, copies), 5),
      significant(softplus(x), 5),
      Math.max(0, x),
      significant(gapOf(x, copies), 3),
    ]),
  }),
});

function sumOf(copies: number): Sum {
  const endlessAt = findMaximum((x) => softplus(x) - endless(x), -1, 1);
  return {
    copies,
    follows: followsUpTo(copies),
    endlessAt,
    endlessGap: endless(endlessAt) - softplus(endlessAt),
  };
}

/** The first place, from the left, where the sum leaves the tolerance: scanned, then halved to a thousandth. */
function followsUpTo(copies: number): number {
  const away = (x: number) => Math.abs(gapOf(x, copies)) > tolerance;
  let left = -12;
  while (left < most && !away(left + 0.1)) left += 0.1;
  let right = left + 0.1;
  while (right - left > 1e-3) {
    const middle = (left + right) / 2;
    if (away(middle)) right = middle;
    else left = middle;
  }
  return left;
}

type Context = DrawContext<{ readonly copies: number; readonly each: boolean }, Sum>;

function drawSum(context: Context): Element {
  const { copies, each } = context.settings;
  const heights: [number, number] = [-0.4, 12.2];
  const sum = curvePoints((x) => stepped(x, copies), interval);
  const soft = curvePoints(softplus, interval);
  const singles: Markish[] = each
    ? Array.from({ length: copies }, (_, i) =>
        line(
          curvePoints((x) => logistic(x - i - 0.5), interval),
          { ...lineOf('sigmoid', 'thin'), strokeOpacity: 0.55 },
        ),
      )
    : [];
  const end = lastInside(sum, heights) ?? [0, 0];
  return chart(context, {
    x: { domain: [...interval], ticks: [-4, 0, 4, 8, 12], label: 'input x' },
    y: { domain: heights },
    marks: [
      namedLevels([4, 8, 12].map((y) => ({ y, name: String(y) }))),
      ruleX([0], { stroke: 'var(--grid)' }),
      ...singles,
      line(soft, { ...lineOf('softplus'), clip: true }),
      line(
        [
          [interval[0], 0],
          [0, 0],
          [interval[1], interval[1]],
        ],
        { ...lineOf('relu'), clip: true },
      ),
      line(sum, { ...lineOf('sigmoid'), clip: true }),
      text([[8.8, 10.2]], { text: ['max(0, x)'], textAnchor: 'end', ...labelled('relu') }),
      text([[1.1, 1.9]], { text: ['log(1 + eˣ)'], textAnchor: 'end', ...labelled('softplus') }),
      text([end], {
        text: [copies === 1 ? 'one sigmoid' : `sum of ${count(copies)}`],
        textAnchor: 'end',
        dy: copies > 10 ? 34 : 14,
        ...labelled('sigmoid'),
      }),
    ],
  });
}

function drawGap(context: Context): Element {
  const { endlessAt, endlessGap, copies } = context.result;
  const gap = curvePoints((x) => gapOf(x, copies), interval);
  return chart(context, {
    x: { domain: [...interval], ticks: [-4, 0, 4, 8, 12], label: 'input x' },
    y: { domain: gaps },
    marks: [
      namedLevels(
        [
          { y: 0, name: 'log(1 + eˣ)' },
          { y: -0.01, name: '0.01 below' },
          { y: -0.02, name: '0.02 below' },
        ],
        'right',
      ),
      line(
        curvePoints((x) => endless(x) - softplus(x), interval),
        { ...lineOf('sigmoid', 'thin'), clip: true },
      ),
      line(gap, { ...lineOf('sigmoid'), clip: true }),
      text([[endlessAt + 1.2, endlessGap]], {
        text: [`infinitely many: ${significant(endlessGap, 3)}`],
        textAnchor: 'start',
        dy: 4,
        ...labelled('sigmoid', 'plain'),
      }),
      text([[Math.max(context.result.follows, -1) + 0.6, -0.0165]], {
        text: [copies === 1 ? 'one' : `these ${count(copies)}`],
        textAnchor: 'start',
        ...labelled('sigmoid'),
      }),
    ],
  });
}
