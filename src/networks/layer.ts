/**
 * What a layer is. Everything a network is made of fits this, a whole network included.
 *
 * Batches are row-major, one example a row. A layer owns the buffers it returns and writes over them at the
 * next call, so that training allocates nothing after the first step; whoever keeps a result copies it.
 */
import type { Vector } from '../numerics/vector.ts';

/** Something learned. */
export interface Parameter {
  readonly name: string;
  readonly value: Vector;
  /** Of the loss, from the last `backward`. */
  readonly gradient: Vector;
  readonly shape: readonly number[];
}

export interface Layer {
  readonly inputSize: number;
  readonly outputSize: number;
  readonly parameters: readonly Parameter[];
  /** @param x batchSize × inputSize. @returns batchSize × outputSize */
  forward(x: Vector, batchSize: number): Vector;
  /**
   * Belongs to the last `forward`, whose input must not have changed. Writes over the parameters' gradients
   * (it does not add to them, so nothing needs to be set to zero).
   *
   * @param dy the loss's gradient at the output, batchSize × outputSize
   * @returns its gradient at the input, batchSize × inputSize
   */
  backward(dy: Vector, batchSize: number): Vector;
}

/** Throws where a batch is not `batchSize` rows of `size` numbers, naming the layer. */
export function checkBatch(layer: string, x: Vector, batchSize: number, size: number): void {
  if (x.length === batchSize * size) return;
  throw new RangeError(
    `${layer}: a batch of ${batchSize} needs ${batchSize} × ${size} = ${batchSize * size} numbers, ` +
      `but has ${x.length}`,
  );
}
