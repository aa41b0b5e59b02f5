/** Reconstruction error and free-energy gap of both machines over the steps. */
import { areaY, line, ruleY, text, type Markish } from '@observablehq/plot';
import { bandOf } from '../../figure-kit/band.ts';
import { chart, labelled, lineOf } from '../../figure-kit/chart.ts';
import { emptyView } from '../../figure-kit/empty-view.ts';
import { significant } from '../../figure-kit/format.ts';
import type { Series } from '../../figure-kit/series.ts';
import { inks, lastOf, names, type Context, type Learned } from './learned.ts';

type Quantity = 'errors' | 'gaps';

export const seriesOf = (result: Learned, quantity: Quantity): readonly Series[] =>
  names.map((name, i) => ({
    label: name,
    points: result[quantity][i].map(({ step, value }) => [step, value] as const),
    sayX: (step) => `step ${step}`,
    sayY: (value) => significant(value, 3),
  }));

const looks = {
  errors: {
    heading: 'squared error per image',
    levels: [0, 20, 40, 60],
    empty: 'Press Play: the error of the reconstructions falls here.',
  },
  gaps: {
    heading: 'free-energy gap, nats per image',
    levels: [0, 20, 40],
    empty: 'And here, how much less likely new images are than those learned from.',
  },
} as const;

export function drawLearning(context: Context, quantity: Quantity): Element {
  const { result, narrow, others = [], reference } = context;
  const { heading, levels, empty } = looks[quantity];
  const curves = result[quantity];
  if (curves[0].length < 2) return emptyView(context, empty);
  const all = [result, ...others, ...(reference ? [reference.result] : [])].flatMap((run) =>
    run[quantity].flat().map(({ value }) => value),
  );
  // A gap of a nat or two is noise, and is to look small.
  const top = quantity === 'errors' ? 60 : Math.max(12, 1.1 * Math.max(...all));
  const bottom = quantity === 'errors' ? 0 : Math.min(-4, ...all);
  const [first, second] = curves.map(lastOf);
  return chart(context, {
    marginLeft: 34,
    marginRight: 74,
    x: { domain: [0, result.frame?.totalSteps ?? 1], ticks: narrow ? 3 : 5, label: 'steps of 100 images' },
    y: { domain: [bottom, top], ticks: levels.filter((y) => y <= top), label: null },
    marks: [
      ruleY([0], { stroke: 'var(--ink-3)' }),
      text([heading], { frameAnchor: 'top-left', textAnchor: 'start', dy: -18 }),
      curves.map((points, i): Markish[] => [
        areaY(others.length > 0 ? bandOf([result, ...others].map((run) => run[quantity][i])) : [], {
          x: 'step',
          y1: 'low',
          y2: 'high',
          fill: 'var(--ink)',
          fillOpacity: 0.1,
          clip: true,
        }),
        line(reference?.result[quantity][i] ?? [], {
          x: 'step',
          y: 'value',
          ...lineOf(inks[i], 'thin'),
          clip: true,
        }),
        line(points, { x: 'step', y: 'value', ...lineOf(inks[i]), clip: true }),
        text(points.slice(-1), {
          x: 'step',
          y: ({ value }: { value: number }) => Math.min(top, value),
          dx: 6,
          dy: (i === 0) === first > second ? -8 : 8,
          textAnchor: 'start',
          text: [names[i]],
          ...labelled(inks[i]),
        }),
      ]),
    ],
  });
}
