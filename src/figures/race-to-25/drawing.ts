/** The race drawn: errors over the steps, and the ratio at each finishing line. */
import { dot, line, ruleX, ruleY, text, tickX, type Markish } from '@observablehq/plot';
import { activationOf } from '../../activations/index.ts';
import { finishLines, racers } from '../../experiments/race-to-25/set-up.ts';
import { ground, valueName } from '../../figure-kit/chart-marks.ts';
import { chart, labelled, lineOf } from '../../figure-kit/chart.ts';
import { emptyView } from '../../figure-kit/empty-view.ts';
import type { DrawContext } from '../../figure-kit/figure.ts';
import { percent } from '../../figure-kit/format.ts';
import { median } from '../../numerics/statistics.ts';

export type Points = readonly (readonly [step: number, error: number])[];

export interface Pair {
  readonly seed: number;
  readonly curves: readonly Points[];
  readonly arrivals: readonly (readonly number[])[];
  readonly diverged: readonly boolean[];
  readonly over: boolean;
}
export interface Race {
  readonly pairs: readonly Pair[];
}

/** The paper's, on CIFAR-10 with its own network. */
const papersRatio = 6;

/** tanh's steps over ReLU's, at each finish line that both have reached; NaN elsewhere. */
const ratiosOf = ({ arrivals: [relu, tanh] }: Pair): number[] => finishLines.map((_, i) => tanh[i] / relu[i]);
export const linesTo = (to: string): readonly number[] =>
  finishLines.filter((error) => error >= Number(to) - 1e-9);
export const ratiosAt = ({ pairs }: Race, place: number): number[] =>
  pairs.map((pair) => ratiosOf(pair)[place]).filter((ratio) => Number.isFinite(ratio));

type Context = DrawContext<{ readonly to: string }, Race>;

export function drawErrors(context: Context): Element {
  const { result, settings, narrow } = context;
  const { pairs } = result;
  if (pairs.length === 0)
    return emptyView(context, 'Press Play: the training errors of each pair are drawn here.');
  const furthest = Math.max(
    300,
    ...pairs.flatMap(({ curves }) => curves.map((points) => points.at(-1)?.[0] ?? 0)),
  );
  const lines = linesTo(settings.to);
  const last = pairs[pairs.length - 1];
  return chart(context, {
    marginLeft: 40,
    marginRight: narrow ? 48 : 56,
    x: { domain: [0, Math.ceil(furthest / 100) * 100], ticks: narrow ? 3 : 5, label: 'steps of 32 images' },
    y: {
      domain: [0, 0.6],
      ticks: [0, 0.2, 0.4, 0.6],
      tickFormat: (error: number) => percent(error, 0),
      label: null,
    },
    marks: [
      ground(),
      ruleY(lines, { stroke: 'var(--grid)' }),
      text(lines, {
        y: (error: number) => error,
        frameAnchor: 'right',
        dx: narrow ? 46 : 54,
        text: (error: number) => percent(error, 0),
      }),
      valueName('training error'),
      pairs
        .slice(0, -1)
        .map(({ curves }) => racers.map((id, i) => line(curves[i], { ...lineOf(id, 'ghost'), clip: true }))),
      racers.map((id, i) => line(last.curves[i], { ...lineOf(id), clip: true })),
      racers.map((id, i) =>
        text(last.curves[i].slice(-1), {
          dy: i === 0 ? -14 : 14,
          text: [activationOf(id).name],
          ...labelled(id),
        }),
      ),
    ],
  });
}

export function drawRatios(context: Context): Element {
  const { result, settings } = context;
  const lines = linesTo(settings.to);
  const rows = lines.map((error, i) => ({ error: percent(error, 0), ratios: ratiosAt(result, i) }));
  const marksOf = ({ error, ratios }: (typeof rows)[number]): Markish[] => [
    dot(ratios, { x: (ratio: number) => ratio, y: () => error, r: 4, fill: 'var(--ink)', fillOpacity: 0.35 }),
    tickX(ratios.length > 0 ? [median(ratios)] : [], {
      x: (ratio: number) => ratio,
      y: () => error,
      stroke: 'var(--ink)',
      strokeWidth: 2.5,
    }),
  ];
  return chart(context, {
    marginLeft: 40,
    marginRight: 24,
    marginTop: 44,
    x: {
      type: 'log',
      domain: [0.2, 10],
      ticks: [0.2, 0.5, 1, 2, 5, 10],
      tickFormat: (ratio: number) => String(ratio),
      label: 'steps of tanh / steps of ReLU',
    },
    y: { type: 'band', domain: rows.map(({ error }) => error), label: null, padding: 0.3 },
    marks: [
      ruleX([1], { stroke: 'var(--ink-3)' }),
      ruleX([papersRatio], { stroke: 'var(--grid)' }),
      text(['tanh faster ←'], { x: () => 0.9, frameAnchor: 'top', textAnchor: 'end', dy: -22 }),
      text(['→ ReLU faster'], { x: () => 1.1, frameAnchor: 'top', textAnchor: 'start', dy: -22 }),
      dot([papersRatio], {
        x: (ratio: number) => ratio,
        y: () => rows[0].error,
        symbol: 'times',
        r: 6,
        stroke: 'var(--ink)',
        strokeWidth: 2,
      }),
      text([`the paper: ${papersRatio}`], { x: () => papersRatio, y: () => rows[0].error, dy: -14 }),
      rows.map(marksOf),
    ],
  });
}
