/** Normalisations and dropout as steps of a model's definition. Their few operations a number are not counted. */
import { batchNorm as batchNormLayer } from '../batch-norm.ts';
import { dropout as dropoutLayer } from '../dropout.ts';
import { layerNorm as layerNormLayer } from '../layer-norm.ts';
import { localResponseNorm as localResponseNormLayer } from '../local-response-norm.ts';
import { sizeOf, type Step } from './plan.ts';
import { imageOf, plain } from './steps.ts';

/** With AlexNet's constants, the layer's defaults. */
export function localResponseNorm(name: string): Step {
  return (shape) => {
    const input = imageOf(name, shape);
    return {
      ...plain(name, shape, shape),
      // The sum over neighbours follows from it, once more computed.
      backward: { kind: 'input' },
      build: ({ precision }) => localResponseNormLayer({ input, precision }),
    };
  };
}

/** Over the places of each channel of an image, or over each number of anything else. */
export function batchNorm(name: string): Step {
  return (shape) => {
    const channels = shape.length === 3 ? shape[0] : sizeOf(shape);
    const places = sizeOf(shape) / channels;
    return {
      ...plain(name, shape, shape),
      weights: 2 * channels,
      backward: { kind: 'input' },
      build: ({ precision, mode }) =>
        batchNormLayer({ channels, places, mode, precision, prefix: `${name}.` }),
    };
  };
}

/** Over the whole example. */
export function layerNorm(name: string, { affine = true }: { readonly affine?: boolean } = {}): Step {
  return (shape) => {
    const size = sizeOf(shape);
    return {
      ...plain(name, shape, shape),
      weights: affine ? 2 * size : 0,
      backward: { kind: 'input' },
      build: ({ precision }) => layerNormLayer({ size, affine, precision, prefix: `${name}.` }),
    };
  };
}

/** @param p probability of a zero */
export function dropout(name: string, p: number): Step {
  return (shape) => ({
    ...plain(name, shape, shape),
    backward: { kind: 'bits', perOutput: 1 },
    build: ({ noise, mode, precision }) =>
      dropoutLayer({ size: sizeOf(shape), p, random: noise, mode, precision }),
  });
}
