/**
 * LeNet-5's output (LeCun et al., 1998): each class has a code, and its penalty is the squared distance of the
 * input from it, Σ(xᵢ − wᵢ)². The smallest penalty is the answer. The paper keeps the codes fixed, at first at least.
 */
import { reusedRows, vector, type Precision, type Vector } from '../numerics/vector.ts';
import { checkBatch, type Layer, type Parameter } from './layer.ts';
import { parameter } from './parameter.ts';

export interface RbfOutputOptions {
  /** One code a class, all of one length. */
  readonly codes: readonly ArrayLike<number>[];
  /** Whether the codes are parameters. Default false. */
  readonly learned?: boolean;
  /** Default float32. */
  readonly precision?: Precision;
  /** Put before the parameter's name. */
  readonly prefix?: string;
}

export interface RbfOutput extends Layer {
  /** [classes, code length]. */
  readonly code: Parameter;
}

/** @throws RangeError where the codes are not all of one length */
export function rbfOutput({
  codes,
  learned = false,
  precision = 'float32',
  prefix = '',
}: RbfOutputOptions): RbfOutput {
  const inputSize = codes.at(0)?.length ?? 0;
  const outputSize = codes.length;
  codes.forEach((code, i) => {
    if (code.length === 0 || code.length !== inputSize)
      throw new RangeError(`rbfOutput: code ${i} has ${code.length} numbers, but code 0 has ${inputSize}`);
  });
  if (outputSize === 0) throw new RangeError('rbfOutput: there must be at least one code');
  const code = parameter(`${prefix}code`, [outputSize, inputSize], precision);
  codes.forEach((row, i) => code.value.set(row, i * inputSize));
  const outputs = reusedRows(precision, outputSize);
  const inputGradients = reusedRows(precision, inputSize);
  let input: Vector = vector(precision, 0);
  return {
    inputSize,
    outputSize,
    code,
    parameters: learned ? [code] : [],
    forward(x, batchSize) {
      checkBatch('rbfOutput.forward', x, batchSize, inputSize);
      input = x;
      const y = outputs(batchSize);
      const w = code.value;
      for (let row = 0, to = 0; row < x.length; row += inputSize)
        for (let at = 0; at < w.length; at += inputSize) {
          let sum = 0;
          for (let i = 0; i < inputSize; i++) sum += (x[row + i] - w[at + i]) ** 2;
          y[to++] = sum;
        }
      return y;
    },
    backward(dy, batchSize) {
      checkBatch('rbfOutput.backward', dy, batchSize, outputSize);
      const dx = inputGradients(batchSize).fill(0);
      code.gradient.fill(0);
      const w = code.value;
      for (let row = 0, from = 0; row < dx.length; row += inputSize)
        for (let at = 0; at < w.length; at += inputSize) {
          const twice = 2 * dy[from++];
          for (let i = 0; i < inputSize; i++) {
            const slope = twice * (input[row + i] - w[at + i]);
            dx[row + i] += slope;
            code.gradient[at + i] -= slope;
          }
        }
      return dx;
    },
  };
}
