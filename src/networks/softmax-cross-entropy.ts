/** Softmax and cross-entropy in one, which is what makes both stable. */
import { softmaxSimd } from '../numerics/softmax-simd.ts';
import type { Vector } from '../numerics/vector.ts';

export interface Loss {
  /** Mean over the batch, in nats: ln(classes) is chance. */
  readonly loss: number;
  /** Rows whose largest logit is the label's. A tie goes to the lower class; a NaN is never right. */
  readonly correct: number;
}

/**
 * @param logits batch × classes
 * @param labels one class a row; their number is the batch's size
 * @param gradient receives the mean loss's gradient at the logits, (softmax − one-hot)/batch; may be `logits`
 *
 * The largest logit is subtracted first, so that no exponential overflows, and log Σ exp is never the
 * logarithm of 0. (In double precision and without SIMD: of ten classes it is a hundredth of a training step.) The label's logit is subtracted before the logarithm is added: the loss of a very sure and
 * right answer keeps its digits.
 */
export function softmaxCrossEntropy(
  logits: Vector,
  labels: ArrayLike<number>,
  classes: number,
  gradient?: Vector,
): Loss {
  const batch = labels.length;
  if (batch === 0 || logits.length !== batch * classes || (gradient && gradient.length !== logits.length))
    throw new RangeError(
      `softmaxCrossEntropy: ${batch} labels of ${classes} classes need ${batch * classes} logits and as many ` +
        `gradients, but there are ${logits.length} and ${gradient?.length ?? 'none'}`,
    );
  let loss = 0;
  let correct = 0;
  for (let row = 0; row < batch; row++) {
    const start = row * classes;
    const label = labels[row];
    if (!(label >= 0 && label < classes))
      throw new RangeError(
        `softmaxCrossEntropy: label ${label} of row ${row} is not a class from 0 to ${classes - 1}`,
      );
    const best = largest(logits, start, classes);
    if (best === label) correct++;
    const top = logits[start + best];
    let total = 0;
    for (let c = 0; c < classes; c++) total += Math.exp(logits[start + c] - top);
    loss += top - logits[start + label] + Math.log(total);
    if (!gradient) continue;
    for (let c = 0; c < classes; c++)
      gradient[start + c] = (Math.exp(logits[start + c] - top) / total - (c === label ? 1 : 0)) / batch;
  }
  return { loss: loss / batch, correct };
}

/** Writes the class probabilities of `logits` (rows of `classes`) to `probabilities`, which may be `logits`. */
export function softmax(logits: Vector, classes: number, probabilities: Vector): void {
  if (softmaxSimd(logits, classes, probabilities)) return;
  for (let start = 0; start < logits.length; start += classes) {
    const top = logits[start + largest(logits, start, classes)];
    let total = 0;
    for (let c = 0; c < classes; c++) {
      const weight = Math.exp(logits[start + c] - top);
      probabilities[start + c] = weight;
      total += weight;
    }
    for (let c = 0; c < classes; c++) probabilities[start + c] /= total;
  }
}

/** The class of the largest of `classes` logits from `start` on, the lower one in a tie. */
export function largest(logits: Vector, start: number, classes: number): number {
  let best = 0;
  for (let c = 1; c < classes; c++) if (logits[start + c] > logits[start + best]) best = c;
  return best;
}
