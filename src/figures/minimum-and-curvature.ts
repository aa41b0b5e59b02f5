/** P9: where the smooth successors dip, and how sharply they bend where ReLU has its kink. */
import { dot, line, ruleX, text, type Markish } from '@observablehq/plot';
import { kinkPlaces } from '../activations/activation.ts';
import { activationOf, defaultsOf, type Activation } from '../activations/index.ts';
import { ground, valueName } from '../figure-kit/chart-marks.ts';
import { chart, inkOf, labelled, lineOf } from '../figure-kit/chart.ts';
import { membersOf, range, set } from '../figure-kit/controls.ts';
import { defineFigure, type DrawContext } from '../figure-kit/figure.ts';
import { fixed } from '../figure-kit/format.ts';
import { turningPoints } from '../numerics/curve.ts';

const edge = 4;
const xs = Array.from({ length: 401 }, (_, i) => -edge + (2 * edge * i) / 400);

interface Bend {
  readonly id: string;
  readonly name: string;
  readonly least: { readonly x: number; readonly y: number } | undefined;
  /** Second derivative at the places of `xs`; a kink's jump of slope is not in it. */
  readonly curvature: readonly number[];
  readonly sharpest: number;
}
interface Bends {
  readonly bends: readonly Bend[];
  readonly x: number;
}
type Context = DrawContext<unknown, Bends>;

const curveOf = (activation: Activation) => {
  const values = defaultsOf(activation);
  return {
    f: (x: number) => activation.f(x, values),
    df: (x: number) => activation.df(x, values),
    ddf: (x: number) => activation.ddf?.(x, values) ?? NaN,
    kinks: kinkPlaces(activation, values),
  };
};

export default defineFigure({
  id: 'minimum-and-curvature',
  title: 'The smooth successors dip below zero, and spread over a stretch what ReLU does at a point',
  sentence: 'Compare {activations}, and read them at x = {x}.',
  controls: {
    activations: set({
      label: 'Activations',
      options: {
        gelu: 'GELU',
        silu: 'SiLU',
        mish: 'Mish',
        elu: 'ELU',
        softplus: 'softplus',
        squareplus: 'squareplus',
      },
      default: ['gelu', 'silu', 'mish'],
      most: 4,
    }),
    x: range({
      label: 'Input x',
      min: -edge,
      max: edge,
      step: 0.05,
      default: -1,
      format: (x) => fixed(x, 2),
    }),
  },
  source: {
    kind: 'instant',
    compute: ({ activations, x }): Bends => ({
      x,
      bends: membersOf(activations).map((id) => {
        const activation = activationOf(id);
        const curve = curveOf(activation);
        const curvature = xs.map(curve.ddf);
        const lows = turningPoints(curve).filter(({ y }) => y < 0);
        return {
          id,
          name: activation.name,
          least: lows.length > 0 ? lows.reduce((a, b) => (b.y < a.y ? b : a)) : undefined,
          curvature,
          sharpest: Math.max(...curvature),
        };
      }),
    }),
  },
  rows: [
    [
      {
        id: 'functions',
        label: 'The functions, with their least values',
        height: { wide: 330, narrow: 280 },
        draw(context: Context) {
          const { bends, x } = context.result;
          return draw(context, [-1.1, 2], 'function', [
            bends.map(({ id }) =>
              line(xs, { x: (at: number) => at, y: curveOf(activationOf(id)).f, ...lineOf(id), clip: true }),
            ),
            bends.map(({ id, least }) =>
              dot(least ? [least] : [], {
                x: 'x',
                y: 'y',
                r: 4.5,
                fill: 'var(--paper)',
                stroke: inkOf(id),
                strokeWidth: 2,
              }),
            ),
            bends.map(({ id }) =>
              dot([x], {
                x: (at: number) => at,
                y: curveOf(activationOf(id)).f,
                r: 3,
                fill: inkOf(id),
                clip: true,
              }),
            ),
            bends.map(({ id, name }, i) =>
              text([name], {
                frameAnchor: 'top-left',
                textAnchor: 'start',
                dx: 8,
                dy: 10 + 17 * i,
                ...labelled(id),
              }),
            ),
          ]);
        },
      },
      {
        id: 'curvatures',
        label: 'Their second derivatives',
        height: { wide: 330, narrow: 280 },
        draw(context: Context) {
          const { bends } = context.result;
          return draw(context, [-0.4, 1.1], 'second derivative', [
            bends.map(({ id, curvature }) =>
              line(
                curvature.map((y, i): [number, number] => [xs[i], y]),
                { ...lineOf(id), clip: true },
              ),
            ),
          ]);
        },
      },
    ],
  ],
  readouts: ({ bends, x }) => [
    ...bends.map(({ name, least }) => ({
      label: `${name}, least`,
      value: least ? `${fixed(least.y, 4)} at ${fixed(least.x, 4)}` : 'none',
    })),
    ...bends.map(({ id, name }) => ({
      label: `slope of ${name} at ${fixed(x, 2)}`,
      value: fixed(curveOf(activationOf(id)).df(x), 3),
    })),
  ],
  describe: ({ bends }) =>
    bends
      .map(
        ({ name, least, sharpest }) =>
          `${name} ${least ? `is least at ${fixed(least.x, 3)}, where it is ${fixed(least.y, 3)}` : 'has no least value'}, and its curvature is at most ${fixed(sharpest, 2)}.`,
      )
      .join(' '),
  caption:
    'Open dots mark the least values. The area under each second derivative is the slope that the function gains from left to right, which is 1 for all of them; ReLU gains it in one point, where its second derivative does not exist.',
  table: ({ bends }) => ({
    columns: ['Activation', 'Least value', 'at', 'Greatest curvature'],
    rows: bends.map(({ name, least, sharpest }) => [
      name,
      least ? fixed(least.y, 6) : '',
      least ? fixed(least.x, 6) : '',
      fixed(sharpest, 4),
    ]),
  }),
});

function draw(
  context: Context,
  domain: readonly [number, number],
  heading: string,
  marks: readonly Markish[],
): Element {
  return chart(context, {
    marginLeft: 34,
    x: { domain: [-edge, edge], ticks: [-4, -2, 0, 2, 4], label: 'input x' },
    y: { domain: [...domain], ticks: 4, label: null },
    marks: [ground(), ruleX([context.result.x], { stroke: 'var(--grid)' }), valueName(heading), ...marks],
  });
}
