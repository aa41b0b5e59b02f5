/** What stands around the pad: the drawing, what the network makes of it, and what it gets wrong. */
import { barX, ruleX, text } from '@observablehq/plot';
import { activationOf } from '../../activations/index.ts';
import { digitImage, digitSide } from '../../data/drawn-digit.ts';
import { cells, cellSize } from '../../figure-kit/cells.ts';
import { chart } from '../../figure-kit/chart.ts';
import { emptyView } from '../../figure-kit/empty-view.ts';
import { fixed, percent } from '../../figure-kit/format.ts';
import { keepLatest } from '../../figure-kit/keep-latest.ts';
import { pixels } from '../../figure-kit/pixels.ts';
import { svgElement, svgPicture } from '../../figure-kit/svg.ts';
import { predict, type Prediction } from '../../networks/predict.ts';
import type { Context } from './learned.ts';

const sizes = [784, 128, 64, 10] as const;

const imageOf = keepLatest(digitImage);

/** Six views and texts ask for the same reading in one frame, and the drawing is not changed by learning. */
const predictionOf = keepLatest(
  (weights: readonly Float32Array[], mean: number, deviation: number, digit: string, activation: string) => {
    const x = Float32Array.from(imageOf(digit), (byte) => (byte / 255 - mean) / deviation);
    return predict({ sizes, parameters: weights, activation: activationOf(activation) }, x);
  },
);

/** What the network makes of the drawing. */
export function reading({ result, settings }: Pick<Context, 'result' | 'settings'>) {
  const { weights, frame } = result;
  if (!weights || !frame) return undefined;
  const { mean, deviation } = frame.pixels;
  return { prediction: predictionOf(weights, mean, deviation, settings.digit, settings.activation), weights };
}
export const likeliest = ({ probabilities }: Prediction): number =>
  probabilities.indexOf(Math.max(...probabilities));
const caption = (document: Document, x: number, y: number, words: string, anchor = 'start') =>
  svgElement(document, 'text', { x, y, 'text-anchor': anchor }, [words]);

export function drawSeen(context: Context): Element {
  const side = Math.min(context.width, context.height - 26);
  const place = { x: 0, y: 0, width: side, height: side };
  const field = {
    values: imageOf(context.settings.digit),
    columns: digitSide,
    rows: digitSide,
    largest: 255,
  };
  const { document } = context;
  return svgPicture(context, 'The drawing as the network gets it: 28 by 28 pixels, centred and scaled', [
    svgElement(document, 'rect', { ...place, fill: 'none', stroke: 'var(--rule)' }),
    pixels(document, { ...field, scale: 'ink' }, place),
    caption(document, 0, side + 20, 'What the network gets'),
  ]);
}

export function drawOutputs(context: Context): Element {
  const read = reading(context);
  if (!read)
    return emptyView(
      context,
      'Press Play. When the network has learned a little, it says here what it reads.',
    );
  const best = likeliest(read.prediction);
  const bars = Array.from(read.prediction.probabilities, (probability, digit) => ({ digit, probability }));
  return chart(context, {
    marginLeft: 22,
    marginRight: 56,
    marginTop: 4,
    marginBottom: 24,
    x: { domain: [0, 1], axis: null },
    y: { domain: bars.map((bar) => bar.digit), type: 'band', padding: 0.3, tickSize: 0, label: null },
    marks: [
      ruleX([0], { stroke: 'var(--ink-3)' }),
      barX(bars, {
        x: 'probability',
        y: 'digit',
        fill: (bar: { digit: number }) => (bar.digit === best ? 'var(--ink)' : 'var(--ghost)'),
      }),
      text(bars, {
        x: 'probability',
        y: 'digit',
        dx: 6,
        textAnchor: 'start',
        text: (bar: { probability: number }) => (bar.probability < 0.005 ? '' : percent(bar.probability, 0)),
        fill: (bar: { digit: number }) => (bar.digit === best ? 'var(--ink)' : 'var(--ink-3)'),
      }),
    ],
  });
}

export function drawLayers(context: Context): Element {
  const read = reading(context);
  if (!read)
    return emptyView(
      context,
      'The 128 and 64 hidden units will stand here, an empty frame for each that is silent.',
    );
  const { document, narrow, settings } = context;
  const columns = narrow ? [16, 16] : [16, 8];
  const children = read.prediction.activations.flatMap((values, layer) => {
    const silent = values.filter((value) => value === 0).length;
    const x = narrow || layer === 0 ? 0 : context.width * 0.64;
    const y = narrow && layer === 1 ? context.height * 0.62 : 0;
    const room = narrow ? context.width : context.width * (layer === 0 ? 0.6 : 0.36);
    const rows = values.length / columns[layer];
    const size = cellSize(
      room,
      columns[layer],
      rows,
      context.height * (narrow ? (layer === 0 ? 0.52 : 0.3) : 0.86),
    );
    const largest = Math.max(...values) || 1;
    const control = layer === 0 ? { control: { key: 'unit', selected: settings.unit - 1 } } : {};
    return [
      caption(document, x, y + 14, `Layer ${layer + 1}: ${silent} of ${values.length} silent`),
      cells(document, { values, columns: columns[layer], largest, ...control }, { x, y: y + 26, size }),
    ];
  });
  return svgPicture(
    context,
    'The hidden units: filled where a unit fires, empty where it is silent',
    children,
  );
}

export function drawUnit(context: Context): Element {
  const read = reading(context);
  const { document, settings } = context;
  if (!read) return emptyView(context, 'And here, what one unit looks for.');
  const [weight, bias] = read.weights;
  const row = weight.subarray((settings.unit - 1) * sizes[0], settings.unit * sizes[0]);
  const largest = row.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  const side = Math.min(context.width, context.height - 64);
  const place = { x: 0, y: 26, width: side, height: side };
  const image = imageOf(settings.digit);
  const z = read.prediction.preActivations[0][settings.unit - 1];
  const sum = z - bias[settings.unit - 1];
  const ink = pixels(
    document,
    { values: image, columns: digitSide, rows: digitSide, scale: 'ink', largest: 255 },
    place,
  );
  ink.setAttribute('opacity', '0.28');
  return svgPicture(context, `The weights of unit ${settings.unit}, with the drawing behind them`, [
    caption(document, 0, 14, `What unit ${settings.unit} looks for`),
    svgElement(document, 'rect', { ...place, fill: 'none', stroke: 'var(--rule)' }),
    pixels(document, { values: row, columns: digitSide, rows: digitSide, scale: 'signed', largest }, place),
    ink,
    caption(
      document,
      0,
      side + 46,
      `weights · pixels ${fixed(sum, 2)}, bias ${fixed(bias[settings.unit - 1], 2)}`,
    ),
    caption(document, 0, side + 63, `z = ${fixed(z, 2)}: it ${z > 0 ? 'fires' : 'is silent'}`),
  ]);
}

export function drawConfusion(context: Context): Element {
  const { document, result } = context;
  if (!result.confusion)
    return emptyView(
      context,
      'The 2,000 test images, true digit against the digit read, will be counted here.',
    );
  const size = Math.floor(Math.min((context.width - 22) / 10, (context.height - 44) / 10));
  const children: Element[] = [caption(document, 22, 12, 'Digit read →')];
  for (let truth = 0; truth < 10; truth++) {
    const y = 22 + truth * size;
    children.push(caption(document, 12, y + size / 2 + 5, String(truth), 'end'));
    for (let read = 0; read < 10; read++) {
      const number = result.confusion[truth * 10 + read];
      if (number === 0) continue;
      const x = 22 + read * size;
      const right = truth === read;
      children.push(
        svgElement(document, 'rect', {
          x,
          y,
          width: size - 1,
          height: size - 1,
          fill: right ? 'var(--ink)' : 'var(--a-leaky-relu)',
          'fill-opacity': right ? 0.12 : Math.min(0.9, 0.15 + number / 14),
        }),
        svgElement(
          document,
          'text',
          {
            x: x + size / 2 - 0.5,
            y: y + size / 2 + 4,
            'text-anchor': 'middle',
            style: 'font-size:11px;fill:var(--ink)',
          },
          [String(number)],
        ),
      );
    }
  }
  children.push(caption(document, 22, 22 + 10 * size + 16, 'Rows: the true digit, 200 images each'));
  return svgPicture(context, 'True digit against digit read, for the 2,000 test images', children);
}
