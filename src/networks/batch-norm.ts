/**
 * Batch normalisation (Ioffe and Szegedy, 2015): each channel gets mean 0 and variance 1 over the batch (and,
 * in images, over all places), then a learned scale and shift. In use, running means and variances stand in for
 * the batch's. As in PyTorch, the batch is normalised by its own variance (n in the denominator), while the
 * running one collects the unbiased (n − 1).
 */
import { reusedRows, vector, type Precision, type Vector } from '../numerics/vector.ts';
import { checkBatch, type Layer, type Parameter } from './layer.ts';
import type { Mode } from './mode.ts';
import { parameter } from './parameter.ts';

export interface BatchNormOptions {
  /** Of an image; or the numbers of an example, each of which then is a channel. */
  readonly channels: number;
  /** Height × width of an image, default 1. */
  readonly places?: number;
  readonly mode: Mode;
  /** Share of the new batch in the running statistics, default 0.1. */
  readonly momentum?: number;
  /** Added to the variance, default 1e-5. */
  readonly epsilon?: number;
  /** Default float32. */
  readonly precision?: Precision;
  /** Put before the parameters' names. */
  readonly prefix?: string;
}

export interface BatchNorm extends Layer {
  /** γ, [channels], 1 at the start. */
  readonly weight: Parameter;
  /** β, [channels], 0 at the start. */
  readonly bias: Parameter;
  /** [channels], 0 at the start. */
  readonly runningMean: Vector;
  /** [channels], 1 at the start. */
  readonly runningVariance: Vector;
}

/** `forward` throws a RangeError in training where a channel has one number only: it has no variance. */
export function batchNorm({
  channels,
  places = 1,
  mode,
  momentum = 0.1,
  epsilon = 1e-5,
  precision = 'float32',
  prefix = '',
}: BatchNormOptions): BatchNorm {
  const size = channels * places;
  const weight = parameter(`${prefix}weight`, [channels], precision);
  const bias = parameter(`${prefix}bias`, [channels], precision);
  weight.value.fill(1);
  const runningMean = vector(precision, channels);
  const runningVariance = vector(precision, channels).fill(1);
  const outputs = reusedRows(precision, size);
  const normals = reusedRows(precision, size);
  const inputGradients = reusedRows(precision, size);
  /** One over the deviation by which the last forward divided. */
  const inverse = new Float64Array(channels);
  let normal = normals(0);
  let byBatch = false;

  return {
    inputSize: size,
    outputSize: size,
    parameters: [weight, bias],
    weight,
    bias,
    runningMean,
    runningVariance,
    forward(x, batchSize) {
      checkBatch('batchNorm.forward', x, batchSize, size);
      byBatch = mode.training;
      const count = batchSize * places;
      if (byBatch && count < 2)
        throw new RangeError(
          'batchNorm: training needs two or more numbers a channel, but the batch has one',
        );
      const y = outputs(batchSize);
      normal = normals(batchSize);
      for (let c = 0; c < channels; c++) {
        let mean = runningMean[c];
        let variance = runningVariance[c];
        if (byBatch) {
          let sum = 0;
          for (let row = c * places; row < x.length; row += size)
            for (let i = row; i < row + places; i++) sum += x[i];
          mean = sum / count;
          let squares = 0;
          for (let row = c * places; row < x.length; row += size)
            for (let i = row; i < row + places; i++) squares += (x[i] - mean) * (x[i] - mean);
          variance = squares / count;
          runningMean[c] += momentum * (mean - runningMean[c]);
          runningVariance[c] += momentum * (squares / (count - 1) - runningVariance[c]);
        }
        inverse[c] = 1 / Math.sqrt(variance + epsilon);
        for (let row = c * places; row < x.length; row += size)
          for (let i = row; i < row + places; i++) {
            normal[i] = (x[i] - mean) * inverse[c];
            y[i] = weight.value[c] * normal[i] + bias.value[c];
          }
      }
      return y;
    },
    backward(dy, batchSize) {
      checkBatch('batchNorm.backward', dy, batchSize, size);
      const dx = inputGradients(batchSize);
      const count = batchSize * places;
      for (let c = 0; c < channels; c++) {
        let sum = 0;
        let product = 0;
        for (let row = c * places; row < dy.length; row += size)
          for (let i = row; i < row + places; i++) {
            sum += dy[i];
            product += dy[i] * normal[i];
          }
        bias.gradient[c] = sum;
        weight.gradient[c] = product;
        const factor = weight.value[c] * inverse[c];
        // The batch's mean and variance depend on every number of it; running ones are constants.
        const meanShare = byBatch ? sum / count : 0;
        const varianceShare = byBatch ? product / count : 0;
        for (let row = c * places; row < dy.length; row += size)
          for (let i = row; i < row + places; i++)
            dx[i] = factor * (dy[i] - meanShare - normal[i] * varianceShare);
      }
      return dx;
    },
  };
}
