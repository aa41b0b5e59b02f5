/** U7: AlexNet layer by layer, counted from the very definition that the engine would build. No weight is made. */
import { choice, integer } from '../figure-kit/controls.ts';
import { defineFigure } from '../figure-kit/figure.ts';
import { bytes, count, percent } from '../figure-kit/format.ts';
import { sizeOf } from '../networks/models/plan.ts';
import {
  type Tour,
  described,
  inputName,
  isDense,
  model,
  shapeCell,
  shapeText,
  stages,
  total,
} from './alexnet-tour/stages.ts';
import { drawShapes, drawShares } from './alexnet-tour/drawing.ts';

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
