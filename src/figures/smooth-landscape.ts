/** P9: the loss along a line through weight space, its slope and its curvature, for ReLU and for GELU. */
import { line, ruleY, text } from '@observablehq/plot';
import { activationOf } from '../activations/index.ts';
import type { Slice, SmoothLandscapeFrame } from '../experiments/smooth-landscape.ts';
import { valueName } from '../figure-kit/chart-marks.ts';
import { chart, labelled, lineOf } from '../figure-kit/chart.ts';
import { choice, seed } from '../figure-kit/controls.ts';
import { emptyView } from '../figure-kit/empty-view.ts';
import { defineFigure, type DrawContext } from '../figure-kit/figure.ts';
import { count, fixed, significant } from '../figure-kit/format.ts';
import { roughness } from '../numerics/roughness.ts';

const points = 201;
const reach = 0.5;

interface Landscape {
  readonly places: readonly number[];
  readonly slices: readonly Slice[];
}
const quantities = ['losses', 'slopes', 'curvatures'] as const;
type Quantity = (typeof quantities)[number];
type Context = DrawContext<unknown, Landscape>;

const headings: Readonly<Record<Quantity, string>> = {
  losses: 'loss',
  slopes: 'slope',
  curvatures: 'curvature',
};
const words = (slice: Slice): string => activationOf(slice.activation).name;

export default defineFigure({
  id: 'smooth-landscape',
  title: 'The loss of a ReLU network looks as smooth as a GELU network’s; only its curvature gives it away',
  sentence:
    'Walk along a random line through the weights of two {state} networks, with {images}, from seed {seed}.',
  controls: {
    state: choice({ label: 'Networks', options: { fresh: 'fresh', trained: 'trained' }, default: 'fresh' }),
    images: choice({
      label: 'Images',
      options: { one: '1 image', ten: '10 images', hundred: '100 images' },
      default: 'hundred',
    }),
    seed: seed(),
  },
  source: {
    kind: 'run',
    experiment: 'smooth-landscape',
    noun: 'points',
    stepsAtBuild: Infinity,
    settings: ({ state, images, seed }) => ({
      images: { one: 1, ten: 10, hundred: 100 }[images],
      trainedFor: state === 'trained' ? 200 : 0,
      points,
      seed,
    }),
    start: (): Landscape => ({ places: [], slices: [] }),
    collect: (_: Landscape, { places, slices }: SmoothLandscapeFrame): Landscape => ({ places, slices }),
  },
  rows: [
    [
      {
        id: 'losses',
        label: 'The loss along the line, for both networks',
        height: { wide: 280, narrow: 220 },
        draw: (context: Context) => draw(context, 'losses'),
      },
      {
        id: 'slopes',
        label: 'The slope of the loss along the line',
        height: { wide: 280, narrow: 220 },
        draw: (context: Context) => draw(context, 'slopes'),
      },
      {
        id: 'curvatures',
        label: 'The curvature of the loss along the line',
        height: { wide: 280, narrow: 220 },
        draw: (context: Context) => draw(context, 'curvatures'),
      },
    ],
  ],
  readouts: ({ places, slices }) =>
    places.length < points
      ? [{ label: 'points', value: `${count(places.length)} of ${count(points)}` }]
      : quantities.flatMap((quantity) =>
          slices.map((slice) => ({
            label: `roughness of the ${headings[quantity]}, ${words(slice)}`,
            value: fixed(roughness(slice[quantity]), 1),
          })),
        ),
  compares: ({ places, slices }) =>
    places.length < points
      ? []
      : slices.map((slice) => ({
          label: `roughness of the curvature, ${words(slice)}`,
          value: roughness(slice.curvatures),
          format: (x) => fixed(x, 1),
        })),
  describe({ places, slices }) {
    if (places.length < points) return `${count(places.length)} of ${count(points)} points are measured.`;
    const each = slices.map(
      (slice) =>
        `${words(slice)} ${fixed(roughness(slice.losses), 1)}, ${fixed(roughness(slice.slopes), 1)} and ${fixed(roughness(slice.curvatures), 1)}`,
    );
    return `Roughness of the loss, of its slope and of its curvature along the line: ${each.join('; ')}. A curve that only rises has 1.`;
  },
  caption:
    'At 0 are the networks’ own weights; at ±0.5 each weight has been moved by half of a typical weight, at random. The slope is computed by backpropagation, the curvature is a difference of slopes. Roughness is the way that a curve goes up and down, over the height that it spans.',
  table: ({ places, slices }) => ({
    columns: [
      'Place',
      ...slices.flatMap((s) => [`${words(s)}, loss`, `${words(s)}, slope`, `${words(s)}, curvature`]),
    ],
    rows: places
      .slice(0, -1)
      .map((place, i) => [
        fixed(place, 3),
        ...slices.flatMap(({ losses, slopes, curvatures }) =>
          [losses[i], slopes[i], curvatures[i]].map((x) => significant(x, 4)),
        ),
      ])
      .filter((_, i) => i % 10 === 0),
  }),
});

function draw(context: Context, quantity: Quantity): Element {
  const { places, slices } = context.result;
  const heading = headings[quantity];
  if (places.length < 3) return emptyView(context, `Press Play: the ${heading} is drawn here.`);
  const between = quantity === 'curvatures';
  const curve = (slice: Slice): [number, number][] =>
    slice[quantity].map((value, i): [number, number] => [
      between ? (places[i] + places[i + 1]) / 2 : places[i],
      value,
    ]);
  return chart(context, {
    marginLeft: 40,
    x: { domain: [-reach, reach], ticks: [-0.5, 0, 0.5], label: 'place on the line' },
    y: { ticks: 4, label: null },
    marks: [
      between || quantity === 'slopes' ? ruleY([0], { stroke: 'var(--grid)' }) : [],
      valueName(heading),
      slices.map((slice) => line(curve(slice), lineOf(slice.activation, between ? 'thin' : 'data'))),
      quantity === 'losses'
        ? slices.map((slice, i) =>
            text([words(slice)], {
              frameAnchor: 'top-right',
              textAnchor: 'end',
              dy: 6 + 16 * i,
              ...labelled(slice.activation),
            }),
          )
        : [],
    ],
  });
}
