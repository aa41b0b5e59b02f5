/**
 * Orthogonal weights (Saxe, McClelland and Ganguli, 2014): the matrix [units, fan-in] has orthonormal rows, or
 * columns where there are more units than inputs, every such matrix equally likely. A convolution's kernels
 * count as one row a channel, as in PyTorch.
 */
import type { Initialiser } from './initialisers.ts';

/** @param gain factor of the whole matrix; default 1 */
export function orthogonal(gain = 1): Initialiser {
  return (weights, { fanIn }, random) => {
    const units = weights.length / fanIn;
    if (!Number.isInteger(units))
      throw new RangeError(`orthogonal: ${weights.length} weights are no whole number of rows of ${fanIn}`);
    const [count, length] = units <= fanIn ? [units, fanIn] : [fanIn, units];
    const vectors = orthonormal(count, length, () => random.normal());
    for (let unit = 0; unit < units; unit++)
      for (let i = 0; i < fanIn; i++)
        weights[unit * fanIn + i] = gain * (units <= fanIn ? vectors[unit][i] : vectors[i][unit]);
  };
}

/** Gram and Schmidt's method on normal vectors; the second pass takes out what rounding has left in. */
function orthonormal(count: number, length: number, draw: () => number): Float64Array[] {
  const vectors: Float64Array[] = [];
  for (let n = 0; n < count; n++) {
    const vector = Float64Array.from({ length }, draw);
    for (const _pass of [1, 2]) {
      for (const other of vectors) {
        const shared = dot(vector, other);
        for (let i = 0; i < length; i++) vector[i] -= shared * other[i];
      }
      const norm = Math.sqrt(dot(vector, vector));
      for (let i = 0; i < length; i++) vector[i] /= norm;
    }
    vectors.push(vector);
  }
  return vectors;
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i] * b[i];
  return sum;
}
