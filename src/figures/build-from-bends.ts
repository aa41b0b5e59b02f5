/** U1: a sum of rectifiers, its kinks to be dragged on to a curve. */
import { line, ruleY, text } from '@observablehq/plot';
import { chart, lineOf } from '../figure-kit/chart.ts';
import { choice, range } from '../figure-kit/controls.ts';
import { defineFigure, type DrawContext } from '../figure-kit/figure.ts';
import { fixed, significant } from '../figure-kit/format.ts';
import { svgElement } from '../figure-kit/svg.ts';

/** On [0, 1], with heights from 0 to 1. */
const targets = {
  hill: (x: number) => 0.1 + 0.8 * Math.exp(-((x - 0.45) ** 2) / 0.035),
  wave: (x: number) => 0.5 + 0.4 * Math.sin(2 * Math.PI * x),
  square: (x: number) => x * x,
} as const;
type Target = keyof typeof targets;

/** A bend: where, and how high the sum is there. */
interface Bend {
  readonly key: 1 | 2 | 3 | 4;
  readonly x: number;
  readonly y: number;
}
interface Sum {
  readonly target: Target;
  readonly bends: readonly Bend[];
  /** Corners of the sum, the ends among them. */
  readonly corners: readonly (readonly [x: number, y: number])[];
  readonly start: number;
  readonly slope: number;
  /** f(x) = start + slope·x + Σ factor·relu(x − at). */
  readonly terms: readonly { readonly at: number; readonly factor: number }[];
  readonly gap: number;
  readonly gapAt: number;
}
type Context = DrawContext<unknown, Sum>;

const heights: [number, number] = [-0.1, 1.1];
const margin = { left: 30, right: 16, top: 24, bottom: 42 };
const grid = Array.from({ length: 401 }, (_, i) => i / 400);

function sumOf(target: Target, bends: readonly Bend[]): Sum {
  const curve = targets[target];
  const corners: (readonly [number, number])[] = [[0, curve(0)]];
  for (const { x, y } of [...bends].sort((a, b) => a.x - b.x))
    if (x > corners[corners.length - 1][0]) corners.push([x, y]);
  corners.push([1, curve(1)]);
  const slopes = corners.slice(1).map(([x, y], i) => (y - corners[i][1]) / (x - corners[i][0]));
  const terms = slopes.slice(1).map((slope, i) => ({ at: corners[i + 1][0], factor: slope - slopes[i] }));
  const [start, slope] = [curve(0), slopes[0]];
  const f = (x: number) =>
    terms.reduce((sum, { at, factor }) => sum + factor * Math.max(0, x - at), start + slope * x);
  const gaps = grid.map((x) => Math.abs(f(x) - curve(x)));
  const gap = Math.max(...gaps);
  return { target, bends, corners, start, slope, terms, gap, gapAt: grid[gaps.indexOf(gap)] };
}

function drawSum(context: Context): Element {
  const { document, result, width, height } = context;
  const { target, corners, gapAt, bends } = result;
  const at = {
    x: (x: number) => margin.left + x * (width - margin.left - margin.right),
    y: (y: number) =>
      margin.top + ((heights[1] - y) / (heights[1] - heights[0])) * (height - margin.top - margin.bottom),
  };
  const f = heightAt(corners, gapAt);
  const picture = chart(context, {
    marginLeft: margin.left,
    marginRight: margin.right,
    marginTop: margin.top,
    marginBottom: margin.bottom,
    x: { domain: [0, 1], ticks: 5, label: 'input x' },
    y: { domain: heights, ticks: [0, 0.5, 1], label: null },
    marks: [
      ruleY([0], { stroke: 'var(--ink-3)' }),
      line(grid, {
        x: (x: number) => x,
        y: targets[target],
        stroke: 'var(--ghost)',
        strokeWidth: 7,
        strokeLinecap: 'round',
      }),
      line(
        [
          [gapAt, f],
          [gapAt, targets[target](gapAt)],
        ],
        { stroke: 'var(--accent)', strokeWidth: 1.6 },
      ),
      line(corners, lineOf('relu')),
      text([[gapAt, (f + targets[target](gapAt)) / 2]], {
        text: [`gap ${significant(result.gap, 2)}`],
        textAnchor: gapAt > 0.8 ? 'end' : 'start',
        dx: gapAt > 0.8 ? -7 : 7,
        className: 'halo strong',
      }),
    ],
  });
  const unit = { x: at.x(1) - at.x(0), y: at.y(0) - at.y(1) };
  for (const { key, x, y } of bends)
    picture.append(
      svgElement(
        document,
        'g',
        {
          class: 'touchable',
          'data-drag-x': `x${key}`,
          'data-drag-y': `y${key}`,
          'data-unit-x': unit.x,
          'data-unit-y': unit.y,
        },
        [
          // A finger is wider than the mark.
          svgElement(document, 'circle', { cx: at.x(x), cy: at.y(y), r: 20, fill: 'transparent' }),
          svgElement(document, 'circle', {
            cx: at.x(x),
            cy: at.y(y),
            r: 7,
            fill: 'var(--paper)',
            stroke: 'var(--accent)',
            'stroke-width': 2.5,
          }),
        ],
      ),
    );
  return picture;
}

function heightAt(corners: Sum['corners'], x: number): number {
  const i = Math.max(
    1,
    corners.findIndex(([right]) => right >= x),
  );
  const [[x0, y0], [x1, y1]] = [corners[i - 1], corners[i]];
  return y0 + ((y1 - y0) * (x - x0)) / (x1 - x0);
}

/** Each summand by itself: nothing up to its place, then a straight line. */
function drawTerms(context: Context): Element {
  const { start, slope, terms } = context.result;
  const largest = Math.max(
    1,
    ...terms.map(({ at, factor }) => Math.abs(factor) * (1 - at)),
    Math.abs(start + slope),
  );
  return chart(context, {
    marginLeft: margin.left,
    x: { domain: [0, 1], ticks: 5, label: 'input x' },
    y: { domain: [-largest, largest], ticks: 3, label: null },
    marks: [
      ruleY([0], { stroke: 'var(--ink-3)' }),
      text(['what is added up'], { frameAnchor: 'top-left', textAnchor: 'start', dy: -18 }),
      line(
        [
          [0, start],
          [1, start + slope],
        ],
        { stroke: 'var(--ink-3)', strokeWidth: 1.2 },
      ),
      terms.map(({ at, factor }) =>
        line(
          [
            [0, 0],
            [at, 0],
            [1, factor * (1 - at)],
          ],
          lineOf('relu', 'thin'),
        ),
      ),
    ],
  });
}

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
