/** U2: LeNet-5 of 1998 learns digits while you watch; then draw one, and see all of its maps. */
import type { LeNet5Frame } from '../experiments/lenet5.ts';
import { choice, drawing, integer, range, seed } from '../figure-kit/controls.ts';
import { emptyView } from '../figure-kit/empty-view.ts';
import { defineFigure } from '../figure-kit/figure.ts';
import { count, fixed, percent, significant } from '../figure-kit/format.ts';
import { drawCode, drawMaps, mapsHeight } from './lenet5/maps.ts';
import { columnWidths } from '../figure-kit/layout.ts';
import {
  type Context,
  type Learned,
  drawLearning,
  drawPenalties,
  drawSeen,
  nearest,
  reading,
} from './lenet5/views.ts';

const two =
  '31,30 33,24 37,19 43,15 50,14 57,16 62,20 64,26 64,32 61,39 56,46 50,53 43,60 37,67 32,74 29,81 36,80 44,80 52,80 60,81 68,80';

export default defineFigure({
  id: 'lenet5',
  title: 'The network of 1998, as it was published, still learns to read in seconds',
  sentence:
    'Train LeNet-5 for {epochs} passes over 10,000 digits at a rate of {learningRate}, from {start} and seed {seed}.',
  controls: {
    digit: drawing({ label: 'Drawing pad for a digit', default: two, viewOnly: true }),
    epochs: integer({ label: 'Passes over the images', min: 1, max: 5, default: 2 }),
    learningRate: range({
      label: 'Learning rate',
      min: 0.0003,
      max: 0.01,
      step: 30,
      scale: 'log',
      default: 0.003,
      format: (rate) => significant(rate, 2),
    }),
    start: choice({
      label: 'How the weights start',
      options: { even: 'weights of variance 1/n', paper: 'the paper’s, within 2.4/n' },
      default: 'even',
    }),
    seed: seed(),
  },
  source: {
    kind: 'run',
    experiment: 'lenet5',
    noun: 'steps',
    // One pass: more would keep the build waiting.
    stepsAtBuild: 313,
    settings: ({ epochs, learningRate, start, seed }) => ({ epochs, learningRate, start, seed }),
    start: (): Learned => ({ losses: [], checks: [] }),
    collect: (result: Learned, frame: LeNet5Frame): Learned => ({
      ...result,
      frame,
      losses: Number.isNaN(frame.loss)
        ? result.losses
        : [...result.losses, { step: frame.step, loss: frame.loss }],
      ...(frame.accuracy !== undefined && {
        checks: [...result.checks, { step: frame.step, accuracy: frame.accuracy }],
      }),
      ...(frame.weights && { weights: frame.weights }),
    }),
    targets: [0.9, 0.95].map((share) => ({
      label: `${percent(share, 0)} read right`,
      reached: ({ checks }: Learned) => (checks.at(-1)?.accuracy ?? 0) >= share,
    })),
    advise: (_, { learningRate }) => ({
      words: `A rate of ${significant(learningRate, 2)} is too large here: distances are squares of 84 numbers, and their gradients are large.`,
      remedy: { label: 'Try a rate of 0.003', changes: { learningRate: 0.003 } },
    }),
  },
  rows: [
    [
      { id: 'pad', pad: 'digit', share: 1, height: { wide: 230, narrow: 330 } },
      {
        id: 'seen',
        label: 'What the network gets',
        share: 0.9,
        height: { wide: 230, narrow: 250 },
        draw: drawSeen,
      },
      {
        id: 'penalties',
        label: 'Distance from each digit’s code',
        share: 1,
        height: { wide: 230, narrow: 240 },
        draw: drawPenalties,
      },
    ],
    [
      {
        id: 'maps',
        label: 'Every feature map of the drawing',
        height: { wide: mapsHeight(columnWidths.wide, false), narrow: mapsHeight(columnWidths.phone, true) },
        draw: (context: Context) => {
          const maps = reading(context);
          return maps
            ? drawMaps(context, maps)
            : emptyView(
                context,
                'Press Play: the 44 maps and 120 units that the network makes of the drawing stand here.',
              );
        },
      },
    ],
    [
      {
        id: 'code',
        label: 'The last hidden layer as a picture, and the code nearest to it',
        height: { wide: 250, narrow: 260 },
        draw: (context: Context) => {
          const maps = reading(context);
          return maps
            ? drawCode(context, maps)
            : emptyView(context, 'And here, F6 beside the code that it is nearest to.');
        },
      },
      {
        id: 'learning',
        label: 'Loss and errors',
        share: 1.5,
        height: { wide: 250, narrow: 250 },
        draw: drawLearning,
      },
    ],
  ],
  numbers: ({ checks, frame }) => ({ accuracy: checks.at(-1)?.accuracy ?? NaN, loss: frame?.loss ?? NaN }),
  readouts: (result) => {
    const accuracy = result.checks.at(-1)?.accuracy;
    return [
      {
        label: 'Loss',
        value: result.frame && !Number.isNaN(result.frame.loss) ? fixed(result.frame.loss, 2) : 'none yet',
      },
      { label: 'Test images read right', value: accuracy === undefined ? 'none yet' : percent(accuracy) },
    ];
  },
  compares: ({ checks }) =>
    checks.slice(-1).map(({ accuracy }) => ({
      label: 'Test images read right',
      value: accuracy,
      format: (share) => percent(share),
    })),
  describe(result, settings) {
    const maps = reading({ result, settings });
    const accuracy = result.checks.at(-1)?.accuracy;
    if (!maps) return 'The network has not been made yet; it will have 60,000 weights.';
    const best = nearest(maps);
    return `After ${count(result.frame?.step ?? 0)} steps ${accuracy === undefined ? 'the network has not been tested yet' : `the network reads ${percent(accuracy)} of 2,000 test images right`}. The drawing is nearest to the code of ${best}, at a squared distance of ${fixed(maps.penalties[best], 0)}.`;
  },
  caption:
    'Draw over the two. Each little picture is a feature map: amber where its units are positive, blue where negative, paper near zero. C layers convolve, S layers halve. The ten distances are from F6 to pictures of the digits; the grey line counts errors on 2,000 test images.',
  table: (result) => ({
    columns: ['Step', 'Errors on test images'],
    rows: result.checks.map(({ step, accuracy }) => [step, percent(1 - accuracy)]),
  }),
});
