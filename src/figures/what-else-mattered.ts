/** U7: the same training with one part taken out at a time. Which of them is missed? */
import { dot, ruleX, ruleY, text } from '@observablehq/plot';
import type { PartResult, WhatElseFrame } from '../experiments/what-else-mattered.ts';
import { variants, type VariantId } from '../experiments/what-else-mattered/variants.ts';
import { chart } from '../figure-kit/chart.ts';
import { choice, seed } from '../figure-kit/controls.ts';
import { emptyView } from '../figure-kit/empty-view.ts';
import { defineFigure } from '../figure-kit/figure.ts';
import { fixed, percent } from '../figure-kit/format.ts';

interface Parts {
  readonly results: readonly PartResult[];
  /** The one in training; undefined before the first step and after the last. */
  readonly training: VariantId | undefined;
}

const names: Readonly<Record<VariantId, string>> = {
  whole: 'all parts',
  tanh: 'tanh for ReLU',
  'no-dropout': 'no dropout',
  'no-shifts': 'no moved images',
  'fewer-images': 'a tenth of the images',
  'fewer-steps': 'a tenth of the steps',
};
const errorOf = ({ results }: Parts, id: VariantId): number | undefined =>
  results.find((result) => result.id === id)?.testError;
/** Percentage points lost by taking the part out. */
const cost = (result: Parts, id: VariantId): number =>
  100 * ((errorOf(result, id) ?? NaN) - (errorOf(result, 'whole') ?? NaN));
const signed = (points: number): string => `${points > 0 ? '+' : ''}${fixed(points, 1)}`;

export default defineFigure({
  id: 'what-else-mattered',
  title:
    'Without most of its images or its computing time a network loses most; without ReLU, next to nothing',
  sentence: 'Train on {images} images, leave out one part at a time, and start from seed {seed}.',
  controls: {
    images: choice({
      label: 'Images',
      options: { '10000': '10,000', '1000': '1,000' },
      default: '10000',
    }),
    seed: seed(),
  },
  source: {
    kind: 'run',
    experiment: 'what-else-mattered',
    noun: 'steps',
    // 15 s of a build: the point is made by all six together.
    stepsAtBuild: Infinity,
    settings: ({ images, seed }) => ({ images: Number(images), seed }),
    start: (): Parts => ({ results: [], training: undefined }),
    collect: (_: Parts, { id, results, step, totalSteps }: WhatElseFrame): Parts => ({
      results,
      training: step < totalSteps ? id : undefined,
    }),
  },
  rows: [
    [
      {
        id: 'errors',
        label: 'Test error of each network: one with all parts, and one without each of them',
        height: { wide: 300, narrow: 300 },
        draw(context) {
          const { result, narrow, others = [] } = context;
          if (result.results.length === 0)
            return emptyView(context, 'Press Play: each network is drawn here when it has been tested.');
          const whole = errorOf(result, 'whole');
          const points = result.results.map((each) => ({ ...each, name: names[each.id] }));
          return chart(context, {
            marginLeft: narrow ? 138 : 160,
            marginRight: narrow ? 54 : 70,
            x: {
              domain: [0, 0.4],
              ticks: narrow ? 3 : 5,
              tickFormat: (error: number) => percent(error, 0),
              label: 'test images read wrong',
            },
            y: { type: 'band', domain: variants.map(({ id }) => names[id]), label: null, padding: 0.2 },
            marks: [
              ruleX(whole === undefined ? [] : [whole], { stroke: 'var(--ink-3)' }),
              ruleY(points, {
                y: 'name',
                x1: () => whole ?? 0,
                x2: 'testError',
                stroke: 'var(--ink-2)',
                strokeWidth: 2,
              }),
              dot(
                others.flatMap(({ results }) => results),
                {
                  x: 'testError',
                  y: (d: PartResult) => names[d.id],
                  r: 2.5,
                  fill: 'var(--ink-3)',
                },
              ),
              dot(points, { x: 'testError', y: 'name', r: 5, fill: 'var(--ink)' }),
              text(points, {
                x: 'testError',
                y: 'name',
                dx: 10,
                textAnchor: 'start',
                className: 'halo',
                text: (d: PartResult) =>
                  d.id === 'whole'
                    ? percent(d.testError)
                    : `${percent(d.testError)} (${signed(cost(result, d.id))})`,
              }),
            ],
          });
        },
      },
    ],
  ],
  readouts: ({ results, training }) => [
    { label: 'in training', value: training ? names[training] : 'none' },
    { label: 'networks tested', value: `${results.length} of ${variants.length}` },
  ],
  compares: (result) =>
    result.results
      .filter(({ id }) => id !== 'whole')
      .map(({ id }) => ({ label: `${names[id]}, points`, value: cost(result, id), format: signed })),
  describe(result) {
    const whole = errorOf(result, 'whole');
    if (whole === undefined) return 'None of the 6 networks has been tested yet.';
    const rest = result.results
      .filter(({ id }) => id !== 'whole')
      .map(({ id, testError }) => `${names[id]} ${percent(testError)}, ${signed(cost(result, id))} points`);
    return `Test images read wrong with all parts ${percent(whole)}${rest.length > 0 ? `; with ${rest.join('; ')}` : ''}.`;
  },
  caption:
    'Each dot is one network, trained for 1,565 steps of 32 images (157 in the second row) and tested on 2,000 images of clothes. The line from the first network’s error shows what was lost or, to the left, gained. The images are the same for all but one, the steps for all but one.',
  table: (result) => ({
    columns: ['Network', 'Test error', 'Points against all parts', 'Training loss at the end'],
    rows: result.results.map(({ id, testError, trainingLoss }) => [
      names[id],
      percent(testError),
      id === 'whole' ? '' : signed(cost(result, id)),
      fixed(trainingLoss, 3),
    ]),
  }),
});
