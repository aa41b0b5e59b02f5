/** U7: AlexNet layer by layer, counted from the very definition that the engine would build. No weight is made. */
import { barX, rect, ruleX, text, type Markish } from '@observablehq/plot';
import { chart } from '../figure-kit/chart.ts';
import { choice, integer } from '../figure-kit/controls.ts';
import { defineFigure, type DrawContext } from '../figure-kit/figure.ts';
import { bytes, count, fixed, percent } from '../figure-kit/format.ts';
import { alexNet } from '../networks/models/alexnet.ts';
import { describe } from '../networks/models/describe.ts';
import { sizeOf, type Shape } from '../networks/models/plan.ts';

const model = alexNet();
const described = describe(model);
const inputName = 'input';
const layerNames = ['conv1', 'conv2', 'conv3', 'conv4', 'conv5', 'fc6', 'fc7', 'fc8'] as const;
const isDense = (name: string): boolean => name.startsWith('fc');

/** A layer with weights and what follows it until the next one: ReLU, normalisation, pool, dropout. */
interface Stage {
  readonly name: string;
  readonly input: Shape;
  readonly output: Shape;
  readonly weights: number;
  readonly multiplyAdds: number;
  readonly neurons: number;
  /** What training keeps of one image, if the output of every step is kept. */
  readonly bytesKept: number;
}

const stages: readonly Stage[] = layerNames.map((name, i) => {
  const from = described.layers.findIndex((layer) => layer.name === name);
  const next = layerNames[i + 1];
  const to = next ? described.layers.findIndex((layer) => layer.name === next) : described.layers.length;
  const { outputShape, weights, multiplyAdds, units } = described.layers[from];
  return {
    name,
    input: model.plans[from].inputShape,
    output: outputShape,
    weights,
    multiplyAdds,
    neurons: units,
    bytesKept: described.layers.slice(from, to).reduce((sum, { bytes: b }) => sum + b.outputPerExample, 0),
  };
});

const total = (of: (stage: Stage) => number, which: (stage: Stage) => boolean = () => true): number =>
  stages.filter(which).reduce((sum, stage) => sum + of(stage), 0);
const shapeText = (shape: Shape): string =>
  shape.length === 3 ? `${shape[1]} × ${shape[2]} × ${shape[0]}` : count(sizeOf(shape));

/** In the table a plain count stays a number, so that files hold it without its comma. */
const shapeCell = (shape: Shape): string | number => (shape.length === 3 ? shapeText(shape) : sizeOf(shape));

interface Tour {
  readonly weights: number;
  readonly neurons: number;
  readonly multiplyAdds: number;
  /** Shares of the whole. */
  readonly denseWeights: number;
  readonly convolutionWork: number;
  readonly convolutionWeights: number;
  readonly weightBytes: number;
  readonly keptBytes: number;
  /** Of the layer where the tour stands. */
  readonly here: Stage;
  readonly layerWeights: number;
  readonly layerMultiplyAdds: number;
  /** Products in one sum of that layer. */
  readonly layerInputs: number;
}

const columns = [
  { name: 'weights', of: (stage: Stage) => stage.weights / described.weights },
  { name: 'multiply–adds', of: (stage: Stage) => stage.multiplyAdds / described.multiplyAdds },
  { name: 'neurons', of: (stage: Stage) => stage.neurons / described.units },
] as const;
/** Of which the longest bar takes 1; the rest is for its number, which takes more of a phone. */
const columnWidth = (narrow: boolean): number => (narrow ? 2 : 1.45);

export default defineFigure({
  id: 'alexnet-tour',
  title: 'AlexNet computes in its convolutions and remembers in its dense layers',
  sentence: 'Stop at {layer}, and count what a batch of {images} images leaves in memory.',
  controls: {
    layer: choice({
      label: 'Layer',
      options: {
        conv1: 'convolution 1',
        conv2: 'convolution 2',
        conv3: 'convolution 3',
        conv4: 'convolution 4',
        conv5: 'convolution 5',
        fc6: 'dense layer 6',
        fc7: 'dense layer 7',
        fc8: 'dense layer 8',
      },
      default: 'fc6',
    }),
    images: integer({ label: 'Images in a batch', min: 1, max: 256, default: 128 }),
  },
  source: {
    kind: 'instant',
    compute({ layer, images }): Tour {
      const here = stages.find(({ name }) => name === layer) ?? stages[0];
      return {
        weights: described.weights,
        neurons: described.units,
        multiplyAdds: described.multiplyAdds,
        denseWeights:
          total(
            (s) => s.weights,
            (s) => isDense(s.name),
          ) / described.weights,
        convolutionWork:
          total(
            (s) => s.multiplyAdds,
            (s) => !isDense(s.name),
          ) / described.multiplyAdds,
        convolutionWeights: total(
          (s) => s.weights,
          (s) => !isDense(s.name),
        ),
        weightBytes: described.bytes.weights,
        keptBytes: images * described.bytes.outputPerExample,
        here,
        layerWeights: here.weights,
        layerMultiplyAdds: here.multiplyAdds,
        layerInputs: here.multiplyAdds / here.neurons,
      };
    },
  },
  rows: [
    [
      {
        id: 'shapes',
        label:
          'The shape of the numbers after each layer: height is the side of the image, width the channels',
        height: { wide: 240, narrow: 210 },
        draw: drawShapes,
      },
    ],
    [
      {
        id: 'shares',
        label: 'Share of each layer in the weights, the multiply–adds and the neurons',
        height: { wide: 300, narrow: 300 },
        draw: drawShares,
      },
    ],
  ],
  readouts: ({ here, layerInputs, keptBytes }, { images }) => [
    { label: 'in', value: shapeText(here.input) },
    { label: 'out', value: shapeText(here.output) },
    { label: 'products in one sum', value: count(layerInputs) },
    { label: 'weights', value: count(here.weights) },
    { label: 'multiply–adds an image', value: count(here.multiplyAdds) },
    { label: `all layers’ outputs, ${count(images)} images`, value: bytes(keptBytes) },
  ],
  describe: ({ weights, neurons, multiplyAdds, denseWeights, convolutionWork, here }) =>
    `AlexNet has ${count(weights)} weights, ${count(neurons)} neurons and ${count(multiplyAdds)} multiply–adds an image. The dense layers hold ${percent(denseWeights)} of the weights, the convolutions do ${percent(convolutionWork)} of the work. ${here.name} turns ${shapeText(here.input)} into ${shapeText(here.output)} with ${count(here.weights)} weights.`,
  caption:
    'Above, each block is as high as the image is wide and as broad as the root of its channels; the dense layers have no image left. Below, each bar is a layer’s share of the whole network. Memory counts the output of every step in four bytes a number, pools and normalisations too. All is computed from the network’s definition for images of 227 × 227 × 3.',
  table: () => ({
    columns: ['Step', 'Output', 'Weights', 'Multiply–adds', 'Neurons', 'Output in bytes'],
    rows: [
      [inputName, shapeCell(model.inputShape), 0, 0, 0, 4 * sizeOf(model.inputShape)],
      ...described.layers.map((layer) => [
        layer.name,
        shapeCell(layer.outputShape),
        layer.weights,
        layer.multiplyAdds,
        layer.units,
        layer.bytes.outputPerExample,
      ]),
      [
        'all',
        '',
        described.weights,
        described.multiplyAdds,
        described.units,
        described.bytes.outputPerExample,
      ],
    ],
  }),
});

function drawShapes(context: DrawContext<{ readonly layer: string }, Tour>): Element {
  const { result, narrow } = context;
  const blocks: { name: string; x1: number; x2: number; side: number }[] = [];
  let x = 0;
  for (const [name, shape] of [
    [inputName, model.inputShape] as const,
    ...stages.map((stage) => [stage.name, stage.output] as const),
  ]) {
    const width = shape.length === 3 ? Math.sqrt(shape[0]) : 3;
    blocks.push({ name, x1: x, x2: x + width, side: shape.length === 3 ? shape[1] : 24 });
    x += width + (narrow ? 6 : 9);
  }
  const here = blocks.filter(({ name }) => name === result.here.name);
  const block = {
    x1: 'x1',
    x2: 'x2',
    y1: (d: { side: number }) => -d.side / 2,
    y2: (d: { side: number }) => d.side / 2,
  };
  return chart(context, {
    marginBottom: 8,
    x: { domain: [0, x], axis: null },
    y: { domain: [-150, 114] },
    marks: [
      rect(blocks, { ...block, fill: 'var(--ink)', fillOpacity: 0.08, stroke: 'var(--ink-3)' }),
      rect(here, { ...block, fill: 'var(--a-relu)', fillOpacity: 0.5, stroke: 'var(--a-relu)' }),
      text(blocks, {
        x: (d: { x1: number; x2: number }) => (d.x1 + d.x2) / 2,
        y: (d: { side: number }) => -d.side / 2 - 14,
        text: (d: { name: string }) => (narrow ? d.name.replace('conv', 'c').replace('fc', 'd') : d.name),
        fill: (d: { name: string }) => (d.name === result.here.name ? 'var(--ink)' : 'var(--ink-3)'),
      }),
    ],
  });
}

function drawShares(context: DrawContext<{ readonly layer: string }, Tour>): Element {
  const { result } = context;
  const apart = columnWidth(context.narrow);
  const label = (place: number): Markish => [
    ruleX([place * apart], { stroke: 'var(--ink-3)' }),
    text([columns[place].name], {
      x: place * apart,
      frameAnchor: 'top',
      textAnchor: 'start',
      dy: -18,
    }),
  ];
  const bars = columns.flatMap(({ of }, place) =>
    stages.map((stage) => ({
      name: stage.name,
      share: of(stage),
      x1: place * apart,
      // The largest share of all fills a column.
      x2: place * apart + of(stage) / 0.65,
      here: stage.name === result.here.name,
    })),
  );
  return chart(context, {
    marginLeft: 52,
    marginRight: 4,
    marginBottom: 8,
    x: { domain: [0, columns.length * apart], axis: null },
    y: { type: 'band', domain: layerNames, label: null, padding: 0.3 },
    marks: [
      barX(bars, {
        x1: 'x1',
        x2: 'x2',
        y: 'name',
        fill: (d: { here: boolean }) => (d.here ? 'var(--a-relu)' : 'var(--ghost)'),
      }),
      text(bars, {
        x: 'x2',
        y: 'name',
        dx: 5,
        textAnchor: 'start',
        text: (d: { share: number }) => (d.share < 0.0005 ? '< 0.1 %' : `${fixed(100 * d.share, 1)} %`),
        fill: (d: { here: boolean }) => (d.here ? 'var(--ink)' : 'var(--ink-2)'),
      }),
      columns.map((_, place) => label(place)),
    ],
  });
}
