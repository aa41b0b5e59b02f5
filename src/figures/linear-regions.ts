/** P5: the pieces into which a ReLU network cuts the plane, counted exactly. */
import { ground, valueName } from '../figure-kit/chart-marks.ts';
import { chart } from '../figure-kit/chart.ts';
import { choice, seed } from '../figure-kit/controls.ts';
import { defineFigure, type DrawContext } from '../figure-kit/figure.ts';
import { count, fixed } from '../figure-kit/format.ts';
import type { Series } from '../figure-kit/series.ts';
import { svgElement, svgPicture } from '../figure-kit/svg.ts';
import { dot, line, text } from '@observablehq/plot';
import { type Cell, reachableRegions, regionsByLayer, type ReluLayer } from '../networks/linear-regions.ts';
import { createRandom } from '../numerics/random.ts';

const reach = 3;
const nets = {
  '16': [16],
  '32': [32],
  '8-8': [8, 8],
  '16-16': [16, 16],
  '32-32': [32, 32],
  '16-16-16': [16, 16, 16],
} as const;
type Net = keyof typeof nets;

interface Cut {
  readonly widths: readonly number[];
  readonly cells: readonly Cell[];
  /** Cells after each layer. */
  readonly counts: readonly number[];
}

/** He’s weights. Biases all zero, or uniform within ±1/√fan-in as PyTorch draws them. */
function drawNet(widths: readonly number[], seed: number, biases: 'zero' | 'uniform'): ReluLayer[] {
  return widths.map((out, layer) => {
    const random = createRandom(seed, layer);
    const fanIn = layer === 0 ? 2 : widths[layer - 1];
    return {
      weight: Float64Array.from({ length: out * fanIn }, () => Math.sqrt(2 / fanIn) * random.normal()),
      bias: Float64Array.from({ length: out }, () =>
        biases === 'zero' ? 0 : (2 * random.uniform() - 1) / Math.sqrt(fanIn),
      ),
    };
  });
}

const units = (widths: readonly number[]): number => widths.reduce((sum, n) => sum + n, 0);
const namesOf = (net: string): string => net.replaceAll('-', '–');

const shades = 8;
/** The shade says how much is on in a piece: neighbours differ in one unit of some layer. */
function unitsOn({ map }: Cell): number {
  let on = 0;
  for (let unit = 0; unit < map.length; unit += 3) if (map[unit] !== 0 || map[unit + 1] !== 0) on++;
  return on;
}

/** One path for each shade: cells of one shade seldom touch, and thousands of elements would be slow. */
function drawCells(context: DrawContext<unknown, Cut>): Element {
  const { document, result, width, height } = context;
  const side = Math.min(width, height - 24);
  const place = (value: number) => Math.round((10 * side * (value + reach)) / (2 * reach)) / 10;
  const paths = Array.from({ length: shades }, () => '');
  const counts = result.cells.map(unitsOn);
  const least = Math.min(...counts);
  const range = Math.max(1, Math.max(...counts) - least);
  for (const [index, { corners }] of result.cells.entries()) {
    let d = '';
    for (let i = 0; i < corners.length; i += 2)
      d += `${i === 0 ? 'M' : 'L'}${place(corners[i])} ${place(-corners[i + 1])}`;
    paths[Math.round(((shades - 1) * (counts[index] - least)) / range)] += `${d}Z`;
  }
  return svgPicture(context, 'The square from −3 to 3, cut into the pieces on which the network is affine', [
    ...paths.map((d, shade) =>
      svgElement(document, 'path', {
        d: d || undefined,
        fill: 'var(--ink)',
        'fill-opacity': (0.04 + (0.78 * shade) / shades).toFixed(3),
        stroke: 'var(--paper)',
        'stroke-width': result.cells.length > 1500 ? 0.4 : 0.8,
        'stroke-linejoin': 'round',
      }),
    ),
    svgElement(document, 'text', { x: 0, y: side + 18 }, ['inputs from −3 to 3, both ways']),
  ]);
}

export default defineFigure({
  id: 'linear-regions',
  title: 'Random weights cut the plane into about half the square of their units, however deep the net',
  sentence: 'Cut the plane with {net} ReLUs with {biases} biases, from seed {seed}.',
  controls: {
    net: choice({
      label: 'Hidden layers',
      options: Object.fromEntries(Object.keys(nets).map((net) => [net, namesOf(net)])),
      default: '16-16',
    }),
    biases: choice({ label: 'Biases', options: { uniform: 'random', zero: 'zero' }, default: 'uniform' }),
    seed: seed(),
  },
  source: {
    kind: 'instant',
    compute({ net, biases, seed }): Cut {
      const widths: readonly number[] = nets[isNet(net) ? net : '16-16'];
      const layers = drawNet(widths, seed, biases);
      const steps = regionsByLayer(layers, reach);
      return { widths, cells: steps.at(-1) ?? [], counts: steps.map((cells) => cells.length) };
    },
  },
  rows: [
    [
      {
        id: 'cells',
        label: 'The pieces of the plane',
        share: 1.2,
        height: { wide: 420, narrow: 374 },
        draw: drawCells,
      },
      {
        id: 'counts',
        label:
          'Pieces after each layer, beside half the square of the units and the most that is known to be possible',
        height: { wide: 420, narrow: 300 },
        series: ({ widths, counts }) => [
          overLayers('pieces counted', counts),
          overLayers(
            'pieces known to be possible',
            counts.map((_, i) => reachableRegions(widths.slice(0, i + 1))),
          ),
        ],
        draw(context) {
          const { widths, counts } = context.result;
          const layers = widths.map((_, i) => i + 1);
          const so = (i: number) => widths.slice(0, i + 1);
          const series = [
            { name: 'possible', values: layers.map((_, i) => reachableRegions(so(i))), thin: true },
            { name: 'half the square', values: layers.map((_, i) => units(so(i)) ** 2 / 2), thin: true },
            { name: 'counted', values: counts, thin: false },
          ];
          return chart(context, {
            marginLeft: 74,
            marginRight: 96,
            x: {
              domain: [0.8, widths.length + 0.2],
              ticks: layers,
              tickFormat: (n: number) => String(n),
              label: 'after layer',
            },
            y: {
              type: 'log',
              domain: [10, 1e6],
              ticks: [10, 100, 1000, 1e4, 1e5, 1e6],
              tickFormat: count,
              label: null,
            },
            marks: [
              ground(10),
              series.flatMap(({ name, values, thin }) => {
                const points = values.map((value, i) => ({ layer: i + 1, value }));
                const style = { stroke: thin ? 'var(--ink-3)' : 'var(--ink)', strokeWidth: thin ? 1.1 : 2.5 };
                return [
                  line(points, { x: 'layer', y: 'value', ...style }),
                  dot(points, {
                    x: 'layer',
                    y: 'value',
                    r: thin ? 2 : 4,
                    fill: thin ? 'var(--ink-3)' : 'var(--ink)',
                  }),
                  text(points.slice(-1), {
                    x: 'layer',
                    y: 'value',
                    dx: 8,
                    dy: thin && name !== 'possible' ? 12 : -2,
                    textAnchor: 'start',
                    text: () => name,
                    className: thin ? 'halo' : 'strong halo',
                  }),
                ];
              }),
              valueName('pieces'),
            ],
          });
        },
      },
    ],
  ],
  readouts: ({ cells, widths }) => [
    { label: 'pieces', value: count(cells.length) },
    { label: 'per square of the units', value: fixed(cells.length / units(widths) ** 2, 2) },
    { label: 'possible at least', value: count(reachableRegions(widths)) },
  ],
  describe: ({ cells, widths }, { net, biases }) =>
    `A network of ${namesOf(net)} ReLUs with ${biases === 'zero' ? 'zero' : 'random'} biases cuts the square into ${count(cells.length)} pieces, ${fixed(cells.length / units(widths) ** 2, 2)} times the square of its ${units(widths)} units. Weights exist that cut the plane into ${count(reachableRegions(widths))}.`,
  caption:
    'On each piece the network is one affine function; darker pieces have more units of the last layer on. The cuts are computed, not sampled. With zero biases all pieces are cones from the middle.',
  table: ({ counts, widths }) => ({
    columns: [
      'After layer',
      'Units so far',
      'Pieces',
      'Half the square of the units',
      'Known to be possible',
    ],
    rows: counts.map((cells, i) => {
      const so = widths.slice(0, i + 1);
      return [i + 1, units(so), count(cells), count(units(so) ** 2 / 2), count(reachableRegions(so))];
    }),
  }),
});

function overLayers(label: string, pieces: readonly number[]): Series {
  return {
    label,
    points: pieces.map((value, i) => [i + 1, value]),
    sayX: (layer) => `layer ${layer}`,
    sayY: count,
    scale: 'log',
  };
}

function isNet(net: string): net is Net {
  return Object.hasOwn(nets, net);
}
