/**
 * LeNet-5's loss (LeCun et al., 1998, equation 9): the right class's penalty plus log(e^−j + Σ e^−penalty),
 * which pushes the wrong classes' penalties up as long as they are below about j. It is the cross-entropy of
 * the negative penalties with one more class, "none of them", whose penalty is always j.
 */
import type { Vector } from '../numerics/vector.ts';
import type { Loss } from './softmax-cross-entropy.ts';

/**
 * @param penalties batch × classes, from `rbfOutput`
 * @param labels one class a row; their number is the batch's size
 * @param gradient receives the mean loss's gradient at the penalties; may be `penalties`
 * @param j positive; default 0.1
 * @returns the mean loss, and how many rows have their smallest penalty at the label (a tie: the lower class)
 * @throws RangeError where the lengths do not fit, or a label is no class
 */
export function rbfLoss(
  penalties: Vector,
  labels: ArrayLike<number>,
  classes: number,
  gradient?: Vector,
  j = 0.1,
): Loss {
  const batch = labels.length;
  if (
    batch === 0 ||
    penalties.length !== batch * classes ||
    (gradient && gradient.length !== penalties.length)
  )
    throw new RangeError(
      `rbfLoss: ${batch} labels of ${classes} classes need ${batch * classes} penalties and as many gradients, ` +
        `but there are ${penalties.length} and ${gradient?.length ?? 'none'}`,
    );
  let loss = 0;
  let correct = 0;
  for (let row = 0; row < batch; row++) {
    const start = row * classes;
    const label = labels[row];
    if (!(Number.isInteger(label) && label >= 0 && label < classes))
      throw new RangeError(`rbfLoss: label ${label} of row ${row} is not a class from 0 to ${classes - 1}`);
    let best = 0;
    for (let c = 1; c < classes; c++) if (penalties[start + c] < penalties[start + best]) best = c;
    if (penalties[start + label] <= penalties[start + best] && best === label) correct++;
    // The smallest penalty is taken out first, so that no exponential overflows and the sum is at least 1.
    const least = Math.min(j, penalties[start + best]);
    let total = Math.exp(least - j);
    for (let c = 0; c < classes; c++) total += Math.exp(least - penalties[start + c]);
    loss += penalties[start + label] - least + Math.log(total);
    if (!gradient) continue;
    for (let c = 0; c < classes; c++)
      gradient[start + c] = ((c === label ? 1 : 0) - Math.exp(least - penalties[start + c]) / total) / batch;
  }
  return { loss: loss / batch, correct };
}
