/** A fully connected layer: y = x·Wᵀ + b. */
import { matmul, matmulTransposedA, matmulTransposedB } from '../numerics/matmul.ts';
import type { Random } from '../numerics/random.ts';
import { reusedRows, vector, type Precision, type Vector } from '../numerics/vector.ts';
import type { Initialiser } from './initialisers.ts';
import { checkBatch, type Layer, type Parameter } from './layer.ts';

export interface DenseOptions {
  readonly inputSize: number;
  readonly outputSize: number;
  readonly initialiser: Initialiser;
  readonly random: Random;
  /** Default float32. */
  readonly precision?: Precision;
  /** Put before the parameters' names: `'0.'` gives `0.weight` and `0.bias`. */
  readonly prefix?: string;
  /**
   * False for a network's first layer: nobody needs the loss's gradient at the images, and leaving it out
   * saves a third of this layer's work. `backward` then returns an empty vector. Default true.
   */
  readonly inputGradient?: boolean;
  /** Default true; false leaves the bias at zero, and out of the parameters. */
  readonly useBias?: boolean;
}

export interface Dense extends Layer {
  /** [outputSize, inputSize], as in PyTorch: row i holds the weights of unit i. */
  readonly weight: Parameter;
  /** [outputSize], zero at the start. */
  readonly bias: Parameter;
}

export function dense({
  inputSize,
  outputSize,
  initialiser,
  random,
  precision = 'float32',
  prefix = '',
  inputGradient = true,
  useBias = true,
}: DenseOptions): Dense {
  const parameter = (name: string, shape: readonly number[]): Parameter => {
    const length = shape.reduce((product, size) => product * size, 1);
    return {
      name: prefix + name,
      shape,
      value: vector(precision, length),
      gradient: vector(precision, length),
    };
  };
  const weight = parameter('weight', [outputSize, inputSize]);
  const bias = parameter('bias', [outputSize]);
  initialiser(weight.value, { fanIn: inputSize, fanOut: outputSize }, random);

  const outputs = reusedRows(precision, outputSize);
  const inputGradients = reusedRows(precision, inputSize);
  const nothing = vector(precision, 0);
  let input = nothing;

  return {
    inputSize,
    outputSize,
    parameters: useBias ? [weight, bias] : [weight],
    weight,
    bias,

    forward(x, batchSize) {
      checkBatch('dense.forward', x, batchSize, inputSize);
      input = x;
      const y = outputs(batchSize);
      repeatRow(bias.value, y);
      matmulTransposedB(x, weight.value, y, batchSize, outputSize, inputSize, true);
      return y;
    },

    backward(dy, batchSize) {
      checkBatch('dense.backward', dy, batchSize, outputSize);
      checkBatch('dense.backward after forward', input, batchSize, inputSize);
      matmulTransposedA(dy, input, weight.gradient, outputSize, inputSize, batchSize);
      sumRows(dy, bias.gradient);
      if (!inputGradient) return nothing;
      const dx = inputGradients(batchSize);
      matmul(dy, weight.value, dx, batchSize, inputSize, outputSize);
      return dx;
    },
  };
}

function repeatRow(row: Vector, to: Vector): void {
  for (let start = 0; start < to.length; start += row.length) to.set(row, start);
}

function sumRows(rows: Vector, to: Vector): void {
  const width = to.length;
  to.fill(0);
  for (let start = 0; start < rows.length; start += width)
    for (let i = 0; i < width; i++) to[i] += rows[start + i];
}
