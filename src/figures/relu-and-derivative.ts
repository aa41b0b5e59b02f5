/** U4: the function and its derivative, and the choice that has to be made at zero. */
import { dot, line, ruleX, text, type Markish } from '@observablehq/plot';
import { chart, labelled, lineOf, namedLevels } from '../figure-kit/chart.ts';
import { range } from '../figure-kit/controls.ts';
import { defineFigure } from '../figure-kit/figure.ts';
import { fixed } from '../figure-kit/format.ts';
import { functionSeries } from '../figure-kit/series.ts';

const edge = 4;
/** Slopes of the hairlines that stand for all lines through the bend that stay below the function. */
const fan = Array.from({ length: 11 }, (_, i) => i / 10);

type Points = [number, number][];
/** The line through (x, y) with that slope, from edge to edge. */
const through = (x: number, y: number, slope: number): Points => [
  [-edge, y - slope * (x + edge)],
  [edge, y + slope * (edge - x)],
];

const thin = { stroke: 'var(--ink-2)', strokeWidth: 1.3, clip: true } as const;
const open = { r: 4.5, fill: 'var(--paper)', stroke: 'var(--ink)', strokeWidth: 2 } as const;
const filled = { r: 4.5, fill: 'var(--ink)' } as const;
const here = { r: 7.5, fill: 'none', stroke: 'var(--ink)', strokeWidth: 1.3 } as const;

/** All subgradients at once: the wedge between slope 0 and slope 1, and some of the lines in it. */
const wedge: Markish[] = [
  line(
    [
      [-edge, -edge],
      [edge, edge],
      [edge, 0],
      [-edge, 0],
    ],
    { fill: 'var(--ink)', fillOpacity: 0.05, stroke: 'none', clip: true },
  ),
  ...fan.map((slope) =>
    line(through(0, 0, slope), { stroke: 'var(--ink)', strokeWidth: 0.7, strokeOpacity: 0.22, clip: true }),
  ),
];

export default defineFigure({
  id: 'relu-and-derivative',
  title: 'A line that is bent once has two slopes, and at the bend it may have any slope between',
  sentence: 'Stand at x = {x} and, where the line bends, use the slope {slopeAtZero}.',
  controls: {
    x: range({ label: 'Input x', min: -edge, max: edge, step: 0.1, default: 0, format: (x) => fixed(x, 1) }),
    slopeAtZero: range({
      label: 'Slope at zero',
      min: 0,
      max: 1,
      step: 0.05,
      default: 0.5,
      format: (s) => fixed(s, 2),
    }),
  },
  source: {
    kind: 'instant',
    compute({ x, slopeAtZero }) {
      const slope = x > 0 ? 1 : x < 0 ? 0 : slopeAtZero;
      return { x, y: Math.max(0, x), slope };
    },
  },
  rows: [
    [
      {
        id: 'function',
        label: 'max(0, x), with the line that touches it at x',
        height: { wide: 300, narrow: 250 },
        series: () => [functionSeries('max(0, x)', (x) => Math.max(0, x), [-edge, edge])],
        draw(context) {
          const { x, y, slope } = context.result;
          return chart(context, {
            x: { domain: [-edge, edge], ticks: [-4, -2, 0, 2, 4], label: 'input x' },
            y: { domain: [-1.7, edge] },
            marks: [
              namedLevels([
                { y: 0, name: '0' },
                { y: 2, name: '2' },
                { y: 4, name: 'output 4' },
              ]),
              x === 0 ? wedge : [],
              line(through(x, y, slope), thin),
              line(
                [
                  [-edge, 0],
                  [0, 0],
                  [edge, edge],
                ],
                lineOf('relu'),
              ),
              dot([[x, y]], { ...filled, r: 5.5 }),
              text([[2.9, 3.45]], { text: ['max(0, x)'], textAnchor: 'end', ...labelled('relu') }),
            ],
          });
        },
      },
      {
        id: 'derivative',
        label: 'The slope of max(0, x): zero on the left, one on the right, a choice at zero',
        height: { wide: 300, narrow: 210 },
        series: (_, { slopeAtZero }) => [
          functionSeries('slope', (x) => (x === 0 ? slopeAtZero : x > 0 ? 1 : 0), [-edge, edge]),
        ],
        draw(context) {
          const { x, slope } = context.result;
          const { slopeAtZero } = context.settings;
          return chart(context, {
            x: { domain: [-edge, edge], ticks: [-4, -2, 0, 2, 4], label: 'input x' },
            y: { domain: [-0.25, 1.3] },
            marks: [
              namedLevels([{ y: 1, name: 'slope 1' }]),
              ruleX([0], { y1: 0, y2: 1, stroke: 'var(--ink)', strokeOpacity: 0.12, strokeWidth: 9 }),
              line(
                [
                  [-edge, 0],
                  [0, 0],
                ],
                lineOf('relu'),
              ),
              line(
                [
                  [0, 1],
                  [edge, 1],
                ],
                lineOf('relu'),
              ),
              dot(
                [
                  [0, 0],
                  [0, 1],
                ],
                open,
              ),
              dot([[0, slopeAtZero]], filled),
              dot([[x, slope]], here),
              text([[-edge, 0]], { text: ['slope 0'], textAnchor: 'start', dy: -10 }),
              text([[0, 0.5]], { text: ['at 0, any of these'], textAnchor: 'start', dx: 14 }),
            ],
          });
        },
      },
    ],
  ],
  readouts: ({ x, y, slope }) => [
    { label: 'max(0, x)', value: fixed(y, 1) },
    { label: x === 0 ? 'slope, chosen' : 'slope', value: fixed(slope, 2) },
  ],
  describe: ({ x, y, slope }) =>
    `At x = ${fixed(x, 1)} the output is ${fixed(y, 1)} and the slope is ${fixed(slope, 2)}${
      x === 0 ? ', which is a choice: any number from 0 to 1 gives a line that stays below the function' : ''
    }.`,
  caption:
    'Left, the function in ink and the thin line that touches it where you stand; at zero, every line in the grey wedge touches it. Right, the slope of that line. Open circles are left out, the full one is the value chosen for zero: PyTorch, JAX and TensorFlow all take 0.',
  table: () => ({
    columns: ['x', 'max(0, x)', 'slope'],
    rows: [-2, -1, 0, 1, 2].map((x) => [x, Math.max(0, x), x < 0 ? 0 : x > 0 ? 1 : 'any from 0 to 1']),
  }),
});
