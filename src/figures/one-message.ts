/** Home: one backward pass through three deep nets, every stroke a gradient. */
import relu from '../activations/relu.ts';
import sigmoid from '../activations/sigmoid.ts';
import tanh from '../activations/tanh.ts';
import { choice, integer, seed } from '../figure-kit/controls.ts';
import { defineFigure, type DrawContext } from '../figure-kit/figure.ts';
import { significant } from '../figure-kit/format.ts';
import type { SeriesPoint } from '../figure-kit/series.ts';
import { svgElement, svgPicture } from '../figure-kit/svg.ts';
import { sendBack, type BackwardMessage, type MessageWeights } from '../networks/backward-message.ts';
import { rms } from '../numerics/statistics.ts';

const width = 128;
/** The longest stroke, in root mean squares of the last layer; longer ones are cut. */
const strongest = 3.6;

type Weights = 'glorot' | 'usual' | 'own';
const nets = [
  { id: 'sigmoid', name: 'Sigmoid', activation: sigmoid },
  { id: 'tanh', name: 'Tanh', activation: tanh },
  { id: 'relu', name: 'ReLU', activation: relu },
] as const;
type Net = (typeof nets)[number];

const start = (weights: Weights, net: Net): MessageWeights =>
  weights !== 'usual' ? weights : net.id === 'relu' ? 'he' : 'glorot';

interface Sent extends BackwardMessage {
  readonly net: Net;
}
type Context = DrawContext<{ readonly depth: number }, readonly Sent[]>;
interface Place {
  readonly left: number;
  readonly right: number;
  readonly rowTop: (row: number) => number;
  readonly half: number;
}

export default defineFigure({
  id: 'one-message',
  title: 'The same message, sent down three networks of twenty layers. In one of them it dies.',
  sentence: 'Send it through {depth} layers with {weights} weights and the seed {seed}.',
  controls: {
    depth: integer({ label: 'Layers', min: 2, max: 50, default: 20 }),
    weights: choice({
      label: 'Weights',
      options: { usual: 'the usual', glorot: 'only Glorot’s', own: 'each its own' },
      default: 'usual',
    }),
    seed: seed({ default: 42 }),
  },
  source: {
    kind: 'instant',
    compute: ({ depth, weights, seed }): readonly Sent[] =>
      nets.map((net) => ({
        net,
        ...sendBack({ activation: net.activation, weights: start(weights, net), depth, width, seed }),
      })),
  },
  rows: [
    [
      {
        id: 'strokes',
        label: 'The gradient at units of every layer, from the last to the first, in three networks',
        height: { wide: 400, narrow: 420 },
        // As drawn: from the last layer back to the first.
        series: (result) =>
          result.map(({ net, shares }) => ({
            label: `${net.name}, share of the last layer’s gradient`,
            points: shares.map((share, i): SeriesPoint => [i + 1, share]).reverse(),
            sayX: (layer) => `layer ${layer}`,
            sayY: (share) => significant(share, 2),
            scale: 'log',
          })),
        draw: (context) =>
          svgPicture(context, 'The gradient, layer by layer, in three networks', drawing(context)),
      },
    ],
  ],
  describe: (result, { depth }) =>
    `Size of the gradient at layer 1, as a share of that at layer ${depth}: ${result
      .map(({ net, shares }) => `${arrives(shares)} with ${net.name}`)
      .join(', ')}.`,
  caption:
    'Each stroke is the gradient at one unit, up for positive, down for negative, to the scale of the last layer and cut at the height of its row; some of the 128 units of each layer are drawn. The usual weights are Glorot’s for sigmoid and tanh and He’s for ReLU; its own are those that keep the size of this activation’s signals, and for the sigmoid their mean.',
  table: (result) => ({
    columns: ['layer', ...result.map(({ net }) => `${net.name}, share of the last layer’s gradient`)],
    rows: (result[0]?.shares ?? [])
      .map((_, l) => [l + 1, ...result.map(({ shares }) => significant(shares[l], 2))])
      .reverse(),
  }),
});

/** How much is left at layer 1. */
const arrives = (shares: readonly number[]): string => significant(shares[0], 2);
const words = (shares: readonly number[]): string =>
  shares[0] < 1 ? ' of it reaches layer 1' : ' times as large at layer 1';

function drawing(context: Context): Element[] {
  const { narrow, height, width: whole, result, settings } = context;
  const axis = narrow ? 46 : 30;
  const rowHeight = (height - axis) / nets.length;
  const label = narrow ? 24 : 0;
  const place: Place = {
    left: narrow ? 0 : 188,
    right: whole - 1,
    rowTop: (row) => row * rowHeight + label,
    half: (rowHeight - label) / 2 - 2,
  };
  return [
    ...layerAxis(context, place, height - axis),
    ...result.flatMap((sent, row) => [
      ...rowLabel(context, sent, place, row),
      svgElement(context.document, 'path', {
        d: strokes(sent.gradients, place, row, settings.depth),
        stroke: `var(--a-${sent.net.id})`,
        'stroke-width': 1.3,
        fill: 'none',
      }),
    ]),
  ];
}

/** One path a net: strokes for some units of each layer, and the line of no gradient under them. */
function strokes(gradients: readonly Float64Array[], place: Place, row: number, depth: number): string {
  const { left, right, half } = place;
  const middle = place.rowTop(row) + half;
  const layerWidth = (right - left) / depth;
  const shown = Math.max(3, Math.min(40, Math.floor(layerWidth / 2.6)));
  const scale = half / (strongest * rms(gradients[depth - 1]));
  let path = `M${left} ${round(middle)}H${round(right)}`;
  for (let l = depth - 1; l >= 0; l--) {
    for (let unit = 0; unit < shown; unit++) {
      const length = Math.max(-half, Math.min(half, -scale * gradients[l][unit]));
      // Too short to see: the line of no gradient is already there.
      if (Math.abs(length) < 0.3) continue;
      const x = left + (depth - 1 - l + (unit + 0.5) / shown) * layerWidth;
      path += `M${round(x)} ${round(middle)}v${round(length)}`;
    }
  }
  return path;
}

function rowLabel({ document, narrow }: Context, sent: Sent, place: Place, row: number): Element[] {
  const { id, name } = sent.net;
  const middle = place.rowTop(row) + place.half;
  const share = svgElement(document, 'tspan', { class: 'strong' }, [arrives(sent.shares)]);
  if (narrow) {
    return [
      svgElement(document, 'text', { x: 0, y: place.rowTop(row) - 9, class: `t-${id} halo` }, [
        svgElement(document, 'tspan', { class: 'strong' }, [name]),
        '  ',
        share,
        words(sent.shares),
      ]),
    ];
  }
  return [
    svgElement(document, 'text', { x: 0, y: round(middle - 4), class: `t-${id} strong` }, [name]),
    svgElement(document, 'text', { x: 0, y: round(middle + 15), class: `t-${id}` }, [
      share,
      words(sent.shares),
    ]),
  ];
}

/** Hairlines between layers where there is room, and the numbers of some. */
function layerAxis(context: Context, place: Place, bottom: number): Element[] {
  const { document, narrow, settings, height } = context;
  const { depth } = settings;
  const layerWidth = (place.right - place.left) / depth;
  const at = (layer: number) => place.left + (depth - layer + 0.5) * layerWidth;
  const every = depth > 30 ? 10 : 5;
  const numbered = Array.from({ length: depth }, (_, i) => i + 1).filter(
    (n) => n === 1 || n === depth || (n % every === 0 && (depth - n) * layerWidth > 26 && n > 1),
  );
  const lines = Array.from({ length: depth - 1 }, (_, i) => round(place.left + (i + 1) * layerWidth));
  return [
    ...(layerWidth > 15
      ? [svgElement(document, 'path', { class: 'gr', d: lines.map((x) => `M${x} 0V${bottom}`).join('') })]
      : []),
    ...numbered.map((n) =>
      svgElement(document, 'text', { x: round(at(n)), y: bottom + 18, 'text-anchor': 'middle' }, [String(n)]),
    ),
    svgElement(
      document,
      'text',
      narrow ? { x: place.right / 2, y: height - 8, 'text-anchor': 'middle' } : { x: 0, y: bottom + 18 },
      [narrow ? 'layer, from the loss back to the input →' : 'layer, back to the input →'],
    ),
  ];
}

const round = (value: number): number => Math.round(value * 10) / 10;
