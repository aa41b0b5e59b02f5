/** Layers of sequences as steps of a model's definition. */
import type { Activation } from '../../activations/activation.ts';
import { addPositions } from '../add-positions.ts';
import { embedding as embeddingLayer } from '../embedding.ts';
import { gate as gateLayer } from '../gate.ts';
import type { Initialiser } from '../initialisers.ts';
import { selfAttention as selfAttentionLayer } from '../self-attention.ts';
import { sequenceOf } from './nesting-steps.ts';
import { sizeOf, type Step } from './plan.ts';
import { plain } from './steps.ts';

export interface EmbeddingStepOptions {
  readonly vocabulary: number;
  readonly width: number;
  readonly initialiser: Initialiser;
}

/** A look-up: no multiply–adds. */
export function embedding(name: string, options: EmbeddingStepOptions): Step {
  return (inputShape) => {
    const positions = sizeOf(inputShape);
    return {
      ...plain(name, inputShape, [positions, options.width]),
      weights: options.vocabulary * options.width,
      build: ({ random, precision }) =>
        embeddingLayer({ ...options, positions, random, precision, prefix: `${name}.` }),
    };
  };
}

export function learnedPositions(name: string, initialiser: Initialiser): Step {
  return (shape) => {
    const [positions, width] = sequenceOf(name, shape);
    return {
      ...plain(name, shape, shape),
      weights: positions * width,
      biasAdds: positions * width,
      build: ({ random, precision }) =>
        addPositions({ positions, width, initialiser, random, precision, prefix: `${name}.` }),
    };
  };
}

export interface SelfAttentionStepOptions {
  readonly heads: number;
  readonly initialiser: Initialiser;
  readonly useBias: boolean;
}

/** Pairs of positions that the mask takes out are counted: they are computed too. */
export function selfAttention(name: string, options: SelfAttentionStepOptions): Step {
  return (shape) => {
    const [positions, width] = sequenceOf(name, shape);
    const biases = options.useBias ? 4 * width : 0;
    return {
      ...plain(name, shape, shape),
      weights: 4 * width * width + biases,
      multiplyAdds: positions * (4 * width * width + 2 * positions * width),
      biasAdds: positions * biases,
      units: positions * 4 * width,
      build: ({ random, precision }) =>
        selfAttentionLayer({ ...options, positions, width, random, precision, prefix: `${name}.` }),
    };
  };
}

/** Halves the width; one multiplication for each number that is left. */
export function gate(name: string, activation: Activation): Step {
  return (inputShape) => {
    const size = sizeOf(inputShape) / 2;
    if (!Number.isInteger(size))
      throw new RangeError(`${name}: a gate needs an even number of inputs, but has ${2 * size}`);
    return {
      ...plain(name, inputShape, [size]),
      multiplyAdds: size,
      build: ({ precision }) => gateLayer(activation, size, precision),
    };
  };
}
