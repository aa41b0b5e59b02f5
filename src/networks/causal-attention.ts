/**
 * Attention of several heads (Vaswani et al., 2017) in which each position sees itself and those before it:
 * softmax(Q·Kᵀ/√size)·V for each head, where size is the width of a head. No weights: queries, keys and values
 * come from the layer before it.
 */
import { matmul, matmulTransposedA, matmulTransposedB } from '../numerics/matmul.ts';
import { reusedRows, vector, type Precision, type Vector } from '../numerics/vector.ts';
import { checkBatch, type Layer } from './layer.ts';

export interface CausalAttentionOptions {
  readonly positions: number;
  /** Of a position's output; its input is three times as wide. */
  readonly width: number;
  /** Must divide the width. */
  readonly heads: number;
  /** Default float32. */
  readonly precision?: Precision;
}

export interface CausalAttention extends Layer {
  /** How much each position attends to each in the last forward: batchSize × heads × positions × positions. */
  weights(): Vector;
}

/**
 * Takes positions × (queries, keys, values), each `width` numbers with the heads side by side; gives
 * positions × width. @throws RangeError where the heads do not divide the width
 */
export function causalAttention({
  positions,
  width,
  heads,
  precision = 'float32',
}: CausalAttentionOptions): CausalAttention {
  const size = width / heads;
  if (!Number.isInteger(size))
    throw new RangeError(`causalAttention: ${heads} heads do not divide a width of ${width}`);
  const square = positions * positions;
  const scale = 1 / Math.sqrt(size);
  const outputs = reusedRows(precision, positions * width);
  const inputGradients = reusedRows(precision, 3 * positions * width);
  const attentions = reusedRows(precision, heads * square);
  // Of one head of one example.
  const perHead = () => vector(precision, positions * size);
  const [q, k, v, o] = [perHead(), perHead(), perHead(), perHead()];
  const [dq, dk, dv] = [perHead(), perHead(), perHead()];
  const scores = vector(precision, square);
  const slopes = vector(precision, square);
  let input = vector(precision, 0);
  let attention = input;

  /** One head's numbers from rows of `rowLength`, starting at `at`, to a matrix of positions × size. */
  function gather(from: Vector, at: number, rowLength: number, to: Vector): void {
    for (let t = 0, i = 0; t < positions; t++, at += rowLength)
      for (let j = at; j < at + size; j++) to[i++] = from[j];
  }

  function scatter(from: Vector, to: Vector, at: number, rowLength: number): void {
    for (let t = 0, i = 0; t < positions; t++, at += rowLength)
      for (let j = at; j < at + size; j++) to[j] = from[i++];
  }

  function gatherHead(example: number, head: number): number {
    const at = example * positions * 3 * width + head * size;
    gather(input, at, 3 * width, q);
    gather(input, at + width, 3 * width, k);
    gather(input, at + 2 * width, 3 * width, v);
    return at;
  }

  return {
    inputSize: 3 * positions * width,
    outputSize: positions * width,
    parameters: [],
    weights: () => attention,

    forward(x, batchSize) {
      checkBatch('causalAttention.forward', x, batchSize, 3 * positions * width);
      input = x;
      attention = attentions(batchSize);
      const y = outputs(batchSize);
      for (let example = 0; example < batchSize; example++)
        for (let head = 0; head < heads; head++) {
          gatherHead(example, head);
          matmulTransposedB(q, k, scores, positions, positions, size);
          causalSoftmax(scores, positions, scale);
          attention.set(scores, (example * heads + head) * square);
          matmul(scores, v, o, positions, size, positions);
          scatter(o, y, example * positions * width + head * size, width);
        }
      return y;
    },

    backward(dy, batchSize) {
      checkBatch('causalAttention.backward', dy, batchSize, positions * width);
      const dx = inputGradients(batchSize);
      for (let example = 0; example < batchSize; example++)
        for (let head = 0; head < heads; head++) {
          const at = gatherHead(example, head);
          gather(dy, example * positions * width + head * size, width, o);
          const start = (example * heads + head) * square;
          for (let i = 0; i < square; i++) scores[i] = attention[start + i];
          matmulTransposedA(scores, o, dv, positions, size, positions);
          matmulTransposedB(o, v, slopes, positions, positions, size);
          causalSoftmaxBackward(scores, slopes, positions, scale);
          matmul(slopes, k, dq, positions, size, positions);
          matmulTransposedA(slopes, q, dk, positions, size, positions);
          scatter(dq, dx, at, 3 * width);
          scatter(dk, dx, at + width, 3 * width);
          scatter(dv, dx, at + 2 * width, 3 * width);
        }
      return dx;
    },
  };
}

/** Row t becomes the softmax of scale times its first t + 1 numbers, and 0 after them. */
function causalSoftmax(scores: Vector, positions: number, scale: number): void {
  for (let t = 0; t < positions; t++) {
    const start = t * positions;
    let top = -Infinity;
    for (let i = start; i <= start + t; i++) top = Math.max(top, scores[i]);
    let total = 0;
    for (let i = start; i <= start + t; i++) {
      scores[i] = Math.exp(scale * (scores[i] - top));
      total += scores[i];
    }
    for (let i = start; i <= start + t; i++) scores[i] /= total;
    for (let i = start + t + 1; i < start + positions; i++) scores[i] = 0;
  }
}

/** In `slopes`: the gradient at the softmax's output becomes that at the scores. */
function causalSoftmaxBackward(softmax: Vector, slopes: Vector, positions: number, scale: number): void {
  for (let t = 0; t < positions; t++) {
    const start = t * positions;
    let mean = 0;
    for (let i = start; i <= start + t; i++) mean += softmax[i] * slopes[i];
    for (let i = start; i <= start + t; i++) slopes[i] = scale * softmax[i] * (slopes[i] - mean);
    for (let i = start + t + 1; i < start + positions; i++) slopes[i] = 0;
  }
}
