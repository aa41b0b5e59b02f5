/** P3: dim an image, and watch its code: without hidden biases a rectified code dims with it, exactly. */
import { barY, dot, line, ruleX, ruleY, text } from '@observablehq/plot';
import type { IntensityEquivarianceFrame, TrainedCodes } from '../experiments/intensity-equivariance.ts';
import { chart, labelled, lineOf, namedLevels } from '../figure-kit/chart.ts';
import { choice, integer, range, seed } from '../figure-kit/controls.ts';
import { emptyView } from '../figure-kit/empty-view.ts';
import { defineFigure, type DrawContext } from '../figure-kit/figure.ts';
import { count, fixed } from '../figure-kit/format.ts';
import { keepLatest } from '../figure-kit/keep-latest.ts';
import { pixels } from '../figure-kit/pixels.ts';
import { svgElement, svgPicture } from '../figure-kit/svg.ts';
import { logistic } from '../numerics/logistic.ts';
import { mean, norm } from '../numerics/statistics.ts';

const side = 28;
const hidden = 128;
const shownUnits = 40;
const scales = Array.from({ length: 20 }, (_, i) => (i + 1) / 20);

interface Trained {
  readonly step: number;
  readonly images?: Float32Array;
  readonly codes?: readonly TrainedCodes[];
}
interface Looked {
  readonly biases: 'zero' | 'learned';
  readonly brightness: number;
  readonly image: number;
}
type Context = DrawContext<Looked, Trained>;

/** How the code of brightness s compares with that of full brightness, on average over images. */
interface Scaling {
  /** |h(s v)|/|h(v)| at each of `scales`. */
  readonly lengths: readonly number[];
  /** The angle’s cosine between them. */
  readonly cosines: readonly number[];
}

function codeOf({ kind, linear, bias }: TrainedCodes, image: number, brightness: number): Float64Array {
  const mean = kind === 'binary' ? logistic : (z: number) => Math.max(0, z);
  return Float64Array.from({ length: hidden }, (_, j) =>
    mean(brightness * linear[image * hidden + j] + bias[j]),
  );
}

/** Thirty images show the mean to a hundredth, and are fast enough. */
const averaged = 30;
function scalingOf(codes: TrainedCodes): Scaling {
  const images = Array.from({ length: averaged }, (_, image) => image);
  const whole = images.map((image) => codeOf(codes, image, 1));
  const at = (scale: number) =>
    images.map((image) => {
      const code = codeOf(codes, image, scale);
      const lengths = norm(code) * norm(whole[image]);
      return {
        length: norm(code) / (norm(whole[image]) || 1),
        cosine: lengths === 0 ? 0 : code.reduce((sum, h, j) => sum + h * whole[image][j], 0) / lengths,
      };
    });
  const all = scales.map(at);
  return {
    lengths: all.map((each) => mean(each.map(({ length }) => length))),
    cosines: all.map((each) => mean(each.map(({ cosine }) => cosine))),
  };
}

const scalings = keepLatest((codes: readonly TrainedCodes[]) => codes.map(scalingOf));
const inkOfKind = { binary: 'sigmoid', noisyRectified: 'relu' } as const;
const words = { binary: 'binary', noisyRectified: 'rectified' } as const;

interface Seen extends Scaling {
  readonly codes: TrainedCodes;
}
/** Of the machines with the chosen biases: binary, then rectified. */
function seen({ codes }: Trained, { biases }: Looked): readonly Seen[] {
  if (!codes) return [];
  const all = scalings(codes);
  return codes.flatMap((each, i) => (each.biases === biases ? [{ codes: each, ...all[i] }] : []));
}
const nearest = (brightness: number): number => Math.max(0, Math.round(20 * brightness) - 1);

export default defineFigure({
  id: 'intensity-equivariance',
  title: 'Without biases a rectified code dims exactly as its image does; with them it does not',
  sentence:
    'Show image {image} at {brightness} of its brightness to machines whose hidden biases {biases}, from seed {seed}.',
  controls: {
    image: integer({ label: 'Image', min: 1, max: 30, default: 1, viewOnly: true }),
    brightness: range({
      label: 'Brightness',
      min: 0.05,
      max: 1,
      step: 0.05,
      default: 0.5,
      viewOnly: true,
      format: (x) => fixed(x, 2),
    }),
    biases: choice({
      label: 'Hidden biases',
      options: { zero: 'stay at zero', learned: 'are learned' },
      default: 'zero',
      viewOnly: true,
    }),
    seed: seed(),
  },
  source: {
    kind: 'run',
    experiment: 'intensity-equivariance',
    noun: 'steps',
    stepsAtBuild: Infinity,
    settings: ({ seed }) => ({ seed }),
    start: (): Trained => ({ step: 0 }),
    collect: (result: Trained, { step, images, codes }: IntensityEquivarianceFrame): Trained => ({
      ...result,
      step,
      ...(images && { images }),
      ...(codes && { codes }),
    }),
  },
  rows: [
    [
      {
        id: 'image',
        label: 'The image as it is shown to the machines',
        share: 0.8,
        height: { wide: 290, narrow: 260 },
        draw: drawImage,
      },
      {
        id: 'lengths',
        label: 'Length of the code against brightness',
        share: 1.2,
        height: { wide: 290, narrow: 260 },
        draw: drawLengths,
        series: (result, settings) =>
          seen(result, settings).map(({ codes, lengths }) => ({
            label: words[codes.kind],
            points: lengths.map((length, i) => [scales[i], length] as const),
            sayX: (s: number) => `brightness ${fixed(s, 2)}`,
            sayY: (length: number) => fixed(length, 2),
          })),
      },
    ],
    [
      {
        id: 'binary',
        label: 'Forty units of the binary code, dimmed and at full brightness',
        height: { wide: 190, narrow: 180 },
        draw: (context: Context) => drawCode(context, 0),
      },
      {
        id: 'rectified',
        label: 'Forty units of the rectified code, dimmed and at full brightness',
        height: { wide: 190, narrow: 180 },
        draw: (context: Context) => drawCode(context, 1),
      },
    ],
  ],
  numbers(result, settings) {
    const [binary, rectified] = seen(result, settings);
    const at = nearest(settings.brightness);
    return {
      binaryLength: binary?.lengths[at] ?? NaN,
      binaryCosine: binary?.cosines[at] ?? NaN,
      rectifiedLength: rectified?.lengths[at] ?? NaN,
      rectifiedCosine: rectified?.cosines[at] ?? NaN,
    };
  },
  readouts: (result, settings) =>
    seen(result, settings).flatMap(({ codes, lengths, cosines }) => [
      { label: `${words[codes.kind]}, length`, value: fixed(lengths[nearest(settings.brightness)], 3) },
      { label: `${words[codes.kind]}, cosine`, value: fixed(cosines[nearest(settings.brightness)], 3) },
    ]),
  describe(result, settings) {
    const all = seen(result, settings);
    if (all.length === 0) return `${count(4)} machines are waiting to be trained.`;
    const at = nearest(settings.brightness);
    const each = all.map(
      ({ codes, lengths, cosines }) =>
        `the ${words[codes.kind]} code has ${fixed(lengths[at], 3)} of its length and a cosine of ${fixed(cosines[at], 3)} with the code of the full image`,
    );
    return `At ${fixed(settings.brightness, 2)} of the brightness, with hidden biases that ${settings.biases === 'zero' ? 'stay at zero' : 'are learned'}, ${each.join('; ')}.`;
  },
  caption:
    'Lengths and cosines are means over 30 images that were not learned from, against the code of the same image at full brightness; the thin line is equivariance. In the bars, outlines are the code of the full image, fillings that of the dimmed one. Image, brightness and biases change what is looked at: the machines are trained already, four of them, 200 steps each.',
  table: (result, settings) => {
    const all = seen(result, settings);
    return {
      columns: [
        'Brightness',
        ...all.flatMap(({ codes }) => [`${words[codes.kind]}, length`, `${words[codes.kind]}, cosine`]),
      ],
      rows:
        all.length === 0
          ? []
          : scales.map((scale, i) => [
              fixed(scale, 2),
              ...all.flatMap(({ lengths, cosines }) => [fixed(lengths[i], 3), fixed(cosines[i], 3)]),
            ]),
    };
  },
});

function drawImage(context: Context): Element {
  const { result, settings, document, width, height } = context;
  if (!result.images) return emptyView(context, 'Press Play: the image stands here.');
  const own = result.images.subarray((settings.image - 1) * side ** 2, settings.image * side ** 2);
  const size = Math.min(width, height - 26);
  const place = { x: 0, y: 0, width: size, height: size };
  const values = own.map((value) => value * settings.brightness);
  return svgPicture(context, 'The image as it is shown to the machines', [
    svgElement(document, 'rect', { ...place, fill: 'none', stroke: 'var(--rule)' }),
    pixels(document, { values, columns: side, rows: side, scale: 'ink', largest: 1 }, place),
    svgElement(document, 'text', { x: 0, y: size + 20 }, [
      `every pixel times ${fixed(settings.brightness, 2)}`,
    ]),
  ]);
}

function drawLengths(context: Context): Element {
  const { result, settings } = context;
  const all = seen(result, settings);
  if (all.length === 0) return emptyView(context, 'Press Play: how long the codes are stands here.');
  const highest = Math.max(1, ...all.flatMap(({ lengths }) => lengths));
  return chart(context, {
    marginRight: 76,
    x: { domain: [0, 1], ticks: [0, 0.5, 1], label: 'brightness of the image' },
    y: { domain: [0, 1.08 * highest] },
    marks: [
      namedLevels([0.5, 1].map((y) => ({ y, name: `${fixed(y, 1)} of the length` }))),
      ruleX([settings.brightness], { stroke: 'var(--ghost)' }),
      line(
        [
          [0, 0],
          [1, 1],
        ],
        { stroke: 'var(--ink-3)', strokeWidth: 1 },
      ),
      all.map(({ codes, lengths }) => {
        const points = lengths.map((length, i): [number, number] => [scales[i], length]);
        const ink = inkOfKind[codes.kind];
        const end = codes.kind === 'binary' ? points[9] : points[5];
        return [
          line(points, lineOf(ink)),
          dot(points.slice(nearest(settings.brightness)).slice(0, 1), { r: 4, fill: `var(--a-${ink})` }),
          text([end], {
            dx: 8,
            dy: codes.kind === 'binary' ? -14 : 14,
            textAnchor: 'start',
            text: [words[codes.kind]],
            ...labelled(ink),
          }),
        ];
      }),
    ],
  });
}

function drawCode(context: Context, at: 0 | 1): Element {
  const { result, settings } = context;
  const own = seen(result, settings).at(at)?.codes;
  if (!own)
    return emptyView(context, `Press Play: forty ${at === 0 ? 'binary' : 'rectified'} units stand here.`);
  const [whole, dim] = [1, settings.brightness].map((brightness) =>
    Array.from(codeOf(own, settings.image - 1, brightness).subarray(0, shownUnits), (value, unit) => ({
      unit,
      value,
    })),
  );
  const ink = inkOfKind[own.kind];
  const top = Math.max(...whole.map(({ value }) => value), ...dim.map(({ value }) => value), 1e-6);
  return chart(context, {
    marginBottom: 12,
    x: { type: 'band', axis: null, padding: 0.2 },
    y: { domain: [0, 1.05 * top] },
    marks: [
      barY(dim, { x: 'unit', y: 'value', fill: `var(--a-${ink})`, fillOpacity: 0.75 }),
      barY(whole, { x: 'unit', y: 'value', fill: 'none', stroke: 'var(--ink-3)', strokeWidth: 0.8 }),
      ruleY([0], { stroke: 'var(--ink-3)' }),
      text([`40 of 128 ${words[own.kind]} units`], {
        frameAnchor: 'top-left',
        textAnchor: 'start',
        dy: -16,
        ...labelled(ink),
      }),
    ],
  });
}
