/** U6: a network learns digits while you watch; then draw one, and see which units fire and why. */
import type { DigitClassifierFrame } from '../experiments/digit-classifier.ts';
import { choice, drawing, integer, range, seed, toggle } from '../figure-kit/controls.ts';
import { defineFigure } from '../figure-kit/figure.ts';
import { count, fixed, percent, significant } from '../figure-kit/format.ts';
import type { Learned } from './digit-classifier/learned.ts';
import { drawLearning, learningSeries } from './digit-classifier/learning.ts';
import {
  drawConfusion,
  drawLayers,
  drawOutputs,
  drawSeen,
  drawUnit,
  likeliest,
  reading,
} from './digit-classifier/views.ts';

const three =
  '30,22 32,19 36,16 40,13 44,12 49,12 53,13 57,15 61,18 64,21 65,25 66,30 66,34 64,38 61,42 58,45 54,47 49,48 47,46 52,47 57,48 61,51 64,54 67,58 69,63 69,67 68,72 67,77 64,80 60,84 56,86 51,88 46,88 41,87 37,86 33,83 29,79';

export default defineFigure({
  id: 'digit-classifier',
  title: 'Ten seconds teach a network to read digits, and to any one digit most of it says nothing',
  sentence:
    'Train {activation} units at a rate of {learningRate} for {epochs} passes, {shifts}, from seed {seed}, and look at unit {unit}.',
  controls: {
    digit: drawing({ label: 'Drawing pad for a digit', default: three, viewOnly: true }),
    activation: choice({
      label: 'Activation',
      options: { relu: 'ReLU', 'leaky-relu': 'Leaky', gelu: 'GELU', tanh: 'tanh', sigmoid: 'sigmoid' },
      default: 'relu',
    }),
    learningRate: range({
      label: 'Learning rate',
      min: 0.001,
      max: 1,
      step: 30,
      scale: 'log',
      default: 0.01,
      format: (rate) => significant(rate, 2),
    }),
    epochs: integer({ label: 'Passes over the images', min: 1, max: 20, default: 12 }),
    shifts: toggle({ label: 'shifting each image by up to a pixel', default: true }),
    seed: seed(),
    unit: integer({ label: 'Unit of the first layer', min: 1, max: 128, default: 1, viewOnly: true }),
  },
  source: {
    kind: 'run',
    experiment: 'digit-classifier',
    noun: 'steps',
    stepsAtBuild: Infinity,
    settings: ({ activation, learningRate, epochs, shifts, seed }) => ({
      activation,
      learningRate,
      epochs,
      shifts,
      seed,
    }),
    targets: [0.9, 0.95, 0.96].map((share) => ({
      label: `${percent(share, 0)} read right`,
      reached: ({ checks }: Learned) => (checks.at(-1)?.accuracy ?? 0) >= share,
    })),
    // Rates of 0.001 to 0.05 always fall by more; at 0.1 and above the network may settle at guessing.
    convergence: { loss: ({ losses }: Learned) => losses.at(-1)?.loss, fall: 0.005, steps: 2000 },
    advise: (_, { learningRate }) => ({
      words: `A rate of ${significant(learningRate, 2)} is about ${significant(learningRate / 0.01, 1)} times the one at which this network learns well: each step overshoots by more than the one before it.`,
      remedy: { label: 'Try a rate of 0.01', changes: { learningRate: 0.01 } },
    }),
    start: (): Learned => ({ losses: [], checks: [] }),
    collect(result: Learned, frame: DigitClassifierFrame): Learned {
      return {
        ...result,
        frame,
        losses: Number.isNaN(frame.loss)
          ? result.losses
          : [...result.losses, { step: frame.step, loss: frame.loss }],
        ...(frame.accuracy !== undefined && {
          checks: [...result.checks, { step: frame.step, accuracy: frame.accuracy }],
        }),
        ...(frame.confusion && { confusion: frame.confusion }),
        ...(frame.weights && { weights: frame.weights }),
      };
    },
  },
  rows: [
    [
      { id: 'pad', pad: 'digit', share: 1, height: { wide: 250, narrow: 330 } },
      {
        id: 'seen',
        label: 'What the network gets',
        share: 0.85,
        height: { wide: 250, narrow: 250 },
        draw: drawSeen,
      },
      {
        id: 'outputs',
        label: 'What it reads',
        share: 1.2,
        height: { wide: 250, narrow: 250 },
        draw: drawOutputs,
      },
    ],
    [
      {
        id: 'layers',
        label: 'The hidden units',
        share: 2.3,
        height: { wide: 280, narrow: 400 },
        draw: drawLayers,
      },
      {
        id: 'unit',
        label: 'What one unit looks for',
        share: 1,
        height: { wide: 280, narrow: 320 },
        draw: drawUnit,
      },
    ],
    [
      {
        id: 'learning',
        label: 'Loss and errors',
        share: 1.3,
        height: { wide: 290, narrow: 260 },
        draw: drawLearning,
        series: learningSeries,
      },
      {
        id: 'confusion',
        label: 'Confusion matrix',
        share: 1,
        height: { wide: 290, narrow: 340 },
        draw: drawConfusion,
      },
    ],
  ],
  readouts(result) {
    const accuracy = result.checks.at(-1)?.accuracy;
    return [
      { label: 'Loss', value: result.frame ? fixed(result.frame.loss, 3) : 'none yet' },
      { label: 'Test images read right', value: accuracy === undefined ? 'none yet' : percent(accuracy) },
      { label: 'Images seen', value: count(result.frame?.imagesSeen ?? 0) },
    ];
  },
  compares: ({ checks }) =>
    checks.slice(-1).map(({ accuracy }) => ({
      label: 'Test images read right',
      value: accuracy,
      format: (share) => percent(share),
    })),
  describe(result, settings) {
    const read = reading({ result, settings });
    const accuracy = result.checks.at(-1)?.accuracy;
    if (!read || accuracy === undefined || !result.frame) return 'The network has not learned anything yet.';
    const silent = read.prediction.activations.map((values) => values.filter((value) => value === 0).length);
    const best = likeliest(read.prediction);
    return `After ${count(result.frame.step)} steps the network reads ${percent(accuracy)} of 2,000 test images right. It takes the drawing for a ${best}, with ${percent(read.prediction.probabilities[best], 0)}; ${silent[0]} of the 128 units of its first layer and ${silent[1]} of the 64 of its second are silent.`;
  },
  caption:
    'Draw over the three. Each cell is a hidden unit, darker the more it fires; touch one of the first layer to see its weights, amber where ink speaks for it, blue where ink speaks against it. The grey line counts errors on 2,000 images that the network has not learned from.',
  table: (result) => ({
    columns: ['Step', 'Errors on test images'],
    rows: result.checks.map(({ step, accuracy }) => [step, percent(1 - accuracy)]),
  }),
});
