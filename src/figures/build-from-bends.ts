/** U1: a sum of rectifiers, its kinks to be dragged on to a curve. */
import { choice, range } from '../figure-kit/controls.ts';
import { defineFigure } from '../figure-kit/figure.ts';
import { fixed, significant } from '../figure-kit/format.ts';
import { sumOf } from './build-from-bends/sum.ts';
import { drawSum, drawTerms } from './build-from-bends/drawing.ts';

const place = (key: number, value: number) =>
  range({
    label: `Place of bend ${key}`,
    min: 0.02,
    max: 0.98,
    step: 0.01,
    default: value,
    format: (x) => fixed(x, 2),
  });
const top = (key: number, value: number) =>
  range({
    label: `Height at bend ${key}`,
    min: 0,
    max: 1,
    step: 0.01,
    default: value,
    format: (y) => fixed(y, 2),
  });

export default defineFigure({
  id: 'build-from-bends',
  title: 'Four bends, each where you put it, follow any gentle curve',
  sentence:
    'Follow the {target} with bends at {x1} up {y1}, at {x2} up {y2}, at {x3} up {y3} and at {x4} up {y4}.',
  controls: {
    target: choice({
      label: 'Curve',
      options: { hill: 'hill', wave: 'wave', square: 'square of x' },
      default: 'hill',
    }),
    x1: place(1, 0.2),
    y1: top(1, 0.15),
    x2: place(2, 0.4),
    y2: top(2, 0.6),
    x3: place(3, 0.6),
    y3: top(3, 0.6),
    x4: place(4, 0.8),
    y4: top(4, 0.15),
  },
  source: {
    kind: 'instant',
    compute: ({ target, x1, y1, x2, y2, x3, y3, x4, y4 }) =>
      sumOf(target, [
        { key: 1, x: x1, y: y1 },
        { key: 2, x: x2, y: y2 },
        { key: 3, x: x3, y: y3 },
        { key: 4, x: x4, y: y4 },
      ]),
  },
  rows: [
    [
      {
        id: 'sum',
        label: 'The curve, and the sum of rectifiers',
        share: 1.7,
        height: { wide: 340, narrow: 320 },
        draw: drawSum,
      },
      {
        id: 'terms',
        label: 'The summands, one line each',
        height: { wide: 340, narrow: 220 },
        draw: drawTerms,
      },
    ],
  ],
  numbers: ({ gap }) => ({ gap }),
  readouts: ({ gap, gapAt }) => [
    { label: 'largest gap', value: significant(gap, 2) },
    { label: 'at', value: `x = ${fixed(gapAt, 2)}` },
  ],
  describe: ({ start, slope, terms, gap, gapAt }) =>
    `The sum is ${fixed(start, 2)} + ${fixed(slope, 2)}·x${terms
      .map(
        ({ at, factor }) =>
          ` ${factor < 0 ? '−' : '+'} ${fixed(Math.abs(factor), 2)}·relu(x − ${fixed(at, 2)})`,
      )
      .join('')}. It is farthest from the curve at x = ${fixed(gapAt, 2)}, by ${significant(gap, 2)}.`,
  caption:
    'Drag the rings, or move the numbers. The ends are held to the curve. Each bend is one rectifier, relu(x − place), times the change of slope there; right, the summands one by one, the straight line that they start from in grey.',
  table: ({ start, slope, terms }) => ({
    columns: ['Summand', 'Begins at', 'Slope'],
    rows: [
      [`${fixed(start, 2)} + slope · x`, 0, significant(slope, 3)],
      ...terms.map(({ at, factor }) => ['rectifier', fixed(at, 2), significant(factor, 3)]),
    ],
  }),
});
