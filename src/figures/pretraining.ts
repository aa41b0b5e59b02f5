/** P3, “Reproduce it”: classifiers with and without pre-training, of both kinds of units (Nair and Hinton 2010). */
import { areaY, dot, line, text } from '@observablehq/plot';
import type { PretrainingFrame } from '../experiments/pretraining.ts';
import { bandOf } from '../figure-kit/band.ts';
import { chart, labelled, lineOf, namedLevels } from '../figure-kit/chart.ts';
import { choice, seed } from '../figure-kit/controls.ts';
import { emptyView } from '../figure-kit/empty-view.ts';
import { defineFigure, type DrawContext } from '../figure-kit/figure.ts';
import { count, fixed, percent } from '../figure-kit/format.ts';
import { spreadApart } from '../figure-kit/spread-apart.ts';

const labelCounts = { all: 10_000, some: 1000, few: 100 } as const;
/** In the order of the experiment’s frames. */
const contestants = [
  { name: 'binary, from random', key: 'binary', ink: 'sigmoid', pretrained: false },
  { name: 'binary, pre-trained', key: 'binaryPretrained', ink: 'sigmoid', pretrained: true },
  { name: 'rectified, from random', key: 'rectified', ink: 'relu', pretrained: false },
  { name: 'rectified, pre-trained', key: 'rectifiedPretrained', ink: 'relu', pretrained: true },
] as const;

interface Point {
  readonly step: number;
  readonly value: number;
}
interface Contest {
  /** Shares of test images read wrong, of each contestant. */
  readonly curves: readonly (readonly Point[])[];
  readonly frame?: PretrainingFrame;
}
type Context = DrawContext<unknown, Contest>;
const lastOf = (points: readonly Point[]): number => points.at(-1)?.value ?? NaN;

export default defineFigure({
  id: 'pretraining',
  title: 'Without labels the rectified network learns something of use; the kind of unit matters more',
  sentence: 'Train {trained} with {labels} of {set}, from seed {seed}.',
  controls: {
    trained: choice({
      label: 'What the labels train',
      options: { all: 'all weights', output: 'only the output layer' },
      default: 'all',
    }),
    labels: choice({
      label: 'Labels',
      options: { all: '10,000 labels', some: '1,000 labels', few: '100 labels' },
      default: 'all',
    }),
    set: choice({
      label: 'Images',
      options: { mnist: 'handwritten digits', 'fashion-mnist': 'clothes' },
      default: 'mnist',
    }),
    seed: seed(),
  },
  source: {
    kind: 'run',
    experiment: 'pretraining',
    noun: 'steps',
    stepsAtBuild: Infinity,
    settings: ({ trained, labels, set, seed }) => ({ trained, labels: labelCounts[labels], set, seed }),
    start: (): Contest => ({ curves: contestants.map(() => []) }),
    collect: ({ curves }: Contest, frame: PretrainingFrame): Contest => {
      const { accuracies, labelledSteps } = frame;
      return {
        frame,
        curves: accuracies
          ? curves.map((points, i) => [...points, { step: labelledSteps, value: 1 - accuracies[i] }])
          : curves,
      };
    },
  },
  rows: [
    [
      {
        id: 'errors',
        label: 'Errors on test images while the classifiers learn',
        height: { wide: 360, narrow: 340 },
        draw: drawErrors,
        series: ({ curves }) =>
          contestants.map(({ name }, i) => ({
            label: name,
            points: curves[i].map(({ step, value }) => [step, value] as const),
            sayX: (step: number) => `step ${count(step)}`,
            sayY: (share: number) => percent(share),
          })),
      },
    ],
  ],
  numbers: ({ curves }) => Object.fromEntries(contestants.map(({ key }, i) => [key, lastOf(curves[i])])),
  readouts: ({ curves, frame }) =>
    curves[0].length === 0
      ? [{ label: 'machines, error of a reconstruction', value: machineErrors(frame) }]
      : contestants.map(({ name }, i) => ({ label: name, value: percent(lastOf(curves[i])) })),
  compares: ({ curves }) =>
    curves[0].length === 0
      ? []
      : contestants.map(({ name }, i) => ({
          label: name,
          value: lastOf(curves[i]),
          format: (share: number) => percent(share),
        })),
  describe({ curves, frame }) {
    if (curves[0].length === 0)
      return `Two machines of 128 hidden units learn from images without labels; the errors of their reconstructions are ${machineErrors(frame)}.`;
    const words = contestants.map(({ name }, i) => `${name} ${percent(lastOf(curves[i]))}`);
    return `Errors on 2,000 test images after ${count(frame?.labelledSteps ?? 0)} steps with labels: ${words.join('; ')}.`;
  },
  caption:
    'Each network is 784–128–10: logistic units where the machine’s were binary, rectified where they were noisy rectified. First both machines learn from 10,000 images without labels, 500 steps; then four classifiers learn from labels, 600 steps by Adam, on the same batches. Thin lines started at random, thick ones from a machine.',
  table: ({ curves }) => ({
    columns: ['Step', ...contestants.map(({ name }) => name)],
    rows: curves[0].map(({ step }, at) => [step, ...curves.map((points) => percent(points[at].value))]),
  }),
});

function machineErrors(frame: PretrainingFrame | undefined): string {
  const errors = frame?.errors.filter(Number.isFinite) ?? [];
  return errors.length === 0 ? 'none yet' : errors.map((error) => fixed(error, 1)).join(' and ');
}

function drawErrors(context: Context): Element {
  const { result, narrow, others = [], reference } = context;
  const { curves, frame } = result;
  if (curves[0].length === 0)
    return emptyView(
      context,
      'Press Play: two machines learn without labels first, then the errors of four classifiers are drawn here.',
    );
  const last = frame?.totalSteps ?? 1;
  const steps = Math.max(lastStep(curves[0]), last - machineSteps);
  const values = [...curves.flat(), ...(reference?.result.curves.flat() ?? [])].map(({ value }) => value);
  const top = Math.max(0.2, 1.05 * Math.max(...values));
  const height = context.height - 24 - 42;
  // Labels in the order of their lines, none on another.
  const order = contestants
    .map((contestant, i) => ({ ...contestant, i, y: lastOf(curves[i]) }))
    .sort((a, b) => b.y - a.y);
  const labelPlaces = spreadApart(
    order.map(({ y }) => (1 - y / top) * height),
    17,
    [0, height],
  );
  return chart(context, {
    marginRight: narrow ? 138 : 170,
    x: { domain: [0, steps], ticks: narrow ? 3 : 5, label: 'steps with labels' },
    y: { domain: [0, top] },
    marks: [
      namedLevels(
        [0.05, 0.1, 0.2, 0.4, 0.8]
          .filter((y) => y < top && (y !== 0.05 || top < 0.4))
          .map((y) => ({ y, name: `${percent(y, 0)} wrong` })),
      ),
      contestants.map(({ ink, pretrained }, i) => [
        areaY(others.length > 0 ? bandOf([result, ...others].map((run) => run.curves[i])) : [], {
          x: 'step',
          y1: 'low',
          y2: 'high',
          fill: `var(--a-${ink})`,
          fillOpacity: 0.12,
          clip: true,
        }),
        line(reference?.result.curves[i] ?? [], {
          x: 'step',
          y: 'value',
          ...lineOf(ink, 'ghost'),
          clip: true,
        }),
        line(curves[i], { x: 'step', y: 'value', ...lineOf(ink, pretrained ? 'data' : 'thin') }),
        dot(curves[i], { x: 'step', y: 'value', r: pretrained ? 3 : 2, fill: `var(--a-${ink})` }),
      ]),
      order.map(({ name, ink, pretrained, y }, at) =>
        text([{ step: lastStep(curves[0]), value: y }], {
          x: 'step',
          y: 'value',
          dx: 8,
          dy: labelPlaces[at] - (1 - y / top) * height,
          textAnchor: 'start',
          text: [narrow ? name.replace('from ', '') : name],
          ...labelled(ink, pretrained ? 'strong' : 'plain'),
        }),
      ),
    ],
  });
}

/** Of the experiment. */
const machineSteps = 500;
const lastStep = (points: readonly Point[]): number => points.at(-1)?.step ?? 0;
