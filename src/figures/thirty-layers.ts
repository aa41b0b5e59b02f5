/** P1, “Reproduce it”: thirty rectifier layers from weights of variance 1/n and of 2/n (He et al. 2015, figure 3). */
import { areaY, line, ruleY, text } from '@observablehq/plot';
import type { ThirtyLayersFrame } from '../experiments/thirty-layers.ts';
import { bandOf } from '../figure-kit/band.ts';
import { ground, valueName } from '../figure-kit/chart-marks.ts';
import { chart, labelled, lineOf } from '../figure-kit/chart.ts';
import { choice, integer, seed } from '../figure-kit/controls.ts';
import { emptyView } from '../figure-kit/empty-view.ts';
import { defineFigure } from '../figure-kit/figure.ts';
import { count, fixed, percent } from '../figure-kit/format.ts';

interface Point {
  readonly step: number;
  readonly value: number;
}
interface Layers {
  /** Of 1/n, then of 2/n. */
  readonly curves: readonly [readonly Point[], readonly Point[]];
  readonly accuracies: readonly number[];
}

const steps = 400;
const chance = Math.log(10);
const names = ['variance 1/n', 'variance 2/n'] as const;
const methods = {
  sgd: { optimiser: 'sgd', learningRate: 0.01 },
  fast: { optimiser: 'sgd', learningRate: 0.03 },
  adam: { optimiser: 'adam', learningRate: 0.001 },
} as const;
const lastOf = (points: readonly Point[]): number => points.at(-1)?.value ?? NaN;

export default defineFigure({
  id: 'thirty-layers',
  title:
    'Thirty rectifier layers: with half the variance that they need, gradient descent does not move them',
  sentence: 'Train two networks of {depth} layers with {method} from seed {seed}.',
  controls: {
    depth: integer({ label: 'Layers', min: 5, max: 40, default: 30 }),
    method: choice({
      label: 'Optimiser',
      options: {
        sgd: 'plain gradient descent at 0.01',
        fast: 'plain gradient descent at 0.03',
        adam: 'Adam at 0.001',
      },
      default: 'sgd',
    }),
    seed: seed(),
  },
  source: {
    kind: 'run',
    experiment: 'thirty-layers',
    noun: 'steps',
    stepsAtBuild: steps,
    settings: ({ depth, method, seed }) => ({ depth, ...methods[method], steps, seed }),
    start: (): Layers => ({ curves: [[], []], accuracies: [] }),
    collect({ curves: [one, two] }: Layers, { step, losses, accuracies }: ThirtyLayersFrame): Layers {
      return {
        curves: [
          [...one, { step, value: losses[0] }],
          [...two, { step, value: losses[1] }],
        ],
        accuracies: accuracies ?? [],
      };
    },
  },
  rows: [
    [
      {
        id: 'losses',
        label: 'Training loss of both networks over the steps',
        height: { wide: 340, narrow: 300 },
        draw(context) {
          const { result, narrow, others = [], reference } = context;
          const { curves } = result;
          if (curves[0].length === 0)
            return emptyView(context, 'Press Play: the loss of each network is drawn here.');
          return chart(context, {
            marginLeft: 34,
            marginRight: narrow ? 92 : 108,
            x: { domain: [0, steps], ticks: narrow ? 3 : 5, label: 'steps of 50 images' },
            y: { domain: [0, 2.6], ticks: [0, 1, 2], label: null },
            marks: [
              ground(),
              ruleY([chance], { stroke: 'var(--grid)' }),
              text([chance], {
                y: (y: number) => y,
                frameAnchor: 'left',
                textAnchor: 'start',
                dy: -16,
                text: ['chance, log 10'],
              }),
              valueName('loss'),
              curves.map((points, i) => [
                areaY(others.length > 0 ? bandOf([result, ...others].map((run) => run.curves[i])) : [], {
                  x: 'step',
                  y1: 'low',
                  y2: 'high',
                  fill: 'var(--ink)',
                  fillOpacity: 0.1,
                  clip: true,
                }),
                line(reference?.result.curves[i] ?? [], {
                  x: 'step',
                  y: 'value',
                  ...lineOf('relu', 'thin'),
                  clip: true,
                }),
                line(points, {
                  x: 'step',
                  y: 'value',
                  ...(i === 1 ? lineOf('relu') : { stroke: 'var(--ink-2)', strokeWidth: 1.5 }),
                  clip: true,
                }),
                text(points.slice(-1), {
                  x: 'step',
                  y: 'value',
                  dx: 6,
                  dy: i === 0 ? -9 : 9,
                  textAnchor: 'start',
                  text: [names[i]],
                  ...(i === 1 ? labelled('relu') : { className: 'halo' }),
                }),
              ]),
            ],
          });
        },
      },
    ],
  ],
  readouts: ({ curves, accuracies }) =>
    names.flatMap((name, i) => [
      { label: `${name}, loss`, value: curves[i].length > 0 ? fixed(lastOf(curves[i]), 2) : 'none yet' },
      ...(accuracies.length > 0 ? [{ label: `${name}, read right`, value: percent(accuracies[i]) }] : []),
    ]),
  compares: ({ curves }) =>
    curves[0].length > 0
      ? names.map((name, i) => ({
          label: `${name}, loss`,
          value: lastOf(curves[i]),
          format: (x) => fixed(x, 2),
        }))
      : [],
  describe({ curves, accuracies }, { depth }) {
    const last = curves[0].at(-1);
    if (!last)
      return `Two networks of ${count(depth)} layers are waiting; chance is a loss of ${fixed(chance, 2)}.`;
    const right =
      accuracies.length > 0
        ? `; read right on test images ${accuracies.map((share) => percent(share)).join(' and ')}`
        : '';
    return `After ${count(last.step)} steps the loss of ${count(depth)} layers is ${fixed(lastOf(curves[0]), 2)} with variance 1/n and ${fixed(lastOf(curves[1]), 2)} with 2/n${right}. Chance is ${fixed(chance, 2)}.`;
  },
  caption:
    'Each line is a running mean of the training loss over about 20 batches. Both networks are 784–64–…–64–10 with ReLU, differ by a factor of √2 in every weight, and see the same handwritten digits in the same order.',
  table: ({ curves }) => ({
    columns: ['Step', ...names],
    rows: curves[0]
      .map(({ step, value }, i) => [step, fixed(value, 3), fixed(curves[1][i].value, 3)])
      .filter((_, i, all) => i % 10 === 9 || i === all.length - 1),
  }),
});
