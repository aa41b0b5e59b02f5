/**
 * Layer normalisation (Ba, Kiros and Hinton, 2016): the numbers of each example get mean 0 and variance 1 among
 * themselves, then a learned scale and shift each. The same in training and in use.
 */
import { reusedRows, type Precision } from '../numerics/vector.ts';
import { checkBatch, type Layer, type Parameter } from './layer.ts';
import { parameter } from './parameter.ts';

export interface LayerNormOptions {
  readonly size: number;
  /** Whether scale and shift are learned, default true; else they stay 1 and 0. */
  readonly affine?: boolean;
  /** Added to the variance, default 1e-5. */
  readonly epsilon?: number;
  /** Default float32. */
  readonly precision?: Precision;
  /** Put before the parameters' names. */
  readonly prefix?: string;
}

export interface LayerNorm extends Layer {
  /** γ, [size], 1 at the start. */
  readonly weight: Parameter;
  /** β, [size], 0 at the start. */
  readonly bias: Parameter;
}

export function layerNorm({
  size,
  affine = true,
  epsilon = 1e-5,
  precision = 'float32',
  prefix = '',
}: LayerNormOptions): LayerNorm {
  const weight = parameter(`${prefix}weight`, [size], precision);
  const bias = parameter(`${prefix}bias`, [size], precision);
  weight.value.fill(1);
  const outputs = reusedRows(precision, size);
  const normals = reusedRows(precision, size);
  const inverses = reusedRows(precision, 1);
  const inputGradients = reusedRows(precision, size);
  let normal = normals(0);
  let inverse = inverses(0);
  return {
    inputSize: size,
    outputSize: size,
    parameters: affine ? [weight, bias] : [],
    weight,
    bias,
    forward(x, batchSize) {
      checkBatch('layerNorm.forward', x, batchSize, size);
      const y = outputs(batchSize);
      normal = normals(batchSize);
      inverse = inverses(batchSize);
      for (let row = 0, start = 0; row < batchSize; row++, start += size) {
        let sum = 0;
        for (let i = 0; i < size; i++) sum += x[start + i];
        const mean = sum / size;
        let squares = 0;
        for (let i = 0; i < size; i++) squares += (x[start + i] - mean) * (x[start + i] - mean);
        const scale = 1 / Math.sqrt(squares / size + epsilon);
        inverse[row] = scale;
        for (let i = 0; i < size; i++) {
          const value = (x[start + i] - mean) * scale;
          normal[start + i] = value;
          y[start + i] = weight.value[i] * value + bias.value[i];
        }
      }
      return y;
    },
    backward(dy, batchSize) {
      checkBatch('layerNorm.backward', dy, batchSize, size);
      const dx = inputGradients(batchSize);
      weight.gradient.fill(0);
      bias.gradient.fill(0);
      for (let row = 0, start = 0; row < batchSize; row++, start += size) {
        let sum = 0;
        let product = 0;
        for (let i = 0; i < size; i++) {
          const g = dy[start + i];
          const value = normal[start + i];
          bias.gradient[i] += g;
          weight.gradient[i] += g * value;
          sum += g * weight.value[i];
          product += g * weight.value[i] * value;
        }
        for (let i = 0; i < size; i++)
          dx[start + i] =
            inverse[row] * (dy[start + i] * weight.value[i] - (sum + normal[start + i] * product) / size);
      }
      return dx;
    },
  };
}
