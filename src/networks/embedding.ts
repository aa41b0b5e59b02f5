/** A learned row of numbers for each token. */
import type { Random } from '../numerics/random.ts';
import { reusedRows, vector, type Precision, type Vector } from '../numerics/vector.ts';
import type { Initialiser } from './initialisers.ts';
import { checkBatch, type Layer, type Parameter } from './layer.ts';
import { parameter } from './parameter.ts';

export interface EmbeddingOptions {
  readonly vocabulary: number;
  /** Tokens of an example. */
  readonly positions: number;
  /** Numbers of a token. */
  readonly width: number;
  readonly initialiser: Initialiser;
  readonly random: Random;
  /** Default float32. */
  readonly precision?: Precision;
  /** Put before the parameter's name. */
  readonly prefix?: string;
}

export interface Embedding extends Layer {
  /** [vocabulary, width]. */
  readonly weight: Parameter;
}

/**
 * Takes batchSize × positions tokens, whole numbers from 0 to vocabulary − 1, and gives batchSize × positions ×
 * width numbers. Tokens have no gradient: `backward` returns an empty vector. `forward` throws a RangeError for
 * a number that is no token.
 */
export function embedding({
  vocabulary,
  positions,
  width,
  initialiser,
  random,
  precision = 'float32',
  prefix = '',
}: EmbeddingOptions): Embedding {
  const weight = parameter(`${prefix}weight`, [vocabulary, width], precision);
  initialiser(weight.value, { fanIn: vocabulary, fanOut: width }, random);
  const outputs = reusedRows(precision, positions * width);
  const nothing = vector(precision, 0);
  let tokens: Vector = nothing;
  return {
    inputSize: positions,
    outputSize: positions * width,
    parameters: [weight],
    weight,
    forward(x, batchSize) {
      checkBatch('embedding.forward', x, batchSize, positions);
      tokens = x;
      const y = outputs(batchSize);
      for (let t = 0, to = 0; t < x.length; t++) {
        const token = x[t];
        if (!(Number.isInteger(token) && token >= 0 && token < vocabulary))
          throw new RangeError(
            `embedding: token ${token} at position ${t} is not a whole number from 0 to ${vocabulary - 1}`,
          );
        for (let from = token * width; from < (token + 1) * width; from++) y[to++] = weight.value[from];
      }
      return y;
    },
    backward(dy, batchSize) {
      checkBatch('embedding.backward', dy, batchSize, positions * width);
      weight.gradient.fill(0);
      for (let t = 0, from = 0; t < tokens.length; t++)
        for (let to = tokens[t] * width, end = to + width; to < end; to++) weight.gradient[to] += dy[from++];
      return nothing;
    },
  };
}
