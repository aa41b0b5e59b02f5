/** The layers of `networks` as steps of a model's definition: what each makes of its input, and what it costs. */
import type { Activation } from '../../activations/activation.ts';
import {
  activationLayer,
  learnedCount,
  widthAfter,
  type ActivationLayerOptions,
} from '../activation-layer.ts';
import { averagePool2d } from '../average-pool2d.ts';
import { conv2d } from '../conv2d.ts';
import { dense } from '../dense.ts';
import { slidOver, type ImageShape } from '../image-shape.ts';
import type { Initialiser } from '../initialisers.ts';
import { maxPool2d } from '../max-pool2d.ts';
import { rbfOutput } from '../rbf-output.ts';
import { subSample } from '../sub-sample.ts';
import { tableConv2d } from '../table-conv2d.ts';
import { activationNeeds } from './kept-for-backward.ts';
import { sizeOf, type BackwardNeeds, type Plan, type Shape, type Step } from './plan.ts';

interface WindowOptions {
  readonly kernelSize: number;
  readonly stride?: number;
}

interface WeightOptions {
  readonly initialiser: Initialiser;
  /** Where every bias starts. Default 0. */
  readonly biasStart?: number;
}

export interface ConvOptions extends WindowOptions, WeightOptions {
  readonly channels: number;
  readonly padding?: number;
  readonly groups?: number;
  /** Default true. */
  readonly useBias?: boolean;
}

export function conv(name: string, { channels, biasStart = 0, ...options }: ConvOptions): Step {
  const { kernelSize, stride = 1, padding = 0, groups = 1, useBias = true } = options;
  return (inputShape) => {
    const input = imageOf(name, inputShape);
    const output = slidOver(name, input, { kernelSize, stride, padding }, channels);
    const taps = (input.channels / groups) * kernelSize ** 2;
    const units = sizeOf(shapeOf(output));
    return {
      ...plain(name, inputShape, shapeOf(output)),
      weights: channels * (taps + (useBias ? 1 : 0)),
      multiplyAdds: units * taps,
      biasAdds: useBias ? units : 0,
      units,
      backward: { kind: 'input' },
      build(context) {
        const layer = conv2d({ ...options, ...context, input, outputChannels: channels, prefix: `${name}.` });
        layer.bias.value.fill(biasStart);
        return layer;
      },
    };
  };
}

export interface TableConvOptions extends WeightOptions {
  readonly kernelSize: number;
  /** For each output channel the input channels it sees. */
  readonly table: readonly (readonly number[])[];
}

export function tableConv(name: string, { table, biasStart = 0, ...options }: TableConvOptions): Step {
  const { kernelSize } = options;
  const kernels = table.reduce((sum, seen) => sum + seen.length, 0);
  return (inputShape) => {
    const input = imageOf(name, inputShape);
    const output = slidOver(name, input, { kernelSize, stride: 1, padding: 0 }, table.length);
    const units = sizeOf(shapeOf(output));
    return {
      ...plain(name, inputShape, shapeOf(output)),
      weights: kernels * kernelSize ** 2 + table.length,
      multiplyAdds: kernels * kernelSize ** 2 * output.height * output.width,
      biasAdds: units,
      units,
      build(context) {
        const layer = tableConv2d({ ...options, ...context, input, table, prefix: `${name}.` });
        layer.bias.value.fill(biasStart);
        return layer;
      },
    };
  };
}

export function maxPool(name: string, options: WindowOptions): Step {
  // Which place of the window it was.
  const perOutput = Math.ceil(Math.log2(options.kernelSize ** 2));
  return pool(name, options, maxPool2d, { kind: 'bits', perOutput });
}

export function averagePool(name: string, options: WindowOptions): Step {
  return pool(name, options, averagePool2d, { kind: 'nothing' });
}

function pool(
  name: string,
  { kernelSize, stride = kernelSize }: WindowOptions,
  make: typeof maxPool2d | typeof averagePool2d,
  backward: BackwardNeeds,
): Step {
  return (inputShape) => {
    const input = imageOf(name, inputShape);
    const output = slidOver(name, input, { kernelSize, stride, padding: 0 }, input.channels);
    return {
      ...plain(name, inputShape, shapeOf(output)),
      backward,
      build: ({ precision }) => make({ input, kernelSize, stride, precision }),
    };
  };
}

/** LeNet-5's. Its inputs count as multiply–adds, as in the paper, though they share one product. */
export function subSampling(name: string, { kernelSize, stride = kernelSize }: WindowOptions): Step {
  return (inputShape) => {
    const input = imageOf(name, inputShape);
    const output = slidOver(name, input, { kernelSize, stride, padding: 0 }, input.channels);
    const units = sizeOf(shapeOf(output));
    return {
      ...plain(name, inputShape, shapeOf(output)),
      weights: 2 * input.channels,
      multiplyAdds: units * kernelSize ** 2,
      biasAdds: units,
      units,
      build: ({ precision }) => subSample({ input, kernelSize, stride, precision, prefix: `${name}.` }),
    };
  };
}

/**
 * Of the first side of its input, channels or units, a gate makes half as many, CReLU twice, maxout one of each few.
 * What the activation can learn, it learns, one set for the layer, unless `learn` says otherwise.
 */
export function activation(
  name: string,
  chosen: Activation,
  { learn = 'layer' }: Pick<ActivationLayerOptions, 'learn'> = {},
): Step {
  return (inputShape) => {
    const [before, ...sides] = inputShape;
    const channels = widthAfter(chosen, before);
    return {
      ...plain(name, inputShape, [channels, ...sides]),
      weights: learnedCount(chosen, channels, learn),
      backward: activationNeeds(chosen),
      build: ({ precision, noise, mode }) =>
        activationLayer({
          ...{ activation: chosen, channels, places: sizeOf(sides), learn },
          ...{ precision, noise, mode, prefix: `${name}.` },
        }),
    };
  };
}

export interface FullyConnectedOptions extends WeightOptions {
  readonly size: number;
  /** Default true. */
  readonly useBias?: boolean;
}

/** Takes an input of any shape. */
export function fullyConnected(
  name: string,
  { size, initialiser, biasStart = 0, useBias = true }: FullyConnectedOptions,
): Step {
  return (inputShape) => {
    const inputSize = sizeOf(inputShape);
    return {
      ...plain(name, inputShape, [size]),
      weights: size * (inputSize + (useBias ? 1 : 0)),
      multiplyAdds: size * inputSize,
      biasAdds: useBias ? size : 0,
      units: size,
      backward: { kind: 'input' },
      build(context) {
        const prefix = `${name}.`;
        const layer = dense({ ...context, inputSize, outputSize: size, initialiser, useBias, prefix });
        layer.bias.value.fill(biasStart);
        return layer;
      },
    };
  };
}

/** With fixed codes, which are connections but nothing learned. */
export function rbf(name: string, codes: readonly ArrayLike<number>[]): Step {
  return (inputShape) => ({
    ...plain(name, inputShape, [codes.length]),
    multiplyAdds: codes.length * sizeOf(inputShape),
    units: codes.length,
    build: ({ precision }) => rbfOutput({ codes, precision }),
  });
}

/** What a step without weights has in common with all others. */
export function plain(name: string, inputShape: Shape, outputShape: Shape): Omit<Plan, 'build'> {
  return { name, inputShape, outputShape, weights: 0, multiplyAdds: 0, biasAdds: 0, units: 0 };
}

/** @throws RangeError unless the shape has three sides */
export function imageOf(name: string, shape: Shape): ImageShape {
  if (shape.length !== 3)
    throw new RangeError(
      `${name} needs an image of channels × height × width, but its input is [${shape.join(', ')}]`,
    );
  const [channels, height, width] = shape;
  return { channels, height, width };
}

function shapeOf({ channels, height, width }: ImageShape): Shape {
  return [channels, height, width];
}
