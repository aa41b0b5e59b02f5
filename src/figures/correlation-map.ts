/** P2: two inputs grow alike from layer to layer; the theory of infinite width over networks that have a width. */
import { dot, line, ruleX, ruleY, text } from '@observablehq/plot';
import { activationOf, defaultsOf } from '../activations/index.ts';
import type { CorrelationMapFrame } from '../experiments/correlation-map.ts';
import { criticalPoints, type CriticalActivation } from '../experiments/correlation-map/critical-points.ts';
import { valueName } from '../figure-kit/chart-marks.ts';
import { chart, labelled, lineOf } from '../figure-kit/chart.ts';
import { choice, integer, range, seed } from '../figure-kit/controls.ts';
import { defineFigure } from '../figure-kit/figure.ts';
import { count, fixed } from '../figure-kit/format.ts';
import type { SeriesPoint } from '../figure-kit/series.ts';
import { nextPair, reluCorrelation } from '../numerics/correlation-map.ts';
import { mean } from '../numerics/statistics.ts';

const depth = 30;

interface Correlations {
  /** What one infinitely wide layer makes of each correlation: drawn with every network, computed once. */
  readonly map: readonly (readonly [before: number, after: number])[];
  /** What an infinitely wide network does: at layer 0, 1, … */
  readonly theory: readonly number[];
  /** Of each network drawn so far. */
  readonly nets: readonly Float64Array[];
}

/** One layer of infinite width; ReLU’s in closed form. */
function wideMap(id: CriticalActivation): (c: number) => number {
  if (id === 'relu') return reluCorrelation;
  const activation = activationOf(id);
  const values = defaultsOf(activation);
  const net = { f: (x: number) => activation.f(x, values), ...criticalPoints[id] };
  return (correlation) => nextPair(net, { length: 1, correlation }).correlation;
}

function startFrom(id: CriticalActivation, correlation: number): Correlations {
  const map = wideMap(id);
  const theory = [correlation];
  for (let layer = 0; layer < depth; layer++) theory.push(map(theory[layer]));
  const places = Array.from({ length: 41 }, (_, i) => -1 + i / 20);
  return { map: places.map((c) => [c, map(c)] as const), theory, nets: [] };
}

/** Across to the diagonal, up to the map, and so on: the cobweb. */
const stairs = (theory: readonly number[]): [number, number][] =>
  theory.slice(0, -1).flatMap((c, i): [number, number][] => [
    [c, i === 0 ? -1 : c],
    [c, theory[i + 1]],
    [theory[i + 1], theory[i + 1]],
  ]);
const meanAt = ({ nets }: Correlations, layer: number): number => mean(nets.map((net) => net[layer]));

export default defineFigure({
  id: 'correlation-map',
  title:
    'However different two inputs are, depth makes them alike, and at ReLU’s critical point faster than at tanh’s',
  sentence:
    'Send two inputs with a correlation of {correlation} through {activation} networks of {width} units a layer, {networks} of them, from seed {seed}.',
  controls: {
    correlation: range({
      label: 'Correlation of the inputs',
      min: -0.9,
      max: 0.9,
      step: 0.1,
      default: 0,
      format: (c) => fixed(c, 1),
    }),
    activation: choice({
      label: 'Activation',
      options: { relu: 'ReLU', tanh: 'tanh', gelu: 'GELU', silu: 'SiLU' },
      default: 'relu',
    }),
    width: integer({ label: 'Units a layer', min: 20, max: 300, default: 100 }),
    networks: integer({ label: 'Networks', min: 5, max: 60, default: 20 }),
    seed: seed(),
  },
  source: {
    kind: 'run',
    experiment: 'correlation-map',
    noun: 'networks',
    stepsAtBuild: Infinity,
    settings: ({ correlation, activation, width, networks, seed }) => ({
      correlation,
      activation,
      width,
      networks,
      seed,
      depth,
    }),
    start: ({ activation, correlation }) => startFrom(activation, correlation),
    collect: (result: Correlations, { correlations }: CorrelationMapFrame): Correlations => ({
      ...result,
      nets: [...result.nets, correlations],
    }),
  },
  rows: [
    [
      {
        id: 'map',
        label:
          'The correlation after a layer against the correlation before it, with the steps from layer to layer',
        height: { wide: 380, narrow: 340 },
        series: ({ map }) => [
          {
            label: 'correlation after a layer',
            points: map,
            sayX: (c) => `correlation ${fixed(c, 2)} before it`,
            sayY: (c) => fixed(c, 3),
          },
        ],
        draw(context) {
          const { map, theory } = context.result;
          const { activation } = context.settings;
          return chart(context, {
            marginLeft: 34,
            x: { domain: [-1, 1], ticks: [-1, 0, 1], label: 'correlation before a layer' },
            y: { domain: [-1, 1], ticks: [-1, 0, 1], label: null },
            marks: [
              ruleY([0], { stroke: 'var(--grid)' }),
              ruleX([0], { stroke: 'var(--grid)' }),
              line(
                [
                  [-1, -1],
                  [1, 1],
                ],
                { stroke: 'var(--ink-3)', strokeWidth: 1 },
              ),
              line(map, lineOf(activation)),
              line(stairs(theory), { stroke: 'var(--ink-2)', strokeWidth: 1.1 }),
              valueName('correlation after it'),
            ],
          });
        },
      },
      {
        id: 'layers',
        label: 'Correlation over the layers: theory of infinite width, single networks, and their mean',
        share: 1.4,
        height: { wide: 380, narrow: 320 },
        series: (result) => {
          const words = { sayX: (layer: number) => `layer ${layer}`, sayY: (c: number) => fixed(c, 3) };
          const overLayers = (correlation: (layer: number) => number) =>
            result.theory.map((_, layer): SeriesPoint => [layer, correlation(layer)]);
          const mean = result.nets.length > 0 ? overLayers((layer) => meanAt(result, layer)) : [];
          return [
            { label: 'mean of the networks', points: mean, ...words },
            { label: 'theory', points: overLayers((layer) => result.theory[layer]), ...words },
          ];
        },
        draw(context) {
          const { result, settings } = context;
          const { theory, nets } = result;
          const rows =
            nets.length > 0 ? theory.map((_, layer): [number, number] => [layer, meanAt(result, layer)]) : [];
          const end = theory.at(-1) ?? NaN;
          return chart(context, {
            marginLeft: 34,
            marginRight: context.narrow ? 96 : 110,
            x: { domain: [0, depth], label: 'layers', ticks: 4 },
            y: { domain: [theory[0] < 0 ? -1 : 0, 1], ticks: [-1, 0, 1], label: null },
            marks: [
              ruleY([1], { stroke: 'var(--grid)' }),
              nets.map((net) =>
                line(
                  Array.from(net, (c, layer): [number, number] => [layer, c]),
                  { ...lineOf(settings.activation, 'ghost') },
                ),
              ),
              line(
                theory.map((c, layer): [number, number] => [layer, c]),
                { stroke: 'var(--ink-3)', strokeWidth: 1.1 },
              ),
              line(rows, lineOf(settings.activation)),
              dot(rows.slice(-1), { r: 3.5, fill: `var(--a-${settings.activation})` }),
              text([[depth, end]], { text: [`theory ${fixed(end, 3)}`], dx: 8, dy: 10, textAnchor: 'start' }),
              text(rows.slice(-1), {
                text: [`mean ${fixed(rows.at(-1)?.[1] ?? NaN, 3)}`],
                dx: 8,
                dy: -8,
                textAnchor: 'start',
                ...labelled(settings.activation),
              }),
              valueName('correlation'),
            ],
          });
        },
      },
    ],
  ],
  readouts: (result) => [
    { label: 'networks', value: count(result.nets.length) },
    { label: 'theory after 30 layers', value: fixed(result.theory[depth], 3) },
    { label: 'their mean', value: result.nets.length > 0 ? fixed(meanAt(result, depth), 3) : 'none yet' },
  ],
  describe(result, { activation, width }) {
    const theory = `An infinitely wide ${activationOf(activation).name} network brings the correlation from ${fixed(result.theory[0], 2)} to ${fixed(result.theory[depth], 3)} in ${depth} layers.`;
    if (result.nets.length === 0) return theory;
    const ends = result.nets.map((net) => net[depth]);
    return `${theory} ${count(result.nets.length)} networks of ${count(width)} units a layer reach ${fixed(mean(ends), 3)} on average, from ${fixed(Math.min(...ends), 3)} to ${fixed(Math.max(...ends), 3)}.`;
  },
  caption:
    'Left, one layer of infinite width takes the correlation of two inputs to the curve; the steps repeat it. Right, faint lines are single networks, the thick one is their mean, the thin one the theory. Weights and biases have the variances at which lengths are kept and the curve touches the diagonal.',
  table: (result) => ({
    columns: ['Layer', 'Theory', 'Mean of the networks', 'Least', 'Most'],
    rows: result.theory.map((c, layer) => {
      const at = result.nets.map((net) => net[layer]);
      return at.length > 0
        ? [layer, fixed(c, 4), fixed(mean(at), 4), fixed(Math.min(...at), 4), fixed(Math.max(...at), 4)]
        : [layer, fixed(c, 4), '', '', ''];
    }),
  }),
});
