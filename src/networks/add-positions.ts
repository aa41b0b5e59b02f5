/** A learned row of numbers for each position of a sequence, added to what stands there. */
import type { Random } from '../numerics/random.ts';
import { reusedRows, type Precision } from '../numerics/vector.ts';
import type { Initialiser } from './initialisers.ts';
import { checkBatch, type Layer, type Parameter } from './layer.ts';
import { parameter } from './parameter.ts';

export interface AddPositionsOptions {
  readonly positions: number;
  readonly width: number;
  readonly initialiser: Initialiser;
  readonly random: Random;
  /** Default float32. */
  readonly precision?: Precision;
  /** Put before the parameter's name. */
  readonly prefix?: string;
}

export interface AddPositions extends Layer {
  /** [positions, width]. */
  readonly weight: Parameter;
}

export function addPositions({
  positions,
  width,
  initialiser,
  random,
  precision = 'float32',
  prefix = '',
}: AddPositionsOptions): AddPositions {
  const size = positions * width;
  const weight = parameter(`${prefix}weight`, [positions, width], precision);
  initialiser(weight.value, { fanIn: positions, fanOut: width }, random);
  const outputs = reusedRows(precision, size);
  return {
    inputSize: size,
    outputSize: size,
    parameters: [weight],
    weight,
    forward(x, batchSize) {
      checkBatch('addPositions.forward', x, batchSize, size);
      const y = outputs(batchSize);
      for (let start = 0; start < x.length; start += size)
        for (let i = 0; i < size; i++) y[start + i] = x[start + i] + weight.value[i];
      return y;
    },
    backward(dy, batchSize) {
      checkBatch('addPositions.backward', dy, batchSize, size);
      weight.gradient.fill(0);
      for (let start = 0; start < dy.length; start += size)
        for (let i = 0; i < size; i++) weight.gradient[i] += dy[start + i];
      return dy;
    },
  };
}
