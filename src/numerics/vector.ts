import { allocate } from './simd.ts';

/**
 * The two array types that every layer accepts. Experiments train in float32, as frameworks do; tests
 * compare derivatives with finite differences in float64, where rounding leaves enough digits to see.
 */
export type Vector = Float32Array | Float64Array;

export type Precision = 'float32' | 'float64';

/** A zero-filled vector; in float32 where the kernels find it without a copy (see simd.ts, also for `postMessage`). */
export function vector(precision: Precision, length: number): Vector {
  return precision === 'float32' ? allocate(length) : new Float64Array(length);
}

/** Zeros, as many and as precise as `x` has numbers. */
export function zerosLike(x: Vector): Vector {
  return vector(x instanceof Float32Array ? 'float32' : 'float64', x.length);
}

/**
 * A matrix of fixed width whose memory is reused: `take(rows)` gives a view of exactly `rows × width`
 * numbers, the same view for the same number of rows, so that a training step allocates nothing after the
 * first. What an earlier `take` returned is overwritten by whoever writes to the next one.
 */
export function reusedRows(precision: Precision, width: number): (rows: number) => Vector {
  let memory = vector(precision, 0);
  let views = new Map<number, Vector>();
  return (rows) => {
    const known = views.get(rows);
    if (known) return known;
    if (memory.length < rows * width) {
      memory = vector(precision, rows * width);
      views = new Map();
    }
    const view = memory.subarray(0, rows * width);
    views.set(rows, view);
    return view;
  };
}
