/** The same network from the same weights, with TensorFlow.js's own loss and optimiser. */
import { fileURLToPath } from 'node:url';
import * as tf from '@tensorflow/tfjs-core';
import '@tensorflow/tfjs-core/dist/register_all_gradients.js';
import '@tensorflow/tfjs-backend-cpu';
import { setThreadsCount, setWasmPaths } from '@tensorflow/tfjs-backend-wasm';
import type { Parameter } from '../../../src/networks/layer.ts';
import type { Engine } from '../train-mlp.ts';

setWasmPaths(
  fileURLToPath(new URL('../../../node_modules/@tensorflow/tfjs-backend-wasm/dist/', import.meta.url)),
);
setThreadsCount(1);

export async function tensorflow(
  backend: 'cpu' | 'wasm',
  batches: number,
  parameters: readonly Parameter[],
  { learningRate, momentum }: { readonly learningRate: number; readonly momentum: number },
): Promise<Engine> {
  await tf.setBackend(backend);
  await tf.ready();
  const layers: { weight: tf.Variable<tf.Rank.R2>; bias: tf.Variable<tf.Rank.R1> }[] = [];
  for (let i = 0; i < parameters.length; i += 2) {
    const [weight, bias] = [parameters[i], parameters[i + 1]];
    layers.push({
      weight: tf.variable(tf.tensor2d(Float32Array.from(weight.value), [weight.shape[0], weight.shape[1]])),
      bias: tf.variable(tf.tensor1d(Float32Array.from(bias.value))),
    });
  }
  const classes = layers[layers.length - 1].bias.size;
  const optimiser = tf.train.momentum(learningRate, momentum);
  const logits = (x: tf.Tensor2D): tf.Tensor2D =>
    layers.reduce((y, { weight, bias }, i) => {
      const z = tf.add<tf.Tensor2D>(tf.matMul(y, weight, false, true), bias);
      return i < layers.length - 1 ? tf.relu(z) : z;
    }, x);

  return {
    name: `TensorFlow.js ${tf.version_core}, ${backend}`,
    batches,
    async train(part) {
      await tf.setBackend(backend);
      let loss = NaN;
      for (const { x, labels } of part) {
        const input = tf.tensor2d(x, [labels.length, x.length / labels.length]);
        const oneHot = tf.oneHot(tf.tensor1d(Int32Array.from(labels), 'int32'), classes);
        const cost = optimiser.minimize(
          () => tf.losses.softmaxCrossEntropy<tf.Tensor, tf.Scalar>(oneHot, logits(input)),
          true,
        );
        if (cost) [loss] = await cost.data();
        tf.dispose([input, oneHot, cost ?? []]);
      }
      return loss;
    },
  };
}
