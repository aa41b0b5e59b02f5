/** U1: three networks part the same points; one of them has no bend. */
import { activationOf } from '../activations/index.ts';
import type { PlaneClassifierFrame, PlaneNetwork } from '../experiments/plane-classifier.ts';
import type { PlanePoints } from '../experiments/training/plane-points.ts';
import { choice, integer, range, seed, toggle } from '../figure-kit/controls.ts';
import { emptyView } from '../figure-kit/empty-view.ts';
import { defineFigure, type DrawContext, type PictureView } from '../figure-kit/figure.ts';
import { count, fixed, percent, significant } from '../figure-kit/format.ts';
import { pixels } from '../figure-kit/pixels.ts';
import type { Series, SeriesPoint } from '../figure-kit/series.ts';
import { svgElement, svgPicture } from '../figure-kit/svg.ts';
import { logistic } from '../numerics/logistic.ts';

/** As in the experiment, whose code stays in the worker. */
const reach = 1.5;
const side = 40;
const order = ['identity', 'tanh', 'relu'] as const;
const names = { identity: 'no bend', tanh: 'tanh', relu: 'ReLU' };

interface Learned {
  readonly frame: PlaneClassifierFrame | undefined;
}
interface Shown {
  readonly folds: boolean;
}

function drawPlane(context: DrawContext<Shown, Learned>, place: number): Element {
  const { document, result, settings, width, height } = context;
  const network = result.frame?.networks[place];
  if (!result.frame || !network)
    return emptyView(context, 'Press Play: the plane is coloured here as the network sees it.');
  const size = Math.min(width, height - 28);
  const box = { x: 0, y: 24, width: size, height: size };
  // Whole pixels and few shades: most of what this page weighs are these three pictures.
  const at = (value: number) => Math.round((size * (value + reach)) / (2 * reach));
  // How sure the network is, from −1 to 1.
  const values = network.field.map((difference) => Math.round(5 * Math.tanh(difference / 2)) / 5);
  return svgPicture(context, `What a network with ${names[order[place]]} makes of the plane`, [
    svgElement(document, 'text', { x: 0, y: 14, class: `t-${network.activation} strong` }, [
      `${names[order[place]]}: ${percent(network.accuracy)} right`,
    ]),
    pixels(document, { values, columns: side, rows: side, scale: 'signed', largest: 1.6 }, box),
    svgElement(document, 'svg', { ...box, viewBox: `0 0 ${size} ${size}` }, [
      ...(settings.folds ? [foldLines(document, network, at)] : []),
      ...dots(document, result.frame.points, at),
    ]),
    svgElement(document, 'rect', { ...box, fill: 'none', stroke: 'var(--rule)' }),
  ]);
}

/** Where each unit of the first layer is zero: the line at which a ReLU bends the plane. */
function foldLines(document: Document, { folds }: PlaneNetwork, at: (value: number) => number): Element {
  let d = '';
  for (let unit = 0; unit < folds.bias.length; unit++) {
    const ends = acrossSquare(folds.weight[2 * unit], folds.weight[2 * unit + 1], folds.bias[unit]);
    if (ends.length === 2) d += ends.map(([x, y], i) => `${i === 0 ? 'M' : 'L'}${at(x)} ${at(-y)}`).join('');
  }
  return svgElement(document, 'path', {
    d,
    fill: 'none',
    stroke: 'var(--ink)',
    'stroke-width': 0.8,
    'stroke-opacity': 0.55,
  });
}

/** Where the line a·x + b·y + c = 0 enters and leaves the square, if it does. */
function acrossSquare(a: number, b: number, c: number): readonly (readonly [number, number])[] {
  const edges = [-reach, reach];
  const onSides = Math.abs(b) > 1e-9 ? edges.map((x): [number, number] => [x, -(a * x + c) / b]) : [];
  const onEnds = Math.abs(a) > 1e-9 ? edges.map((y): [number, number] => [-(b * y + c) / a, y]) : [];
  return [...onSides, ...onEnds].filter(([x, y]) => Math.abs(x) <= reach && Math.abs(y) <= reach).slice(0, 2);
}

/** Full dots are one class, open ones the other: strokes of no length with round ends, two paths in place of hundreds. */
function dots(document: Document, { x, labels }: PlanePoints, at: (value: number) => number): Element[] {
  const paths = ['', ''];
  labels.forEach((label, i) => {
    paths[label] += `M${at(x[2 * i])} ${at(-x[2 * i + 1])}h0`;
  });
  const draw = (d: string, stroke: string, width: number) =>
    svgElement(document, 'path', {
      d,
      fill: 'none',
      stroke,
      'stroke-width': width,
      'stroke-linecap': 'round',
    });
  return [
    draw(paths[0], 'var(--ink)', 4.4),
    draw(paths[0], 'var(--paper)', 2.4),
    draw(paths[1], 'var(--paper)', 5),
    draw(paths[1], 'var(--ink)', 3.8),
  ];
}

/** The picture's middle row, from left to right: what can be read of a plane without seeing it. */
function acrossMiddle({ field }: PlaneNetwork, name: string): Series {
  const row = field.subarray((side / 2) * side, (side / 2 + 1) * side);
  return {
    label: `${name}, across the middle`,
    points: Array.from(row, (difference, i): SeriesPoint => [
      ((2 * i + 1) / side - 1) * reach,
      logistic(difference),
    ]),
    sayX: (x) => `x = ${fixed(x, 2)}`,
    sayY: (sure) => `full dot with ${percent(sure, 0)}`,
  };
}

const view = (place: number): PictureView<Shown, Learned> => ({
  id: order[place],
  label: `The plane as a network with ${names[order[place]]} parts it`,
  height: { wide: 300, narrow: 372 },
  draw: (context) => drawPlane(context, place),
  series: ({ frame }) => {
    const network = frame?.networks[place];
    return network ? [acrossMiddle(network, names[order[place]])] : [];
  },
});

export default defineFigure({
  id: 'plane-classifier',
  title: 'Without a bend, no amount of training parts what a line cannot part',
  sentence:
    'Part the {set} with {layers} of {width} units at a rate of {learningRate}, from seed {seed}, {folds}.',
  controls: {
    set: choice({
      label: 'Points',
      options: { circles: 'circles', xor: 'quarters', moons: 'moons', spiral: 'spiral' },
      default: 'circles',
    }),
    layers: choice({
      label: 'Hidden layers',
      options: { '1': 'one layer', '2': 'two layers' },
      default: '2',
    }),
    width: integer({ label: 'Units a layer', min: 2, max: 32, default: 16 }),
    learningRate: range({
      label: 'Learning rate',
      min: 0.003,
      max: 0.3,
      step: 16,
      scale: 'log',
      default: 0.03,
      format: (rate) => significant(rate, 2),
    }),
    seed: seed(),
    folds: toggle({ label: 'with the first layer’s zero lines', default: true, viewOnly: true }),
  },
  source: {
    kind: 'run',
    experiment: 'plane-classifier',
    noun: 'steps',
    stepsAtBuild: Infinity,
    settings: ({ set, layers, width, learningRate, seed }) => ({
      set,
      layers: Number(layers),
      width,
      learningRate,
      seed,
      steps: set === 'spiral' ? 1500 : 500,
    }),
    start: (): Learned => ({ frame: undefined }),
    collect: (_: Learned, frame: PlaneClassifierFrame): Learned => ({ frame }),
  },
  rows: [[view(0), view(1), view(2)]],
  numbers: ({ frame }) =>
    Object.fromEntries((frame?.networks ?? []).map(({ activation, accuracy }) => [activation, accuracy])),
  compares: ({ frame }) =>
    (frame?.step ? frame.networks : []).map(({ accuracy }, i) => ({
      label: `right, ${names[order[i]]}`,
      value: accuracy,
      format: (share) => percent(share),
    })),
  readouts: ({ frame }) =>
    (frame?.networks ?? []).map(({ activation, loss }) => ({
      label: `loss, ${activation === 'identity' ? names.identity : activationOf(activation).name}`,
      value: Number.isNaN(loss) ? 'none yet' : significant(loss, 2),
    })),
  describe({ frame }) {
    if (!frame) return 'No network has learned yet; there will be 3.';
    const each = frame.networks.map(({ accuracy }, i) => `${percent(accuracy)} with ${names[order[i]]}`);
    return `After ${count(frame.step)} steps, of 1,000 points that were not learned from the networks part right: ${each.join(', ')}.`;
  },
  caption:
    'Each picture is one network’s view of the whole plane: amber where it says “full dot”, blue where it says “open dot”, paler where it is less sure. Thin lines are where units of the first layer are zero; a ReLU bends the plane there. Percentages count 1,000 other points.',
  table: ({ frame }) => ({
    columns: ['Network', 'Test points right', 'Training loss'],
    rows: (frame?.networks ?? []).map(({ accuracy, loss }, i) => [
      names[order[i]],
      percent(accuracy),
      Number.isNaN(loss) ? '' : significant(loss, 3),
    ]),
  }),
});
