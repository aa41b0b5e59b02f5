/** One training step of a classifier: a batch, its loss, the gradients, the optimiser's step. */
import { stopIfDiverged, type Watched } from '../../networks/divergence.ts';
import type { Optimiser } from '../../networks/optimiser.ts';
import { softmaxCrossEntropy } from '../../networks/softmax-cross-entropy.ts';
import { reusedRows } from '../../numerics/vector.ts';
import type { Batch } from './batches.ts';

export interface Trainer {
  /**
   * The batch's mean cross-entropy before the step.
   * @throws DivergenceError where it is not finite, with the first number on the way to it that is not
   */
  step(batch: Batch): number;
}

export function trainer(network: Watched, optimiser: Optimiser): Trainer {
  const gradients = reusedRows('float32', network.outputSize);
  let step = 0;
  return {
    step({ x, labels, size }) {
      step++;
      const gradient = gradients(size);
      const logits = network.forward(x, size);
      const { loss } = softmaxCrossEntropy(logits, labels, network.outputSize, gradient);
      network.backward(gradient, size);
      // A gradient that is not finite makes the next loss so: to look at all of them each time would cost a tenth.
      if (!Number.isFinite(loss)) stopIfDiverged({ step, loss, network, x, batchSize: size });
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
