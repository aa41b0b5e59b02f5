/** P1: the moments of any activation by Gaussian quadrature, the gain that follows, and how many nodes it takes. */
import { areaY, dot, line, ruleX, text } from '@observablehq/plot';
import { activationOf, defaultsOf } from '../activations/index.ts';
import { propertiesOf, type GaussianMoments } from '../activations/properties.ts';
import { ground, valueName } from '../figure-kit/chart-marks.ts';
import { chart, inkOf, labelled, lineOf } from '../figure-kit/chart.ts';
import { choice, integer } from '../figure-kit/controls.ts';
import { defineFigure } from '../figure-kit/figure.ts';
import { count, fixed, significant } from '../figure-kit/format.ts';
import { gaussHermite, gaussianMean } from '../numerics/gauss-hermite.ts';

interface Gain extends GaussianMoments {
  /** E[f²] with the chosen number of nodes, and how far off that is. */
  readonly estimate: number;
  readonly error: number;
  readonly errors: readonly (readonly [nodes: number, error: number])[];
}

const edge = 4;
const counts = [2, 3, 4, 6, 8, 12, 16, 24, 32, 48, 64];
/** Errors under it are rounding. */
const rounding = 1e-16;
const xs = Array.from({ length: 321 }, (_, i) => -edge + (2 * edge * i) / 320);
const density = (x: number): number => Math.exp((-x * x) / 2) / Math.sqrt(2 * Math.PI);

const known = new Map<string, GaussianMoments>();
function momentsOf(id: string): GaussianMoments {
  const found = known.get(id) ?? propertiesOf(activationOf(id)).gaussian;
  known.set(id, found);
  return found;
}

export default defineFigure({
  id: 'gain-calculator',
  title: 'Each activation has a gain: an integral says how large its weights must be',
  sentence: 'Take {activation}, and integrate with {nodes} nodes.',
  controls: {
    activation: choice({
      label: 'Activation',
      options: {
        relu: 'ReLU',
        'leaky-relu': 'leaky ReLU',
        elu: 'ELU',
        selu: 'SELU',
        gelu: 'GELU',
        silu: 'SiLU',
        mish: 'Mish',
        softplus: 'softplus',
        'squared-relu': 'squared ReLU',
        tanh: 'tanh',
        'lecun-tanh': 'LeCun’s tanh',
        'hard-tanh': 'hard tanh',
        softsign: 'softsign',
        sigmoid: 'sigmoid',
      },
      default: 'relu',
    }),
    nodes: integer({ label: 'Nodes', min: 2, max: 64, default: 8 }),
  },
  source: {
    kind: 'instant',
    compute({ activation: id, nodes }): Gain {
      const activation = activationOf(id);
      const values = defaultsOf(activation);
      const moments = momentsOf(id);
      const squared = (x: number) => activation.f(x, values) ** 2;
      const errorAt = (n: number) => Math.abs(gaussianMean(squared, n) - moments.meanSquare);
      return {
        ...moments,
        estimate: gaussianMean(squared, nodes),
        error: errorAt(nodes),
        errors: counts.map((n) => [n, errorAt(n)] as const),
      };
    },
  },
  rows: [
    [
      {
        id: 'integrand',
        label:
          'The activation, and its square weighted by the normal density, with the nodes of the quadrature',
        share: 1.3,
        height: { wide: 330, narrow: 290 },
        draw(context) {
          const { activation: id, nodes } = context.settings;
          const activation = activationOf(id);
          const values = defaultsOf(activation);
          const f = (x: number) => activation.f(x, values);
          const weighted = (x: number) => f(x) ** 2 * density(x);
          const places = Array.from(gaussHermite(nodes).nodes).filter((x) => Math.abs(x) <= edge);
          return chart(context, {
            marginLeft: 34,
            x: { domain: [-edge, edge], ticks: [-4, -2, 0, 2, 4], label: 'pre-activation x' },
            y: { domain: [-1, 1.6], ticks: [-1, 0, 1], label: null },
            marks: [
              ground(),
              areaY(xs, {
                x: (x: number) => x,
                y1: 0,
                y2: weighted,
                fill: inkOf(id),
                fillOpacity: 0.25,
                clip: true,
              }),
              line(xs, { x: (x: number) => x, y: f, ...lineOf(id), clip: true }),
              dot(places, { x: (x: number) => x, y: weighted, r: 3, fill: 'var(--ink)' }),
              text(['shaded: square × normal density'], {
                frameAnchor: 'bottom-left',
                textAnchor: 'start',
                dx: 6,
                dy: -8,
              }),
              text([activation.name], {
                frameAnchor: 'top-left',
                textAnchor: 'start',
                dx: 6,
                dy: 8,
                ...labelled(id),
              }),
            ],
          });
        },
      },
      {
        id: 'errors',
        label: 'Error of the integral against the number of nodes, on logarithmic axes',
        height: { wide: 330, narrow: 270 },
        draw(context) {
          const { result, settings } = context;
          const shown = result.errors.map(([n, error]) => [n, Math.max(rounding, error)] as const);
          return chart(context, {
            marginLeft: 46,
            x: {
              type: 'log',
              domain: [2, 64],
              ticks: [2, 4, 8, 16, 32, 64],
              tickFormat: (n: number) => String(n),
              label: 'nodes',
            },
            y: {
              type: 'log',
              domain: [rounding / 2, 1],
              ticks: [1e-15, 1e-10, 1e-5, 1],
              tickFormat: (x: number) => significant(x, 1),
              label: null,
            },
            marks: [
              ruleX([settings.nodes], { stroke: 'var(--grid)' }),
              line(shown, lineOf(settings.activation)),
              dot(shown, { r: 3, fill: inkOf(settings.activation) }),
              dot([[settings.nodes, Math.max(rounding, result.error)]], {
                r: 5,
                fill: 'var(--paper)',
                stroke: 'var(--ink)',
                strokeWidth: 2,
              }),
              valueName('error of the mean square'),
            ],
          });
        },
      },
    ],
  ],
  readouts: ({ meanSquare, weightVariance, gain, meanSquareSlope, gradientFactor }) => [
    { label: 'E[f²]', value: fixed(meanSquare, 6) },
    { label: 'σ² = 1/E[f²]', value: fixed(weightVariance, 4) },
    { label: 'gain σ', value: fixed(gain, 4) },
    { label: 'E[f′²]', value: fixed(meanSquareSlope, 6) },
    { label: 'χ, gradient’s factor a layer', value: fixed(gradientFactor, 4) },
  ],
  describe: ({ meanSquare, gain, gradientFactor, error }, { activation, nodes }) =>
    `${activationOf(activation).name}: the mean square of its output for a standard normal input is ${fixed(meanSquare, 6)}, so its gain is ${fixed(gain, 4)}. With weights of that gain a layer multiplies the gradient’s mean square by ${fixed(gradientFactor, 4)}. ${count(nodes)} nodes miss the integral by ${significant(error, 2)}.`,
  caption:
    'Left, the shaded area is E[f²]; the dots are the nodes at which Gauss–Hermite quadrature takes it. Right, how far the quadrature is off. The value it is compared with is integrated piece by piece between the kinks.',
  table: ({ errors }) => ({
    columns: ['Nodes', 'Error of E[f²]'],
    rows: errors.map(([n, error]) => [n, significant(error)]),
  }),
});
