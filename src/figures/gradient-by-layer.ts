/** U3: one gradient at every layer, before training and while it goes on, for any few activations. */
import { dot, line } from '@observablehq/plot';
import { activationOf, activationsByFamily } from '../activations/index.ts';
import type { GradientByLayerFrame, LayerGradients } from '../experiments/gradient-by-layer.ts';
import { endLabels, ground } from '../figure-kit/chart-marks.ts';
import { chart, inkOf, lineOf, namedLevels } from '../figure-kit/chart.ts';
import { choice, integer, membersOf, range, seed, set } from '../figure-kit/controls.ts';
import { emptyView } from '../figure-kit/empty-view.ts';
import { defineFigure } from '../figure-kit/figure.ts';
import { count, significant } from '../figure-kit/format.ts';
import type { SeriesPoint } from '../figure-kit/series.ts';

interface Seen {
  readonly step: number;
  readonly networks: readonly LayerGradients[];
}

/** Single precision ends near here; what is smaller is drawn at the foot and said to be below. */
const smallest = 1e-36;
const levels = [
  { y: 1, name: 'all of the last layer’s' },
  { y: 1e-3, name: 'a thousandth' },
  { y: 1e-6, name: 'a millionth' },
  { y: 1e-12, name: 'a trillionth' },
  { y: 1e-24, name: '10⁻²⁴' },
];
/** NaN where even the last layer’s gradient is 0 in single precision. */
const shareText = (share: number): string =>
  Number.isNaN(share) ? 'none at all' : share < smallest ? 'below 10⁻³⁶' : significant(share, 2);
const firstOf = ({ shares }: LayerGradients): number => shares[0];
const arrives = (network: LayerGradients): string =>
  network.ranAway ? 'ran away' : shareText(firstOf(network));

export default defineFigure({
  id: 'gradient-by-layer',
  title: 'With weights made for it every activation hands the gradient down; with others hardly any does',
  sentence:
    'Send the loss’s gradient back through {depth} layers with {start} weights, from seed {seed}; Play trains them at a rate of {learningRate}. Side by side: {activations}',
  controls: {
    depth: integer({ label: 'Layers', min: 3, max: 50, default: 20 }),
    start: choice({
      label: 'Weights',
      options: {
        glorot: 'Glorot’s',
        he: 'He’s',
        own: 'each its own',
        uniform: 'the old usual',
        small: 'small',
      },
      default: 'glorot',
    }),
    seed: seed(),
    learningRate: range({
      label: 'Learning rate',
      min: 0.001,
      max: 0.3,
      step: 20,
      scale: 'log',
      default: 0.03,
      format: (rate) => significant(rate, 2),
    }),
    activations: set({
      label: 'Activations',
      options: Object.fromEntries(activationsByFamily.map(({ id, name }) => [id, name])),
      default: ['relu', 'tanh', 'gelu', 'sigmoid'],
      most: 6,
      first: ['sigmoid', 'tanh', 'relu', 'softplus', 'leaky-relu', 'elu', 'selu', 'gelu', 'silu', 'mish'],
    }),
  },
  source: {
    kind: 'run',
    experiment: 'gradient-by-layer',
    noun: 'steps',
    stepsAtBuild: 0,
    settings: ({ depth, start, seed, learningRate, activations }) => ({
      depth,
      start,
      seed,
      learningRate,
      activations,
    }),
    start: (): Seen => ({ step: 0, networks: [] }),
    collect: (_: Seen, { step, networks }: GradientByLayerFrame): Seen => ({ step, networks }),
  },
  rows: [
    [
      {
        id: 'shares',
        label:
          'Size of the gradient at each layer as a share of the last hidden layer’s, on a logarithmic axis',
        height: { wide: 400, narrow: 360 },
        series: ({ networks }) =>
          networks.map(({ activation, shares }) => ({
            label: activationOf(activation).name,
            // As drawn: from the last layer back to the first.
            points: Array.from(shares, (share, i): SeriesPoint => [i + 1, share]).reverse(),
            sayX: (layer) => `layer ${layer}`,
            sayY: shareText,
            scale: 'log',
          })),
        draw(context) {
          const { networks } = context.result;
          if (networks.length === 0)
            return emptyView(context, 'Press Play or Step: the gradient at each layer is drawn here.');
          const depth = networks[0].shares.length;
          const least = Math.max(
            smallest,
            Math.min(1e-3, ...networks.flatMap(({ shares }) => shares.filter((share) => share >= 0))),
          );
          const floor = 10 ** (Math.floor(Math.log10(least)) - 0.5);
          const clamp = (share: number) => Math.min(30, Math.max(floor, share || floor));
          const ends = networks.map((network) => ({
            activation: network.activation,
            x: 1,
            y: clamp(firstOf(network)),
            words: `${activationOf(network.activation).name} ${arrives(network)}`,
          }));
          return chart(context, {
            marginRight: context.narrow ? 120 : 150,
            x: {
              domain: [depth + 0.2, 1],
              ticks: depth <= 10 ? depth : 5,
              tickFormat: (layer: number) => String(layer),
              label: 'layer, backward from the loss to the first →',
            },
            y: { type: 'log', domain: [floor, 30] },
            marks: [
              namedLevels(levels.filter(({ y }) => y > floor)),
              ground(floor),
              networks.map(({ activation, shares }) => [
                line(
                  shares.map((share, i) => ({ layer: i + 1, share: clamp(share) })),
                  { x: 'layer', y: 'share', ...lineOf(activation) },
                ),
                dot([{ layer: 1, share: clamp(shares[0]) }], {
                  x: 'layer',
                  y: 'share',
                  r: 3.5,
                  fill: inkOf(activation),
                }),
              ]),
              endLabels(context, ends, { domain: [floor, 30], scale: 'log', dx: 10 }),
            ],
          });
        },
      },
    ],
  ],
  readouts: ({ step, networks }) => [
    { label: 'after', value: `${count(step)} steps` },
    ...networks
      .filter(({ loss }) => !Number.isNaN(loss))
      .map(({ activation, loss }) => ({
        label: `loss of ${activationOf(activation).name}`,
        value: significant(loss, 3),
      })),
  ],
  describe({ step, networks }, { activations }) {
    if (networks.length === 0)
      return `No gradient has been sent yet; there will be ${membersOf(activations).length} networks.`;
    const words = networks.map((network) => `${activationOf(network.activation).name} ${arrives(network)}`);
    return `After ${count(step)} steps, the gradient at the first layer as a share of the last hidden layer’s: ${words.join(', ')}.`;
  },
  caption:
    'Root mean square of the gradient at each layer’s pre-activations over 256 digits, as a share of its size at the last hidden layer. “Each its own” are weights that keep the mean square of the activation’s output; the sigmoid’s are centred too. “The old usual” are uniform within ±1/√n for n inputs; “small” is a deviation of 0.01.',
  table: ({ networks }) => ({
    columns: ['Layer', ...networks.map(({ activation }) => activationOf(activation).name)],
    rows: (networks[0]?.shares ?? []).map((_, i) => [
      i + 1,
      ...networks.map(({ shares }) => shareText(shares[i])),
    ]),
  }),
});
