/** One training step of a classifier: a batch, its loss, the gradients, the optimiser's step. */
import type { Layer } from '../../networks/layer.ts';
import type { Optimiser } from '../../networks/optimiser.ts';
import { softmaxCrossEntropy } from '../../networks/softmax-cross-entropy.ts';
import { reusedRows } from '../../numerics/vector.ts';
import type { Batch } from './batches.ts';

export interface Trainer {
  /** The batch's mean cross-entropy before the step. */
  step(batch: Batch): number;
}

export function trainer(network: Layer, optimiser: Optimiser): Trainer {
  const gradients = reusedRows('float32', network.outputSize);
  return {
    step({ x, labels, size }) {
      const gradient = gradients(size);
      const logits = network.forward(x, size);
      const { loss } = softmaxCrossEntropy(logits, labels, network.outputSize, gradient);
      network.backward(gradient, size);
      optimiser.step();
      return loss;
    },
  };
}

/** An exponential mean over about `span` values, right from the first on. */
export function runningMean(span: number): { add(value: number): void; readonly value: number } {
  const keep = 1 - 1 / span;
  let sum = 0;
  let weight = 0;
  return {
    add(value) {
      sum = keep * sum + value;
      weight = keep * weight + 1;
    },
    get value() {
      return weight === 0 ? NaN : sum / weight;
    },
  };
}
