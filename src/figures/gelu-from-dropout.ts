/** P9: a mask that keeps an input the more likely the larger it is; on average that is GELU. */
import { dot, line, ruleY, text } from '@observablehq/plot';
import { activationOf, defaultsOf } from '../activations/index.ts';
import { chart, inkOf, labelled, lineOf } from '../figure-kit/chart.ts';
import { choice, integer, seed } from '../figure-kit/controls.ts';
import { defineFigure } from '../figure-kit/figure.ts';
import { count, fixed } from '../figure-kit/format.ts';
import { logistic } from '../numerics/logistic.ts';
import { normalDistribution } from '../numerics/normal.ts';
import { createRandom } from '../numerics/random.ts';

const edge = 4;
const xs = Array.from({ length: 81 }, (_, i) => -edge + (2 * edge * i) / 80);
/** How likely x is kept, and what that makes on average. */
const laws = {
  normal: { keeps: normalDistribution, activation: 'gelu' },
  logistic: { keeps: logistic, activation: 'silu' },
  half: { keeps: () => 0.5, activation: 'identity' },
  sign: { keeps: (x: number) => (x > 0 ? 1 : 0), activation: 'relu' },
} as const;
/** Single outcomes are drawn for the first so many masks. */
const shownMasks = 12;

interface Masked {
  readonly singles: readonly (readonly [x: number, y: number])[];
  readonly means: readonly (readonly [x: number, y: number])[];
  readonly expected: readonly (readonly [x: number, y: number])[];
  /** Between the mean of the masks and its expectation. */
  readonly largestGap: number;
}

export default defineFigure({
  id: 'gelu-from-dropout',
  title: 'GELU is what a mask does on average that keeps large inputs and drops small ones',
  sentence: 'Keep x with a chance of {law}, else put 0; do so {masks} times, from seed {seed}.',
  controls: {
    law: choice({
      label: 'Chance to keep',
      options: {
        normal: 'Φ(x), the normal distribution',
        logistic: 'σ(x), the logistic one',
        half: 'one half, as dropout',
        sign: '1 above zero, 0 below',
      },
      default: 'normal',
    }),
    masks: integer({ label: 'Masks', min: 1, max: 400, default: 30 }),
    seed: seed(),
  },
  source: {
    kind: 'instant',
    compute({ law, masks, seed }): Masked {
      const { keeps } = laws[law];
      const random = createRandom(seed, 0);
      const singles: [number, number][] = [];
      const sums = xs.map(() => 0);
      for (let mask = 0; mask < masks; mask++)
        xs.forEach((x, i) => {
          const y = random.uniform() < keeps(x) ? x : 0;
          sums[i] += y;
          if (mask < shownMasks) singles.push([x, y]);
        });
      const means = xs.map((x, i) => [x, sums[i] / masks] as const);
      const expected = xs.map((x) => [x, x * keeps(x)] as const);
      return {
        singles,
        means,
        expected,
        largestGap: Math.max(...means.map(([, y], i) => Math.abs(y - expected[i][1]))),
      };
    },
  },
  rows: [
    [
      {
        id: 'masks',
        label: 'What single masks leave of each input, their mean, and its expectation',
        height: { wide: 380, narrow: 320 },
        draw(context) {
          const { singles, means, expected } = context.result;
          const { activation: id } = laws[context.settings.law];
          const activation = activationOf(id);
          return chart(context, {
            marginLeft: 30,
            x: { domain: [-edge, edge], ticks: [-4, -2, 0, 2, 4], label: 'input x' },
            y: { domain: [-edge, edge], ticks: [-4, -2, 0, 2, 4], label: null },
            marks: [
              ruleY([0], { stroke: 'var(--grid)' }),
              dot(singles, { r: 1.8, fill: 'var(--ink)', fillOpacity: 0.1 }),
              line(expected, lineOf(id)),
              dot(means, { r: 2.6, fill: inkOf(id) }),
              text([`${id === 'identity' ? 'x/2' : activation.name}, the expectation`], {
                frameAnchor: 'top-left',
                textAnchor: 'start',
                dx: 8,
                dy: 10,
                ...labelled(id),
              }),
            ],
          });
        },
      },
    ],
  ],
  readouts: ({ largestGap }, { masks }) => [
    { label: 'masks', value: count(masks) },
    { label: 'largest gap between mean and expectation', value: fixed(largestGap, 2) },
  ],
  describe({ largestGap, means }, { law, masks }) {
    const { activation: id } = laws[law];
    const activation = activationOf(id);
    const near = means.find(([x]) => x === 1);
    const at = id === 'identity' ? 0.5 : activation.f(1, defaultsOf(activation));
    return `The mean of ${count(masks)} masks at x = 1 is ${fixed(near?.[1] ?? NaN, 2)}, its expectation ${fixed(at, 2)}. The largest gap anywhere is ${fixed(largestGap, 2)}.`;
  },
  caption:
    'Faint points are what the first dozen masks leave: x itself or 0. The larger points are the mean of all masks, the line is the expectation, x times the chance to be kept.',
  table: ({ means, expected }) => ({
    columns: ['Input x', 'Mean of the masks', 'Expectation'],
    rows: means.map(([x, mean]) => [
      x,
      mean,
      expected.reduce((best, each) => (Math.abs(each[0] - x) < Math.abs(best[0] - x) ? each : best))[1],
    ]),
  }),
});
