/** Loss and errors while the network learns, with what other runs came to. */
import { areaY, dot, line, text, type Markish } from '@observablehq/plot';
import { bandOf } from '../../figure-kit/band.ts';
import { ground } from '../../figure-kit/chart-marks.ts';
import { chart, inkOf, lineOf } from '../../figure-kit/chart.ts';
import { emptyView } from '../../figure-kit/empty-view.ts';
import { count, percent, significant } from '../../figure-kit/format.ts';
import type { Series } from '../../figure-kit/series.ts';
import type { Context, Learned } from './learned.ts';

export function drawLearning(context: Context): Element {
  const { result, narrow } = context;
  if (result.losses.length < 2) return emptyView(context, 'The loss falls here while the network learns.');
  const total = result.frame?.totalSteps ?? 1;
  const last = result.losses.at(-1);
  const check = result.checks.at(-1);
  return chart(context, {
    marginLeft: 34,
    marginRight: narrow ? 92 : 110,
    x: { domain: [0, total], label: 'steps of 32 images', ticks: narrow ? 3 : 5 },
    y: { domain: [0, 1], ticks: [0, 0.5, 1], label: 'loss; share of errors' },
    marks: [
      ground(),
      besideMarks(context),
      line(result.losses, {
        x: 'step',
        y: (d: { loss: number }) => Math.min(1, d.loss),
        ...lineOf(context.settings.activation),
      }),
      line(result.checks, {
        x: 'step',
        y: (d: { accuracy: number }) => 1 - d.accuracy,
        stroke: 'var(--ink-3)',
        strokeWidth: 1.1,
      }),
      dot(result.checks, {
        x: 'step',
        y: (d: { accuracy: number }) => 1 - d.accuracy,
        r: 2.5,
        fill: 'var(--ink-3)',
      }),
      text(last ? [last] : [], {
        x: 'step',
        y: (d: { loss: number }) => Math.min(1, d.loss),
        text: (d: { loss: number }) => `loss ${significant(d.loss, 2)}`,
        dx: 6,
        dy: -7,
        textAnchor: 'start',
        fill: inkOf(context.settings.activation),
      }),
      text(check ? [check] : [], {
        x: 'step',
        y: (d: { accuracy: number }) => 1 - d.accuracy,
        text: (d: { accuracy: number }) => `errors ${percent(1 - d.accuracy)}`,
        dx: 6,
        dy: 8,
        textAnchor: 'start',
        fill: 'var(--ink-3)',
      }),
    ],
  });
}

/** Errors of further seeds as a band, the loss of the pinned run as a thin line. */
function besideMarks({ result, others = [], reference }: Context): Markish[] {
  const errors = [result, ...others].map(({ checks }) =>
    checks.map(({ step, accuracy }) => ({ step, value: 1 - accuracy })),
  );
  return [
    areaY(others.length > 0 ? bandOf(errors) : [], {
      x: 'step',
      y1: 'low',
      y2: 'high',
      fill: 'var(--ghost)',
      fillOpacity: 0.6,
    }),
    line(reference?.result.losses ?? [], {
      x: 'step',
      y: (d: { loss: number }) => Math.min(1, d.loss),
      ...lineOf(reference?.settings.activation ?? 'relu', 'thin'),
    }),
  ];
}

/** What the picture shows, to be read: the loss after each step, and the errors at each check. */
export const learningSeries = ({ losses, checks }: Learned): readonly Series[] => [
  {
    label: 'loss',
    points: losses.map(({ step, loss }) => [step, loss]),
    sayX: stepText,
    sayY: (loss) => significant(loss, 2),
  },
  {
    label: 'errors on test images',
    points: checks.map(({ step, accuracy }) => [step, 1 - accuracy]),
    sayX: stepText,
    sayY: (share) => percent(share),
  },
];

const stepText = (step: number): string => `step ${count(step)}`;
