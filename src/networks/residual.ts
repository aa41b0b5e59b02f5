/**
 * A residual block (He, Zhang, Ren and Sun, 2016): y = shortcut(x) + scale·branch(x). The shortcut is the
 * identity unless the branch changes the size.
 */
import { reusedRows, type Precision } from '../numerics/vector.ts';
import { checkBatch, type Layer } from './layer.ts';

export interface ResidualOptions {
  readonly branch: Layer;
  /** Default: the identity. */
  readonly shortcut?: Layer;
  /** Default 1. With He's weights and no normalisation the variance doubles at every block unless this is small. */
  readonly scale?: number;
  /** Default float32. */
  readonly precision?: Precision;
}

/** @throws RangeError where branch and shortcut do not have the same sizes */
export function residual({ branch, shortcut, scale = 1, precision = 'float32' }: ResidualOptions): Layer {
  const { inputSize, outputSize } = branch;
  const around = shortcut ?? { inputSize, outputSize: inputSize };
  if (around.inputSize !== inputSize || around.outputSize !== outputSize)
    throw new RangeError(
      `residual: the branch makes ${outputSize} numbers of ${inputSize}, ` +
        `but the shortcut ${around.outputSize} of ${around.inputSize}`,
    );
  const outputs = reusedRows(precision, outputSize);
  const scaledGradients = reusedRows(precision, outputSize);
  const inputGradients = reusedRows(precision, inputSize);
  return {
    inputSize,
    outputSize,
    parameters: [...branch.parameters, ...(shortcut?.parameters ?? [])],
    forward(x, batchSize) {
      checkBatch('residual.forward', x, batchSize, inputSize);
      const y = outputs(batchSize);
      const change = branch.forward(x, batchSize);
      const kept = shortcut ? shortcut.forward(x, batchSize) : x;
      for (let i = 0; i < y.length; i++) y[i] = kept[i] + scale * change[i];
      return y;
    },
    backward(dy, batchSize) {
      checkBatch('residual.backward', dy, batchSize, outputSize);
      const scaled = scaledGradients(batchSize);
      for (let i = 0; i < dy.length; i++) scaled[i] = scale * dy[i];
      const byBranch = branch.backward(scaled, batchSize);
      const byShortcut = shortcut ? shortcut.backward(dy, batchSize) : dy;
      const dx = inputGradients(batchSize);
      for (let i = 0; i < dx.length; i++) dx[i] = byBranch[i] + byShortcut[i];
      return dx;
    },
  };
}
