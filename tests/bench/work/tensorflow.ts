/** The same networks from the same weights in TensorFlow.js, with its own loss and optimiser. */
import * as tf from '@tensorflow/tfjs-core';
import '@tensorflow/tfjs-core/dist/register_all_gradients.js';
import '@tensorflow/tfjs-backend-cpu';
import { setThreadsCount, setWasmPaths } from '@tensorflow/tfjs-backend-wasm';
import type { Parameter } from '../../../src/networks/layer.ts';
import type { LabelledBatch } from './digits.ts';

export interface Rates {
  readonly learningRate: number;
  readonly momentum: number;
}

/** Logits of a batch of images, 28 × 28 each, from the parameters in their order. */
export type Logits = (x: tf.Tensor2D, parameters: readonly tf.Variable[]) => tf.Tensor2D;

/** @returns what trains on batches in order, and returns the last loss, which all engines should agree on */
export async function tensorflow(
  backend: 'cpu' | 'wasm',
  files: string,
  parameters: readonly Parameter[],
  logits: Logits,
  { learningRate, momentum }: Rates,
): Promise<{ engine: string; train(batches: readonly LabelledBatch[]): Promise<number> }> {
  setWasmPaths(files);
  setThreadsCount(1);
  // On an isolated page it would start threads of its own.
  tf.env().set('WASM_HAS_MULTITHREAD_SUPPORT', false);
  if (!(await tf.setBackend(backend))) throw new Error(`TensorFlow.js has no backend ${backend} here`);
  await tf.ready();
  const variables = parameters.map(({ value, shape }) =>
    tf.variable(tf.tensor(Float32Array.from(value), [...shape])),
  );
  const classes = variables[variables.length - 1].size;
  const optimiser = tf.train.momentum(learningRate, momentum);
  return {
    engine: `TensorFlow.js ${tf.version_core}, ${backend}`,
    async train(batches) {
      await tf.setBackend(backend);
      let loss = NaN;
      for (const { x, labels } of batches) {
        const input = tf.tensor2d(x, [labels.length, x.length / labels.length]);
        const oneHot = tf.oneHot(tf.tensor1d(Int32Array.from(labels), 'int32'), classes);
        const cost = optimiser.minimize(
          () => tf.losses.softmaxCrossEntropy<tf.Tensor, tf.Scalar>(oneHot, logits(input, variables)),
          true,
        );
        if (cost) [loss] = await cost.data();
        tf.dispose([input, oneHot, cost ?? []]);
      }
      return loss;
    },
  };
}

/** y = x·Wᵀ + b, with ReLU except at the end. */
export function denseLayers(x: tf.Tensor2D, parameters: readonly tf.Variable[]): tf.Tensor2D {
  let y = x;
  for (let i = 0; i < parameters.length; i += 2) {
    const z = tf.add<tf.Tensor2D>(
      tf.matMul(y, tf.reshape<tf.Rank.R2>(parameters[i], [parameters[i].shape[0], -1]), false, true),
      parameters[i + 1],
    );
    y = i + 2 < parameters.length ? tf.relu(z) : z;
  }
  return y;
}

/** Two convolutions with ReLU and pools of 2 × 2, then dense layers. TensorFlow.js' cpu knows channels last only. */
export function leNetLayers(x: tf.Tensor2D, parameters: readonly tf.Variable[]): tf.Tensor2D {
  let y: tf.Tensor4D = tf.reshape<tf.Rank.R4>(x, [x.shape[0], 28, 28, 1]);
  for (const [i, pad] of [
    [0, 2],
    [2, 0],
  ] as const) {
    const filter = tf.transpose<tf.Tensor4D>(
      tf.reshape<tf.Rank.R4>(parameters[i], shapeOf4(parameters[i])),
      [2, 3, 1, 0],
    );
    const z = tf.add<tf.Tensor4D>(tf.conv2d(y, filter, 1, pad, 'NHWC', 1, 'floor'), parameters[i + 1]);
    y = tf.maxPool(tf.relu(z), 2, 2, 0, 'floor');
  }
  const flat = tf.reshape<tf.Rank.R2>(tf.transpose(y, [0, 3, 1, 2]), [x.shape[0], -1]);
  return denseLayers(flat, parameters.slice(4));
}

function shapeOf4({ shape }: tf.Tensor): [number, number, number, number] {
  const [out, into, height, width] = shape;
  return [out, into, height, width];
}
