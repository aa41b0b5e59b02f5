/** What stands around the maps: the input, the distances from the codes, and how the network has learned. */
import { barX, dot, line, ruleX, text } from '@observablehq/plot';
import { digitImage } from '../../data/drawn-digit.ts';
import type { LeNet5Frame } from '../../experiments/lenet5.ts';
import { ground } from '../../figure-kit/chart-marks.ts';
import { chart, inkOf, lineOf } from '../../figure-kit/chart.ts';
import { emptyView } from '../../figure-kit/empty-view.ts';
import type { DrawContext } from '../../figure-kit/figure.ts';
import { fixed, percent, significant } from '../../figure-kit/format.ts';
import { keepLatest } from '../../figure-kit/keep-latest.ts';
import { pixels } from '../../figure-kit/pixels.ts';
import { svgElement, svgPicture } from '../../figure-kit/svg.ts';
import { leNetInput, leNetSide, predictLeNet5, type LeNet5Maps } from '../../networks/predict-lenet-5.ts';

export interface Learned {
  readonly losses: readonly { readonly step: number; readonly loss: number }[];
  readonly checks: readonly { readonly step: number; readonly accuracy: number }[];
  readonly frame?: LeNet5Frame;
  readonly weights?: readonly Float32Array[];
}
export type Context = DrawContext<{ readonly digit: string }, Learned>;

const inputOf = keepLatest((digit: string) => leNetInput(digitImage(digit)));
const mapsOf = keepLatest((weights: readonly Float32Array[], digit: string) =>
  predictLeNet5(weights, inputOf(digit)),
);
export const reading = ({ result, settings }: Pick<Context, 'result' | 'settings'>): LeNet5Maps | undefined =>
  result.weights && mapsOf(result.weights, settings.digit);
export const nearest = ({ penalties }: LeNet5Maps): number => penalties.indexOf(Math.min(...penalties));

export function drawSeen(context: Context): Element {
  const { document, width, height } = context;
  const side = Math.min(width, height - 26);
  const place = { x: 0, y: 0, width: side, height: side };
  const values = inputOf(context.settings.digit).map((value) => value + 0.1);
  return svgPicture(context, 'The drawing as the network gets it: 32 by 32 pixels', [
    svgElement(document, 'rect', { ...place, fill: 'none', stroke: 'var(--rule)' }),
    pixels(document, { values, columns: leNetSide, rows: leNetSide, scale: 'ink', largest: 1.275 }, place),
    svgElement(document, 'text', { x: 0, y: side + 20 }, ['Input: 32 × 32']),
  ]);
}

export function drawPenalties(context: Context): Element {
  const maps = reading(context);
  if (!maps)
    return emptyView(context, 'Press Play. How far the drawing is from each digit’s code stands here.');
  const best = nearest(maps);
  const bars = Array.from(maps.penalties, (penalty, digit) => ({ digit, penalty }));
  const most = Math.max(...maps.penalties);
  return chart(context, {
    marginLeft: 22,
    marginRight: 44,
    marginTop: 22,
    marginBottom: 8,
    x: { domain: [0, most], axis: null },
    y: { domain: bars.map(({ digit }) => digit), type: 'band', padding: 0.3, tickSize: 0, label: null },
    marks: [
      text(['squared distance, the least wins'], { frameAnchor: 'top-left', textAnchor: 'start', dy: -16 }),
      ruleX([0], { stroke: 'var(--ink-3)' }),
      barX(bars, {
        x: 'penalty',
        y: 'digit',
        fill: ({ digit }: { digit: number }) => (digit === best ? 'var(--ink)' : 'var(--ghost)'),
      }),
      text(bars, {
        x: 'penalty',
        y: 'digit',
        dx: 5,
        textAnchor: 'start',
        text: ({ penalty }: { penalty: number }) => fixed(penalty, 0),
        fill: ({ digit }: { digit: number }) => (digit === best ? 'var(--ink)' : 'var(--ink-3)'),
      }),
    ],
  });
}

export function drawLearning(context: Context): Element {
  const { losses, checks, frame } = context.result;
  if (losses.length < 2) return emptyView(context, 'The loss falls here while the network learns.');
  const top = losses[0].loss;
  const last = losses[losses.length - 1];
  const check = checks.at(-1);
  return chart(context, {
    marginLeft: 36,
    marginRight: 92,
    x: { domain: [0, frame?.totalSteps ?? 1], label: 'steps of 32 images', ticks: 4 },
    y: { domain: [0, 1], ticks: [0, 0.5, 1], label: 'loss by the first; share of errors' },
    marks: [
      ground(),
      line(losses, {
        x: 'step',
        y: ({ loss }: { loss: number }) => Math.min(1, loss / top),
        ...lineOf('lecun-tanh'),
      }),
      line(checks, {
        x: 'step',
        y: ({ accuracy }: { accuracy: number }) => 1 - accuracy,
        stroke: 'var(--ink-3)',
      }),
      dot(checks, {
        x: 'step',
        y: ({ accuracy }: { accuracy: number }) => 1 - accuracy,
        r: 3,
        fill: 'var(--ink-3)',
      }),
      text([last], {
        x: 'step',
        y: ({ loss }: { loss: number }) => Math.min(1, loss / top),
        dx: 7,
        dy: -9,
        textAnchor: 'start',
        text: ({ loss }: { loss: number }) => `loss ${significant(loss, 3)}`,
        fill: inkOf('lecun-tanh'),
      }),
      text(check ? [check] : [], {
        x: 'step',
        y: ({ accuracy }: { accuracy: number }) => 1 - accuracy,
        dx: 7,
        dy: 9,
        textAnchor: 'start',
        text: ({ accuracy }: { accuracy: number }) => `errors ${percent(1 - accuracy)}`,
        fill: 'var(--ink-3)',
      }),
    ],
  });
}
