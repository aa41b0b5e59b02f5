/** U1: a sheet goes through five layers; without a bend, one matrix does the same. */
import { activationOf, defaultsOf } from '../activations/index.ts';
import { choice, integer, seed } from '../figure-kit/controls.ts';
import { defineFigure, type DrawContext } from '../figure-kit/figure.ts';
import { fixed, percent, significant } from '../figure-kit/format.ts';
import { svgElement, svgPicture } from '../figure-kit/svg.ts';
import { type Affine, bestAffine, composed, randomLayers } from '../numerics/affine-plane.ts';

type Point = readonly [x: number, y: number];
/** Lines of a sheet: the first half one way, the second half the other. */
type Sheet = readonly (readonly Point[])[];

const most = 5;
const lines = 9;
const points = 33;
const options = { identity: 'no bend', relu: 'ReLU', tanh: 'tanh' };

/** The square [−1, 1]² as lines along and across. */
const flat: Sheet = [0, 1].flatMap((across) =>
  Array.from({ length: lines }, (_, i) => {
    const still = -1 + (2 * i) / (lines - 1);
    return Array.from({ length: points }, (_, j): Point => {
      const running = -1 + (2 * j) / (points - 1);
      return across ? [still, running] : [running, still];
    });
  }),
);

interface Through {
  /** The sheet before the first layer and after each. */
  readonly sheets: readonly Sheet[];
  /** The layers multiplied out, which is what the network is if it has no bend. */
  readonly product: Affine;
  /** What one layer without a bend makes of the sheet, the one that comes nearest. */
  readonly single: Sheet;
  /** Of the variance of the last sheet, what no single layer without a bend reaches: 0 to 1. */
  readonly missed: number;
}
type Context = DrawContext<{ readonly activation: string }, Through>;

const apply = ([a, b, c, d, e, f]: Affine, [x, y]: Point): Point => [a * x + b * y + e, c * x + d * y + f];

function through(id: keyof typeof options, layers: number, seedOf: number): Through {
  const activation = activationOf(id);
  const values = defaultsOf(activation);
  const sheets: Sheet[] = [flat];
  const maps = randomLayers(
    layers,
    seedOf,
    (map) => {
      const bent = sheets[sheets.length - 1].map((row) =>
        row.map((point): Point => {
          const [x, y] = apply(map, point);
          return [activation.f(x, values), activation.f(y, values)];
        }),
      );
      sheets.push(bent);
      return bent.flat();
    },
    flat.flat(),
  );
  const last = sheets[sheets.length - 1];
  const { map, missed } = bestAffine(flat.flat(), last.flat());
  return {
    sheets,
    product: composed(maps),
    single: flat.map((row) => row.map((p) => apply(map, p))),
    missed,
  };
}

function drawSheet(
  { document }: Context,
  sheet: Sheet,
  place: { readonly x: number; readonly y: number; readonly side: number },
  box: { readonly low: Point; readonly span: number },
  stroke: readonly [string, string],
  width = 1,
): Element[] {
  const at = ([x, y]: Point) =>
    `${round(place.x + (place.side * (x - box.low[0])) / box.span)} ${round(place.y + place.side * (1 - (y - box.low[1]) / box.span))}`;
  return [0, 1].map((half) =>
    svgElement(document, 'path', {
      d: sheet
        .slice(half * lines, half * lines + lines)
        .map((row) => `M${row.filter(turns).map(at).join('L')}`)
        .join(''),
      fill: 'none',
      stroke: stroke[half],
      'stroke-width': width,
      'stroke-linejoin': 'round',
    }),
  );
}
/** Only the ends and where the line turns: a straight line needs no more. */
const turns = ([x, y]: Point, i: number, row: readonly Point[]): boolean => {
  if (i === 0 || i === row.length - 1) return true;
  const [[x0, y0], [x1, y1]] = [row[i - 1], row[i + 1]];
  return Math.abs(x0 - 2 * x + x1) + Math.abs(y0 - 2 * y + y1) > 1e-6;
};
const round = (value: number) => Math.round(10 * value) / 10;

/** A square around all of the points, with some room. */
function around(sheets: readonly Sheet[]): { low: Point; span: number } {
  const all = sheets.flat(2);
  const xs = all.map(([x]) => x);
  const ys = all.map(([, y]) => y);
  const [left, right, bottom, top] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
  const span = 1.08 * Math.max(right - left, top - bottom, 1e-6);
  return { low: [(left + right - span) / 2, (bottom + top - span) / 2], span };
}

const inks: readonly [string, string] = ['var(--a-sigmoid)', 'var(--a-leaky-relu)'];
const pale: readonly [string, string] = ['var(--ghost)', 'var(--ghost)'];

function drawLayers(context: Context): Element {
  const { document, result, width, narrow } = context;
  const columns = narrow ? 3 : most + 1;
  const gap = 14;
  const side = (width - gap * (columns - 1)) / columns;
  const children = result.sheets.flatMap((sheet, i) => {
    const place = { x: (i % columns) * (side + gap), y: Math.floor(i / columns) * (side + 34) + 22, side };
    return [
      svgElement(document, 'text', { x: place.x, y: place.y - 8 }, [i === 0 ? 'the sheet' : `layer ${i}`]),
      svgElement(document, 'rect', {
        x: place.x,
        y: place.y,
        width: side,
        height: side,
        fill: 'none',
        stroke: 'var(--rule)',
      }),
      ...drawSheet(context, sheet, place, around([sheet]), inks),
    ];
  });
  return svgPicture(context, 'A square sheet before the first layer and after each', children);
}

function drawSingle(context: Context): Element {
  const { document, result, width, height } = context;
  const side = Math.min(width, height - 26);
  const place = { x: 0, y: 24, side };
  const last = result.sheets[result.sheets.length - 1];
  const box = around([last, result.single]);
  return svgPicture(context, 'What all layers make of the sheet, over what one matrix makes of it', [
    svgElement(document, 'text', { x: 0, y: 14, class: 'strong' }, ['all layers, over one matrix (grey)']),
    svgElement(document, 'rect', {
      x: 0,
      y: 24,
      width: side,
      height: side,
      fill: 'none',
      stroke: 'var(--rule)',
    }),
    ...drawSheet(context, result.single, place, box, pale, 4),
    ...drawSheet(context, last, place, box, inks),
  ]);
}

function drawMatrix(context: Context): Element {
  const { document, result, settings } = context;
  const [a, b, c, d] = result.product.map((value) => fixed(value, 2));
  const layers = result.sheets.length - 1;
  const write = (x: number, y: number, words: string, strong = false) =>
    svgElement(document, 'text', { x, y, class: strong ? 'strong' : undefined }, [words]);
  const names = Array.from({ length: layers }, (_, i) => `W${'₀₁₂₃₄₅'[layers - i]}`).join(' ');
  return svgPicture(context, 'The product of the layers’ matrices', [
    write(0, 14, layers === 1 ? 'the matrix' : 'the matrices multiplied', true),
    write(0, 48, `${names} =`),
    svgElement(document, 'path', {
      d: 'M8 66h-7v56h7M132 66h7v56h-7',
      fill: 'none',
      stroke: 'var(--ink)',
      'stroke-width': 1.4,
    }),
    ...[a, b, c, d].map((text, i) =>
      svgElement(
        document,
        'text',
        { x: i % 2 === 0 ? 62 : 126, y: i < 2 ? 86 : 114, 'text-anchor': 'end', class: 'strong' },
        [text],
      ),
    ),
    write(0, 158, 'one matrix misses'),
    write(0, 180, missedText(result.missed), true),
    write(0, 202, settings.activation === 'identity' ? 'it is the network' : 'of what the network does'),
  ]);
}

/** Rounding leaves about 10⁻³¹ where nothing is missed. */
const missedText = (missed: number): string => (missed < 1e-12 ? 'nothing' : percent(missed));

export default defineFigure({
  id: 'linear-collapse',
  title: 'Five layers without a bend are one layer, drawn five times',
  sentence: 'Send a sheet through {layers} layers with {activation}, from seed {seed}.',
  controls: {
    layers: integer({ label: 'Layers', min: 1, max: most, default: most }),
    activation: choice({ label: 'Activation', options, default: 'identity' }),
    seed: seed({ default: 3 }),
  },
  source: { kind: 'instant', compute: ({ layers, activation, seed }) => through(activation, layers, seed) },
  rows: [
    [
      {
        id: 'layers',
        label: 'The sheet after each layer',
        height: { wide: 168, narrow: 300 },
        draw: drawLayers,
      },
    ],
    [
      {
        id: 'single',
        label: 'All layers, over one matrix',
        share: 1.6,
        height: { wide: 330, narrow: 340 },
        draw: drawSingle,
      },
      { id: 'matrix', label: 'The one matrix', height: { wide: 330, narrow: 220 }, draw: drawMatrix },
    ],
  ],
  numbers: ({ missed }) => ({ missed }),
  readouts: ({ missed }) => [{ label: 'one matrix misses', value: missedText(missed) }],
  describe: ({ sheets, product, missed }, { activation }) =>
    `A square sheet goes through ${sheets.length - 1} layers with ${options[activation]}. The product of their matrices is (${product
      .slice(0, 4)
      .map((value) => fixed(value, 2))
      .join(
        ', ',
      )}). One layer without a bend ${missed < 1e-12 ? 'does exactly the same' : `misses ${percent(missed)} of what they do`}.`,
  caption:
    'Above, the sheet after each layer, each picture at its own scale. Below, the last of them over what the best single layer without a bend makes of the same sheet. What it misses is the share of the variance that no single matrix (with a shift) can give.',
  table: ({ product, missed }) => ({
    columns: ['Product of the matrices', 'left', 'right'],
    rows: [
      ['upper row', significant(product[0], 4), significant(product[1], 4)],
      ['lower row', significant(product[2], 4), significant(product[3], 4)],
      ['missed by one matrix', missedText(missed), ''],
    ],
  }),
});
