/** P3: two Boltzmann machines learn the same images, one with binary and one with noisy rectified hidden units. */
import { choice, range, seed } from '../figure-kit/controls.ts';
import { emptyView } from '../figure-kit/empty-view.ts';
import { defineFigure } from '../figure-kit/figure.ts';
import { count, fixed, percent, significant } from '../figure-kit/format.ts';
import { collect, lastOf, names, nothing, type Context } from './rbm/learned.ts';
import { drawLearning, seriesOf } from './rbm/learning.ts';
import { drawFilters, drawImages } from './rbm/pictures.ts';

const steps = 500;
const images = { all: 10_000, few: 500 } as const;

export default defineFigure({
  id: 'rbm',
  title:
    'Units that say how much reconstruct better than units that say whether, and are not the sparser ones',
  sentence:
    'Learn {images} of {set} by CD-{k}, at a rate of {binaryRate} for binary units and of {rectifiedRate} for noisy rectified ones, from seed {seed}.',
  controls: {
    set: choice({
      label: 'Images',
      options: { mnist: 'handwritten digits', 'fashion-mnist': 'clothes' },
      default: 'mnist',
    }),
    images: choice({
      label: 'How many images',
      options: { all: 'all 10,000', few: 'only 500' },
      default: 'all',
    }),
    k: choice({ label: 'Alternations', options: { '1': '1', '2': '2', '5': '5' }, default: '1' }),
    binaryRate: range({
      label: 'Rate for binary units',
      min: 0.01,
      max: 3,
      step: 40,
      scale: 'log',
      default: 0.3,
      format: (rate) => significant(rate, 2),
    }),
    rectifiedRate: range({
      label: 'Rate for rectified units',
      min: 0.001,
      max: 0.3,
      step: 40,
      scale: 'log',
      default: 0.03,
      format: (rate) => significant(rate, 2),
    }),
    seed: seed(),
  },
  source: {
    kind: 'run',
    experiment: 'rbm',
    noun: 'steps',
    stepsAtBuild: 200,
    settings: (settings) => ({
      set: settings.set,
      images: images[settings.images],
      k: Number(settings.k),
      binaryRate: settings.binaryRate,
      rectifiedRate: settings.rectifiedRate,
      steps,
      seed: settings.seed,
    }),
    start: () => nothing,
    collect,
  },
  rows: [
    [
      {
        id: 'binary',
        label: 'What twelve binary units look for',
        height: { wide: 250, narrow: 290 },
        draw: (context: Context) => filtersOf(context, 0),
      },
      {
        id: 'rectified',
        label: 'What twelve rectified units look for',
        height: { wide: 250, narrow: 290 },
        draw: (context: Context) => filtersOf(context, 1),
      },
      {
        id: 'reconstructions',
        label: 'Six images that were not learned from, and their reconstructions',
        height: { wide: 250, narrow: 270 },
        draw(context: Context) {
          const { originals, reconstructions } = context.result;
          if (!originals || !reconstructions)
            return emptyView(context, 'Press Play: images and what each machine makes of them stand here.');
          return drawImages(context, [
            { words: 'images not learned from', images: originals },
            { words: 'through binary units', images: reconstructions[0] },
            { words: 'through rectified units', images: reconstructions[1] },
          ]);
        },
      },
    ],
    [
      {
        id: 'errors',
        label: 'Error of the reconstructions',
        height: { wide: 260, narrow: 240 },
        draw: (context: Context) => drawLearning(context, 'errors'),
        series: (result) => seriesOf(result, 'errors'),
      },
      {
        id: 'gaps',
        label: 'Free-energy gap between new and learned images',
        height: { wide: 260, narrow: 240 },
        draw: (context: Context) => drawLearning(context, 'gaps'),
        series: (result) => seriesOf(result, 'gaps'),
      },
    ],
  ],
  numbers: ({ errors, gaps, zeros }) => ({
    binaryError: lastOf(errors[0]),
    rectifiedError: lastOf(errors[1]),
    binaryGap: lastOf(gaps[0]),
    rectifiedGap: lastOf(gaps[1]),
    binaryZeros: zeros?.[0] ?? NaN,
    rectifiedZeros: zeros?.[1] ?? NaN,
  }),
  readouts: ({ errors, gaps, zeros }) =>
    names.flatMap((name, i) => [
      { label: `${name}, error`, value: errors[i].length > 0 ? fixed(lastOf(errors[i]), 1) : 'none yet' },
      { label: `${name}, gap`, value: gaps[i].length > 0 ? fixed(lastOf(gaps[i]), 1) : 'none yet' },
      { label: `${name}, units at zero`, value: zeros ? percent(zeros[i], 0) : 'none yet' },
    ]),
  compares: ({ errors, gaps, zeros }) =>
    errors[0].length === 0 || !zeros
      ? []
      : names.flatMap((name, i) => [
          { label: `${name}, error`, value: lastOf(errors[i]), format: (x: number) => fixed(x, 1) },
          { label: `${name}, gap`, value: lastOf(gaps[i]), format: (x: number) => fixed(x, 1) },
          { label: `${name}, units at zero`, value: zeros[i], format: (x: number) => percent(x, 0) },
        ]),
  describe({ errors, gaps, zeros, frame }) {
    if (!frame || !zeros || errors[0].length === 0)
      return 'Two machines with 128 hidden units each are waiting.';
    return `After ${count(frame.step)} steps the squared error of a reconstruction is ${fixed(lastOf(errors[0]), 1)} with binary and ${fixed(lastOf(errors[1]), 1)} with rectified hidden units, the free-energy gap ${fixed(lastOf(gaps[0]), 1)} and ${fixed(lastOf(gaps[1]), 1)} nats; ${percent(zeros[0], 0)} and ${percent(zeros[1], 0)} of the sampled units are zero.`;
  },
  caption:
    'Each filter is the weights of one unit, amber where ink excites it, blue where ink holds it back, on a scale of its own. A reconstruction goes up to the means of 128 hidden units and down again. The gap is the free energy of 1,000 images not learned from minus that of 1,000 learned from (or of all 500): by so many nats the new ones are less likely.',
  table: ({ errors }) => ({
    columns: ['Step', 'Error, binary', 'Error, rectified'],
    rows: errors[0]
      .map(({ step, value }, i) => [step, fixed(value, 2), fixed(errors[1][i].value, 2)])
      .filter(([step]) => Number(step) % 25 === 0),
  }),
});

function filtersOf(context: Context, machine: 0 | 1): Element {
  const filters = context.result.filters?.[machine];
  return filters
    ? drawFilters(context, filters, `what ${names[machine]} units look for`)
    : emptyView(context, `Press Play: the weights of twelve ${names[machine]} units appear here.`);
}
