/**
 * LeNet-5's sub-sampling (LeCun et al., 1998): the mean of each window, times a coefficient and plus a bias,
 * both learned and one of each a channel. The squashing function comes behind it, as a layer of its own.
 *
 * The paper adds the window's four numbers where we average them, so its coefficients are a quarter of ours.
 */
import { reusedRows } from '../numerics/vector.ts';
import { averagePool2d } from './average-pool2d.ts';
import { checkBatch, type Parameter } from './layer.ts';
import type { Pool, PoolOptions } from './max-pool2d.ts';
import { parameter } from './parameter.ts';

export interface SubSampleOptions extends PoolOptions {
  /** Put before the parameters' names. */
  readonly prefix?: string;
}

export interface SubSample extends Pool {
  /** [channels], 1 at the start. */
  readonly coefficient: Parameter;
  /** [channels], 0 at the start. */
  readonly bias: Parameter;
}

/** @throws RangeError where the window does not fit */
export function subSample({ prefix = '', precision = 'float32', ...options }: SubSampleOptions): SubSample {
  const pool = averagePool2d({ ...options, precision });
  const { inputSize, outputSize, outputShape } = pool;
  const { channels } = outputShape;
  const places = outputShape.height * outputShape.width;
  const coefficient = parameter(`${prefix}coefficient`, [channels], precision);
  const bias = parameter(`${prefix}bias`, [channels], precision);
  coefficient.value.fill(1);
  const outputs = reusedRows(precision, outputSize);
  const meanGradients = reusedRows(precision, outputSize);
  let means = outputs(0);
  return {
    inputSize,
    outputSize,
    outputShape,
    coefficient,
    bias,
    parameters: [coefficient, bias],
    forward(x, batchSize) {
      means = pool.forward(x, batchSize);
      const y = outputs(batchSize);
      for (let start = 0, channel = 0; start < y.length; start += places, channel++) {
        const c = channel % channels;
        const scale = coefficient.value[c];
        const shift = bias.value[c];
        for (let i = start; i < start + places; i++) y[i] = scale * means[i] + shift;
      }
      return y;
    },
    backward(dy, batchSize) {
      checkBatch('subSample.backward', dy, batchSize, outputSize);
      const meanGradient = meanGradients(batchSize);
      coefficient.gradient.fill(0);
      bias.gradient.fill(0);
      for (let start = 0, channel = 0; start < dy.length; start += places, channel++) {
        const c = channel % channels;
        const scale = coefficient.value[c];
        let product = 0;
        let sum = 0;
        for (let i = start; i < start + places; i++) {
          product += dy[i] * means[i];
          sum += dy[i];
          meanGradient[i] = scale * dy[i];
        }
        coefficient.gradient[c] += product;
        bias.gradient[c] += sum;
      }
      return pool.backward(meanGradient, batchSize);
    },
  };
}
