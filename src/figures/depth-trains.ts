/** U3: the same deep nets from weights of their time and from weights of their own; which of the two mattered? */
import { line, text } from '@observablehq/plot';
import { activationOf } from '../activations/index.ts';
import type { DeepRun, DepthTrainsFrame } from '../experiments/depth-trains.ts';
import { ground, valueName } from '../figure-kit/chart-marks.ts';
import { chart, labelled, lineOf, namedLevels } from '../figure-kit/chart.ts';
import { choice, seed } from '../figure-kit/controls.ts';
import { emptyView } from '../figure-kit/empty-view.ts';
import { defineFigure, type DrawContext } from '../figure-kit/figure.ts';
import { count, fixed, percent } from '../figure-kit/format.ts';
import { spreadApart } from '../figure-kit/spread-apart.ts';

interface Seen {
  readonly frame?: DepthTrainsFrame;
  readonly curves: readonly {
    readonly activation: string;
    readonly points: readonly { readonly step: number; readonly loss: number }[];
  }[];
}
interface Chosen {
  readonly first: 'time' | 'glorot' | 'small';
}

const three = 3;
const highest = 2.6;
const startWords = {
  time: 'weights of their time',
  glorot: 'Glorot’s weights for all',
  small: 'small weights for all',
};

function drawHalf(context: DrawContext<Chosen, Seen>, half: 0 | 1): Element {
  const { result, settings, height, narrow } = context;
  const heading = half === 0 ? startWords[settings.first] : 'weights of their own';
  const curves = result.curves.slice(three * half, three * half + three);
  if (curves.every(({ points }) => points.length < 2))
    return emptyView(
      context,
      `Press Play: the loss of three networks with ${heading} falls here, or does not.`,
    );
  const ends = curves
    .flatMap(({ activation, points }) =>
      points.slice(-1).map(({ loss, step }) => ({ activation, loss, step })),
    )
    .sort((a, b) => a.loss - b.loss);
  const gap = (17 * highest) / (height - 66);
  const heights = spreadApart(
    ends.map(({ loss }) => Math.min(highest, loss)),
    gap,
    [gap / 2, highest],
  );
  return chart(context, {
    marginLeft: 26,
    marginRight: narrow ? 96 : 104,
    x: { domain: [0, result.frame?.totalSteps ?? 1], label: 'steps of 64 images', ticks: 4 },
    y: { domain: [0, highest], ticks: [0, 1, 2], label: null },
    marks: [
      ground(),
      namedLevels([{ y: Math.LN10, name: 'loss of a guess' }], 'right'),
      valueName(heading, { dx: 2, className: 'strong' }),
      curves.map(({ activation, points }) =>
        line(points, {
          x: 'step',
          y: (p: { loss: number }) => Math.min(highest, p.loss),
          ...lineOf(activation),
        }),
      ),
      ends.map(({ activation, loss, step }, i) =>
        text([{ step, at: heights[i] }], {
          x: 'step',
          y: 'at',
          dx: 7,
          textAnchor: 'start',
          text: () => `${activationOf(activation).name} ${fixed(loss, 2)}`,
          ...labelled(activation),
        }),
      ),
    ],
  });
}

const inWords = ({ activation, loss, accuracy }: DeepRun): string =>
  `${activationOf(activation).name} ${fixed(loss, 2)}${accuracy === undefined ? '' : ` (${percent(accuracy)} right)`}`;

export default defineFigure({
  id: 'depth-trains',
  title:
    'From weights made for it even the sigmoid learns ten layers deep, and without them not even ReLU does',
  sentence: 'Train networks of {depth} layers, left from {first}, right each from its own, with seed {seed}.',
  controls: {
    depth: choice({ label: 'Layers', options: { '10': '10', '20': '20' }, default: '10' }),
    first: choice({ label: 'Weights at the left', options: startWords, default: 'time' }),
    seed: seed(),
  },
  source: {
    kind: 'run',
    experiment: 'depth-trains',
    noun: 'steps',
    stepsAtBuild: Infinity,
    settings: ({ depth, first, seed }) => ({ depth: Number(depth), first, seed }),
    start: (): Seen => ({ curves: [] }),
    collect: ({ curves }: Seen, frame: DepthTrainsFrame): Seen => ({
      frame,
      curves: frame.networks.map(({ activation, loss }, i) => {
        const points = i < curves.length ? curves[i].points : [];
        const fresh = frame.step > (points.at(-1)?.step ?? 0);
        return { activation, points: fresh ? [...points, { step: frame.step, loss }] : points };
      }),
    }),
  },
  rows: [
    [
      {
        id: 'first',
        label: 'Training loss of three networks with the weights chosen for the left',
        height: { wide: 330, narrow: 300 },
        draw: (context: DrawContext<Chosen, Seen>) => drawHalf(context, 0),
      },
      {
        id: 'own',
        label: 'Training loss of three networks with weights made for their activation',
        height: { wide: 330, narrow: 300 },
        draw: (context: DrawContext<Chosen, Seen>) => drawHalf(context, 1),
      },
    ],
  ],
  compares: ({ frame }) =>
    (frame?.networks ?? []).slice(three).map(({ activation, loss }) => ({
      label: `loss of ${activationOf(activation).name}, own weights`,
      value: loss,
      format: (value) => fixed(value, 2),
    })),
  describe({ frame }, { depth, first }) {
    if (!frame || frame.step === 0) return 'No network has been trained yet; there will be 6.';
    const half = (from: number) =>
      frame.networks
        .slice(from, from + three)
        .map(inWords)
        .join(', ');
    return `Loss after ${count(frame.step)} steps at ${depth} layers. With ${startWords[first]}: ${half(0)}. With weights of their own: ${half(three)}.`;
  },
  caption:
    'Left: of their time are ±1/√n for sigmoid and tanh, and a deviation of 0.01 for ReLU, as in AlexNet. Right: what keeps the mean square of the outputs, for the sigmoid also centred. Each network has the rate that was best for it among seven, where any helped. The loss is a running mean over about 20 steps.',
  table: ({ frame }) => ({
    columns: ['Activation', 'Weights', 'Training loss', 'Test images read right'],
    rows: (frame?.networks ?? []).map(({ activation, start, loss, accuracy }) => [
      activationOf(activation).name,
      start,
      Number.isNaN(loss) ? '' : fixed(loss, 3),
      accuracy === undefined ? '' : percent(accuracy),
    ]),
  }),
});
